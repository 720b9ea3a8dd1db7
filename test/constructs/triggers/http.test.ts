import { Duration } from 'cdk8s';
import { HttpTrigger } from '../../../constructs';
import { compile } from '../../../src/language/template/template';
import { fired, key } from './fired';

const url = 'https://shop.example.com/invoices';

describe('HttpTrigger', () => {
  it('makes a payload of a body, whose constants stay what they are', () => {
    const trigger = fired((placed) =>
      HttpTrigger.post(url, {
        id: placed.raw('body.id'),
        to: placed.data('body.customer'),
        kind: 'x',
        copies: [2, null],
      }),
    );
    expect(trigger?.policy).toEqual({ status: { allow: [200, 201, 202, 204] } });
    expect(trigger?.template.http).toEqual({
      url,
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      payload: [
        { dest: 'id', src: { dependencyName: 'placed', dataKey: 'body.id', useRawData: true } },
        { dest: 'to', src: { dependencyName: 'placed', dataKey: 'body.customer' } },
        { dest: 'kind', src: { dependencyName: 'placed', value: 'x' } },
        { dest: 'copies.0', src: { dependencyName: 'placed', dataKey: '!2', useRawData: true } },
        { dest: 'copies.1', src: { dependencyName: 'placed', dataKey: '!null', useRawData: true } },
      ],
    });
  });

  it('makes one template of a longer text, which prints numbers in full and fails on what is missing', () => {
    const trigger = fired((placed) => HttpTrigger.post(url, { text: `{{order}} {${placed.data('body.id')}} placed` }));
    const [parameter] = trigger?.template.http?.payload ?? [];
    const template = compile(parameter?.src.dataTemplate ?? '');
    expect(template.run({ body: { id: 1296269 } })).toBe('{{order}} {1296269} placed');
    expect(() => template.run({ body: {} })).toThrow('body.id is missing');
  });

  it('sends a text as it is, and a constant body as its JSON', () => {
    expect(fired((placed) => HttpTrigger.put(url, placed.wholeEvent()))?.template.http?.payload).toEqual([
      { dest: '', src: { dependencyName: 'placed' } },
    ]);
    expect(fired(() => HttpTrigger.patch(url, { on: true, n: 1 }))?.template.http?.payload).toEqual([
      { dest: '', src: { dependencyName: 'placed', value: '{"on":true,"n":1}' } },
    ]);
  });

  it('takes values of events in the address and the headers', () => {
    const trigger = fired((placed) =>
      HttpTrigger.get(`${url}/${placed.data('body.id')}`, { headers: { 'X-Customer': placed.data('body.customer') } }),
    );
    expect(trigger?.parameters).toEqual([
      { dest: 'http.url', operation: 'append', src: { dependencyName: 'placed', dataKey: 'body.id' } },
      { dest: 'http.headers.X-Customer', src: { dependencyName: 'placed', dataKey: 'body.customer' } },
    ]);
    expect(trigger?.template.http).toMatchObject({ url: `${url}/`, method: 'GET' });
  });

  it('reaches every field of the kind', () => {
    const fields = {
      host: 'shop',
      basicAuth: { username: key('u'), password: key('p') },
      tls: { caCertSecret: key('ca') },
    };
    const trigger = fired(() =>
      HttpTrigger.delete(url, {
        ...fields,
        secureHeaders: { Authorization: key('token'), 'X-Zone': { configMapKeyRef: { name: 'zone', key: 'z' } } },
        timeout: Duration.minutes(2),
        allow: 'any',
      }),
    );
    expect(trigger?.policy).toBeUndefined();
    expect(trigger?.template.http).toEqual({
      url,
      method: 'DELETE',
      ...fields,
      timeout: 120,
      secureHeaders: [
        { name: 'Authorization', valueFrom: { secretKeyRef: key('token') } },
        { name: 'X-Zone', valueFrom: { configMapKeyRef: { name: 'zone', key: 'z' } } },
      ],
    });
  });

  it('takes headers that upstream calls dynamic', () => {
    const trigger = fired((placed) =>
      HttpTrigger.get(url, {
        dynamicHeaders: { 'X-Order.Id': placed.data('body.id'), 'X-Zone': `zone ${placed.data('body.customer')}` },
      }),
    );
    expect(trigger?.template.http?.dynamicHeaders).toEqual([
      { dest: 'X-Order.Id', src: { dependencyName: 'placed', dataKey: 'body.id' } },
      { dest: 'X-Zone', src: { dependencyName: 'placed', dataTemplate: expect.stringMatching(/^zone /) } },
    ]);
    expect(trigger).not.toHaveProperty('parameters');
  });

  it.each([
    ['', {}, "a trigger of kind http needs 'url', which is an empty text"],
    [
      'https://me:pass@shop.example.com',
      {},
      "'url' of a trigger of kind http holds a password, which anybody could read",
    ],
    ['shop.example.com', {}, "has the address 'shop.example.com'; begin it with http:// or https://"],
    [url, { allow: [99] }, 'allows the status 99; use whole numbers from 100 to 599'],
    [url, { allow: [] }, 'allows no status, so that each request would fail'],
  ])('refuses %j with %j', (address, options, message) => {
    expect(() => HttpTrigger.post(address, {}, options)).toThrow(message);
  });

  it('refuses texts that one template cannot say', () => {
    const bodies = (text: (placed: Parameters<Parameters<typeof fired>[0]>[0]) => string) => () =>
      fired((placed) => HttpTrigger.post(url, { text: text(placed) }));
    expect(bodies((placed) => `a ${placed.raw('body.id')}`)).toThrow(
      "'text' holds raw('body.id') inside a longer text",
    );
    expect(bodies((placed) => `a ${placed.wholeEvent()}`)).toThrow("'text' holds a whole event inside a longer text");
    expect(bodies((placed) => `${placed.data('body.id')} ${placed.context('id')}`)).toThrow(
      "values of an event's data and of its context, of which upstream reads only one",
    );
    expect(bodies((placed) => `a ${placed.data('body.items.#(x==1).y' as 'body.id')}`)).toThrow(
      'inside a longer text, where a path is names and indexes only',
    );
  });
});
