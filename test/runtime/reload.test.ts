import type { Runtime } from '../../src/runtime/runtime';
import { body, Lab, until } from './lab';
import { eventSources, post, resourcesOf, send, sensor } from './pipeline';

const lab = new Lab();
const pipeline = `${eventSources}---${sensor()}`;
const other = sensor({ conditions: 'b' }).replace('name: copy', 'name: other');

const withoutCertificate = eventSources.replace(
  'endpoint: /push,',
  'endpoint: /push, serverCertSecret: { name: tls, key: crt }, serverKeySecret: { name: tls, key: key },',
);

const urlOf = (runtime: Runtime, event: string): string =>
  runtime.endpoints.find(({ eventName }) => eventName === event)?.url ?? '';

describe('a reload', () => {
  it('drops neither a request nor an event while triggers and endpoints change', async () => {
    const running = await lab.start(pipeline);
    const url = urlOf(running, 'a');
    const statuses: number[] = [];
    const sending = new AbortController();
    const sender = (async () => {
      for (let number = 0; !sending.signal.aborted; number++)
        statuses.push((await send(url, body(String(number)))).status);
    })();
    for (const round of [1, 2, 3]) {
      const changed = sensor().replace('generateName: kept-', `generateName: kept-${round}-`);
      const wanted = statuses.length + 5;
      await until(() => statuses.length > wanted);
      await running.reload(resourcesOf(`${eventSources}---${changed}---${other}`));
    }
    sending.abort();
    await sender;
    await running.idle();
    expect(new Set(statuses)).toEqual(new Set([200]));
    const values = lab.cluster.created.map((object) => (object.data as { a: string }).a);
    expect(values.sort((one, two) => Number(one) - Number(two))).toEqual(statuses.map((_, index) => String(index)));
    const { metadata } = lab.cluster.created.at(-1) ?? {};
    expect(metadata).toMatchObject({ generateName: 'kept-3-' });
  });

  it('starts what is new, and ends what is gone', async () => {
    const running = await lab.start(pipeline);
    const url = urlOf(running, 'a');
    await running.reload(resourcesOf(`${eventSources.replace('endpoint: /a', 'endpoint: /new')}---${other}`));
    expect(await send(url, '{}')).toMatchObject({ status: 404 });
    expect(await post(running, 'a', '{}')).toMatchObject({ status: 200 });
    expect(await post(running, 'b', body('for b'))).toMatchObject({ status: 200 });
    await running.idle();
    expect(lab.cluster.data).toEqual([{ a: '', b: 'for b' }]);
    expect(running.status().triggers.map(({ trigger }) => trigger)).toEqual(['lab/other/keep']);
  });

  it('refuses what cannot run, and the definitions of before go on', async () => {
    const running = await lab.start(pipeline);
    for (const broken of [sensor({ conditions: 'a && nobody' }), 'apiVersion: v1\nkind: ConfigMap']) {
      await expect(running.reload(resourcesOf(broken))).rejects.toThrow(
        /cannot run|neither an EventSource nor a Sensor/,
      );
    }
    expect(await post(running, 'a', body('still'))).toMatchObject({ status: 200 });
    await running.idle();
    expect(lab.cluster.data).toEqual([{ a: 'still', b: '' }]);
  });

  it('keeps what a new endpoint takes for a trigger that wants it from now on', async () => {
    const running = await lab.start(pipeline);
    const release = lab.holdActions();
    await post(running, 'a', body('slow'));
    await until(() => running.status().triggers[0]?.acting === 1);
    const sources = eventSources.replace('b: {', 'c: { port: "12000", endpoint: /c, method: POST }\n    b: {');
    const reloaded = running.reload(
      resourcesOf(`${sources}---${sensor({ conditions: 'a || c', dependencies: ['a', 'c'] })}`),
    );
    const taken = until(() => urlOf(running, 'c') !== '').then(() => post(running, 'c', body('new')));
    for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setTimeout(resolve, 2));
    release();
    expect(await taken).toMatchObject({ status: 200 });
    await reloaded;
    await running.idle();
    expect(lab.cluster.data).toMatchObject([{ a: 'slow' }, { c: 'new' }]);
  });

  it('that fails at an endpoint leaves triggers as they were, with what they have seen', async () => {
    const running = await lab.start(`${eventSources}---${sensor({ conditions: 'a && b' })}`);
    await post(running, 'a', body('1'));
    await expect(running.reload(resourcesOf(`${withoutCertificate}---${other}`))).rejects.toThrow(/the secret tls/);
    await post(running, 'b', body('2'));
    await running.idle();
    expect(lab.cluster.data).toEqual([{ a: '1', b: '2' }]);
    expect(running.status().triggers.map(({ trigger }) => trigger)).toEqual(['lab/copy/keep']);
  });

  it('leaves a trigger alone that did not change, with what it has under way', async () => {
    const running = await lab.start(pipeline);
    const release = lab.holdActions();
    await post(running, 'a', body('slow'));
    await until(() => running.status().triggers[0]?.acting === 1);
    await running.reload(resourcesOf(`${pipeline}---${other}`));
    expect(running.status().triggers[0]).toMatchObject({ trigger: 'lab/copy/keep', acting: 1 });
    release();
    await running.idle();
    expect(lab.cluster.data).toEqual([{ a: 'slow', b: '' }]);
  });
});
