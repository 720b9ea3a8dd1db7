import type { Events } from '../../../src/evaluate/parameters/source';
import type { Rendering } from '../../../src/evaluate/render/render';
import { compileRenderer, render } from '../../../src/evaluate/render/render';
import { decodeStruct } from '../../../src/evaluate/shape/decode';
import { Trail } from '../../../src/evaluate/step';
import { decodeExact } from '../../../src/language/go/exact-json';
import { encode } from '../../../src/language/go/json';
import type { Json, JsonObject } from '../../../src/model/json';
import type { Trigger } from '../../../src/model/trigger';
import { documentOf } from '../pushes';

const events: Events = new Map([
  ['push', documentOf('{"ref":"main","n":7,"id":9007199254740993,"o":{"a":1},"yes":true}')],
]);

const from = (dest: string, dataKey: string, more: JsonObject = {}, dependencyName = 'push'): JsonObject => ({
  dest,
  src: { dependencyName, dataKey, ...(more.useRawData === undefined ? {} : { useRawData: more.useRawData }) },
  ...(more.operation === undefined ? {} : { operation: more.operation }),
});

const raw = { useRawData: true };

function trigger(template: JsonObject, parameters?: Json): Trigger {
  return decodeStruct<Trigger>(
    'Trigger',
    { template: { name: 't', ...template }, ...(parameters && { parameters }) },
    'trigger',
  );
}

const rendered = (template: JsonObject, parameters?: Json, source?: JsonObject): Rendering =>
  render(trigger(template, parameters), events, source);

const pod: JsonObject = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p', labels: { a: 'b' } } };

describe('rendering an object', () => {
  it('fills in the parameters and leaves the manifest alone', () => {
    const { resource, template, steps } = rendered({
      k8s: { source: { resource: pod }, parameters: [from('metadata.labels.ref', 'ref'), from('spec.n', 'n', raw)] },
    });
    expect(resource).toEqual({ ...pod, metadata: { name: 'p', labels: { a: 'b', ref: 'main' } }, spec: { n: 7 } });
    expect(template.k8s?.source).toEqual({ resource: pod });
    expect(steps).toHaveLength(2);
  });

  it('without parameters takes it as it is', () => {
    expect(rendered({ argoWorkflow: { operation: 'submit', source: { resource: { anything: 1 } } } }).resource).toEqual(
      {
        anything: 1,
      },
    );
  });

  it('keeps the digits of numbers beyond 2^53 in its text', () => {
    const { resource, resourceText } = rendered({
      k8s: { source: { resource: pod }, parameters: [from('spec.id', 'id', raw)] },
    });
    expect(resource?.spec).toEqual({ id: 9007199254740992 });
    expect(resourceText?.()).toContain('"spec":{"id":9007199254740993}');
    expect(rendered({ k8s: { source: { resource: pod } } }).resourceText?.()).toBe(encode(pod as never));
  });

  it('needs a kind and a version that make sense once there are parameters', () => {
    const source = { resource: { metadata: {} } };
    expect(rendered({ k8s: { source } }).resource).toEqual(source.resource);
    expect(() => rendered({ k8s: { source, parameters: [] } })).toThrow("the object has no 'kind'");
    expect(() => rendered({ k8s: { source, parameters: [] } })).toThrow(
      expect.objectContaining({ code: 'bad-definition' }),
    );
    expect(() =>
      rendered({
        k8s: { source: { resource: pod }, parameters: [from('apiVersion', 'ref'), from('apiVersion', 'ref')] },
      }),
    ).not.toThrow();
    expect(() => rendered({ k8s: { source: { resource: { ...pod, apiVersion: 'a/b/c' } }, parameters: [] } })).toThrow(
      'several slashes',
    );
    expect(() => rendered({ k8s: { source: { resource: pod }, parameters: [from('kind', 'o', raw)] } })).toThrow(
      "no 'kind'",
    );
  });

  it('reads an inline object when it can read YAML', () => {
    const inline = trigger({ k8s: { source: { inline: 'kind: Pod' } } });
    expect(() => render(inline, events)).toThrow(
      "the object of the trigger must be fetched first: its source is 'inline'",
    );
    const options = { yamlToJson: (yaml: string) => (yaml === 'kind: Pod' ? '{"kind":"Pod"}' : yaml) };
    expect(render(inline, events, options).resource).toEqual({ kind: 'Pod' });
    const empty = trigger({ k8s: { source: { inline: 'null' }, parameters: [from('kind', 'ref')] } });
    expect(render(empty, events, options).resource).toEqual({ kind: 'main' });
    expect(() => render(trigger({ k8s: { source: { inline: '[1]' } } }), events, options)).toThrow('is no object');
  });

  it('takes an object that was fetched', () => {
    const fetched = trigger({
      k8s: { source: { s3: { bucket: { name: 'b' } } }, parameters: [from('spec.ref', 'ref')] },
    });
    const { unfetched, resource } = render(fetched, events);
    expect(resource).toBeUndefined();
    expect(unfetched?.location).toEqual({ s3: { bucket: { name: 'b' } } });
    expect(unfetched?.complete(JSON.stringify(pod)).resource).toEqual({ ...pod, spec: { ref: 'main' } });
    expect(() => unfetched?.complete('[1]')).toThrow('what was fetched is no object');
    expect(() => unfetched?.complete('{')).toThrow(expect.objectContaining({ code: 'not-fetched' }));
  });

  it('takes an object from where parameters say', () => {
    const parameters = [from('k8s.source.url.path', 'ref', { operation: 'append' })];
    const { unfetched } = rendered({ k8s: { source: { url: { path: 'http://x/' } } } }, parameters);
    expect(unfetched?.location).toEqual({ url: { path: 'http://x/main' } });
  });

  it('fills in a live object whose name was fetched', () => {
    const k8s = {
      source: { file: { path: '/x' } },
      parameters: [from('ref', 'ref')],
      operation: 'update',
      liveObject: true,
    };
    const named = rendered({ k8s }).unfetched?.complete(JSON.stringify(pod));
    expect(named?.resource).toEqual(pod);
    expect(named?.fill?.(JSON.stringify(pod))).toBe(JSON.stringify({ ...pod, ref: 'main' }));
  });

  it.each<[JsonObject, string]>([
    [{}, 'the trigger has no source: name the object to act on'],
    [{ source: {} }, 'the trigger has no source: name the object to act on'],
    [{ source: { resource: [1] } }, 'the source of the trigger is no object'],
    [{ source: { inline: '{}' } }, "its source is 'inline'"],
  ])('refuses the trigger %j', (k8s, message) => {
    expect(() => rendered({ k8s })).toThrow(message);
    expect(() => rendered({ k8s })).toThrow(expect.objectContaining({ code: 'bad-definition' }));
  });
});

describe('rendering a message', () => {
  it('fills in the template, then the kind, then the payload', () => {
    const parameters = [from('url', 'ref', { operation: 'append' })];
    const http = { url: 'x', payload: [from('ref', 'ref')], parameters };
    const { template, payload, steps } = rendered({ http }, [from('http.url', 'n')]);
    expect(template.http).toMatchObject({ url: '7main', method: 'POST' });
    expect(payload).toBe('{"ref":"main"}');
    expect(steps.map(({ asked }) => asked)).toEqual([
      'http.url = data n of push',
      'url = append data ref of push',
      'ref = data ref of push',
    ]);
  });

  it('may have its payload changed by parameters', () => {
    const payload = [from('ref', 'ref')];
    const byTemplate = rendered({ http: { url: 'x', payload } }, [from('http.payload.0.dest', 'ref')]);
    expect(byTemplate.payload).toBe('{"main":"main"}');
    const byKind = rendered({ http: { url: 'x', payload, parameters: [from('payload.0.dest', 'ref')] } });
    expect(byKind.payload).toBe('{"main":"main"}');
  });

  it('may have its payload changed by each event', () => {
    const parameters = [from('payload.0.dest', 'ref')];
    const renderer = compileRenderer(trigger({ http: { url: 'x', payload: [from('ref', 'ref')], parameters } }));
    expect(renderer.render(events).payload).toBe('{"main":"main"}');
    expect(renderer.render(new Map([['push', documentOf({ ref: 'dev' })]])).payload).toBe('{"dev":"dev"}');
  });

  it('turns headers with values from events into headers', () => {
    const http = { url: 'x', headers: { A: '1', B: '2' }, dynamicHeaders: [from('B', 'ref')] };
    const { template, steps } = rendered({ http });
    expect(template.http?.headers).toEqual({ A: '1', B: 'main' });
    expect(template.http?.dynamicHeaders).toBeUndefined();
    expect(steps).toEqual([{ stage: 'parameter', asked: 'header B = data ref of push', passed: true, found: 'main' }]);
    const absent = { url: 'x', dynamicHeaders: [from('B', 'ref', {}, 'absent')] };
    const trail = new Trail();
    expect(() => compileRenderer(trigger({ http: absent })).render(events, trail)).toThrow('had no event');
    expect(trail.steps).toEqual([
      {
        stage: 'parameter',
        asked: 'header B = data ref of absent',
        passed: false,
        error: 'its dependency had no event',
      },
    ]);
    const missing = new Trail();
    const nowhere = { url: 'x', dynamicHeaders: [from('B', 'nope')] };
    expect(() => compileRenderer(trigger({ http: nowhere })).render(events, missing)).toThrow("nothing at 'nope'");
    expect(missing.steps).toMatchObject([{ asked: 'header B = data nope of push', passed: false }]);
    expect(() => rendered({ http: absent })).toThrow(
      expect.objectContaining({
        code: 'program-failed',
        message: expect.stringContaining("the header 'B' needs a value, and its dependency had no event") as string,
      }) as Error,
    );
  });

  it.each(['awsLambda', 'azureEventHubs', 'azureServiceBus', 'kafka', 'nats', 'pulsar'])(
    'of %s needs a payload',
    (key) => {
      expect(() => rendered({ [key]: {} })).toThrow("trigger 't' has no payload parameters");
      expect(() => rendered({ [key]: {} })).toThrow(expect.objectContaining({ code: 'bad-definition' }));
    },
  );

  it('of another kind does without a payload', () => {
    expect(rendered({ http: { url: 'x' } }).payload).toBeUndefined();
    expect(rendered({ kafka: { url: 'x', topic: 't', payload: [] } }).payload).toBe('');
    expect(rendered({ openWhisk: { host: 'x' } }).payload).toBeUndefined();
    expect(rendered({ log: { intervalSeconds: 3 } })).toMatchObject({
      template: { name: 't', log: { intervalSeconds: 3 } },
      steps: [],
      logged: [{ dependency: 'push', text: expect.stringContaining('"ref":"main"'), context: { id: '1' } }],
    });
  });

  it('of email and Slack ignores the parameters of the kind, and of NATS those of the subject', () => {
    const parameters = [from('subject', 'ref')];
    expect(rendered({ email: { subject: 's', parameters } }).template.email?.subject).toBe('s');
    expect(rendered({ slack: { message: 'm', parameters: [from('message', 'ref')] } }).template.slack?.message).toBe(
      'm',
    );
    const nats = { url: 'x', subject: 's', payload: [], parameters: [...parameters, from('url', 'ref')] };
    expect(rendered({ nats }).template.nats).toMatchObject({ subject: 's', url: 'main' });
    expect(rendered({ email: { subject: 's' } }, [from('email.subject', 'ref')]).template.email?.subject).toBe('main');
  });

  it('of a custom trigger is about its spec', () => {
    const custom = { serverURL: 'x', spec: { a: 'b' }, parameters: [from('a', 'ref')], payload: [from('', 'n')] };
    expect(rendered({ custom })).toMatchObject({ resource: { a: 'main' }, payload: '7' });
    const plain = trigger({ custom: { spec: { a: 'b' } } });
    expect(render(plain, events).resource).toBe(plain.template.custom?.spec);
    expect(() => rendered({ custom: { parameters: [from('-1', 'ref')], spec: {} } })).not.toThrow();
  });

  it('refuses what a parameter puts where it cannot be', () => {
    const http = { url: 'x', parameters: [from('timeout', 'ref')] };
    expect(() => rendered({ http })).toThrow('http.timeout must be a whole number');
    expect(() => rendered({ http: { url: 'x' } }, [from('name', 'n', raw)])).toThrow(
      'template.name must be a text, found 7',
    );
    expect(() => rendered({ http: { url: 'x' } }, [from('http.parameters.0', 'o', raw)])).toThrow(
      'the parameter has no src',
    );
  });

  it('needs a kind', () => {
    expect(() => rendered({})).toThrow("trigger 't' says not what to do: it has no known kind");
    expect(() => rendered({})).toThrow(expect.objectContaining({ code: 'bad-definition' }));
  });

  it('is the same each time', () => {
    const renderer = compileRenderer(trigger({ http: { url: 'x', payload: [from('n', 'n', raw)] } }));
    expect(renderer.render(events).payload).toBe('{"n":7}');
    expect(renderer.render(new Map([['push', documentOf({ n: 8 })]])).payload).toBe('{"n":8}');
    expect(renderer.render(events).template).toBe(renderer.render(events).template);
  });

  it('reads an object that stands in it once', () => {
    const read: string[] = [];
    const yamlToJson = (yaml: string): string => {
      read.push(yaml);
      return '{"kind":"Pod"}';
    };
    const renderer = compileRenderer(trigger({ k8s: { source: { inline: 'kind: Pod' } } }), { yamlToJson });
    expect(renderer.render(events).resource).toBe(renderer.render(events).resource);
    expect(read).toEqual(['kind: Pod']);
  });
});

describe('what a log shows of an event', () => {
  it.each<[string | undefined, string | undefined, string]>([
    ['application/json', '{"a":1}', '{"a":1}'],
    ['Application/JSON; charset=utf-8', '{"a":1}', '{"a":1}'],
    ['text/plain', 'a text', 'a text'],
    ['application/octet-stream', 'ab', 'YWI='],
    [undefined, 'ab', 'YWI='],
    ['application/octet-stream', undefined, ''],
  ])('of type %s with the data %j is %j', (datacontenttype, data, text) => {
    const logged = render(trigger({ log: {} }), new Map([['a', documentOf(data, { datacontenttype })]])).logged;
    expect(logged).toMatchObject([{ dependency: 'a', text, context: { datacontenttype: datacontenttype ?? '' } }]);
  });
});

describe('exact JSON', () => {
  it('keeps whole numbers of 64 bits', () => {
    const { value, exact } = decodeExact(
      '{"a":[9007199254740993,-9007199254740993,"9007199254740993"],"b":9223372036854775808}',
    );
    expect(exact).toEqual({ a: [9007199254740993n, -9007199254740993n, '9007199254740993'], b: 9223372036854775808 });
    expect(value).toEqual({ a: [9007199254740992, -9007199254740992, '9007199254740993'], b: 9223372036854775808 });
  });

  it('takes other numbers as they are, and lets no text pass for a number', () => {
    expect(decodeExact('[1.2345678901234567890,1234567890123456789e5,"\\"9007199254740993",true,null]').exact).toEqual([
      1.2345678901234567,
      Number('1234567890123456789e5'),
      '"9007199254740993',
      true,
      null,
    ]);
    const tricky = '["\\u0000integer 9007199254740993",9007199254740993]';
    expect(decodeExact(tricky).exact).toEqual(['\u0000integer 9007199254740993', 9007199254740992]);
  });
});

describe('rendering what only the trigger can get', () => {
  it('names the live object, and fills in the values once it is there', () => {
    const k8s = {
      source: { resource: pod },
      operation: 'update',
      liveObject: true,
      parameters: [from('spec.ref', 'ref')],
    };
    const { resource, fill } = rendered({ k8s });
    expect(resource).toEqual(pod);
    expect(fill?.('{"kind":"Pod","spec":{"n":9007199254740993}}')).toBe(
      '{"kind":"Pod","spec":{"n":9007199254740993,"ref":"main"}}',
    );
    expect(() => fill?.('{"spec":{}}')).toThrow("the object has no 'kind'");
    expect(rendered({ k8s: { ...k8s, parameters: undefined } } as never).fill).toBeUndefined();
  });

  it('fills the values into whatever the server of a custom trigger makes of the spec', () => {
    const custom = { serverURL: 'x', secure: false, spec: { a: 'b' }, parameters: [from('ref', 'ref')] };
    expect(rendered({ custom }).fill?.('{"made":1}')).toBe('{"made":1,"ref":"main"}');
    expect(rendered({ custom: { ...custom, parameters: [] } }).fill).toBeUndefined();
  });

  it('says when the trigger counts as a success', () => {
    const policy = { status: { allow: [201] } };
    expect(render({ template: { name: 't', http: { url: 'x' } }, policy }, events).policy).toEqual(policy);
  });
});
