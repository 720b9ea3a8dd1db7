import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { EventSourceSpec } from '../../src/model/event-source';
import {
  declaredEvents,
  filterOf,
  sourceKeys,
  sourceKinds,
  triggerKey,
  triggerKeys,
  triggerKinds,
  webhookOf,
} from '../../src/model/kinds';
import { definition } from '../../src/model/schema';

const files = (folder: string): string[] =>
  readdirSync(join(__dirname, '../../src/model', folder)).map((name) => name.replace('.ts', ''));

describe('the kinds of event sources', () => {
  it('are the 32 of Argo Events, each with a file and an interface', () => {
    expect(sourceKeys).toHaveLength(32);
    expect(sourceKeys.map((key) => sourceKinds[key].file).sort()).toEqual(files('sources').sort());
    for (const key of sourceKeys) expect([key, definition(sourceKinds[key].definition)?.type]).toEqual([key, 'object']);
  });

  it('have a filter expression exactly where the interface says so', () => {
    for (const key of sourceKeys) {
      const filter = definition(sourceKinds[key].definition)?.properties?.filter;
      expect([key, sourceKinds[key].hasFilter]).toEqual([key, filter?.$ref === '#/definitions/EventSourceFilter']);
    }
  });

  it('are served over HTTP exactly where the interface has a webhook', () => {
    for (const key of sourceKeys) {
      const properties = definition(sourceKinds[key].definition)?.properties ?? {};
      expect([key, sourceKinds[key].http]).toEqual([key, 'webhook' in properties || 'port' in properties]);
    }
  });

  it('spell the type of their events like their key, with two exceptions', () => {
    const different = sourceKeys.filter((key) => sourceKinds[key].ceType !== key);
    expect(different.map((key) => sourceKinds[key].ceType)).toEqual(['pubsub', 'storagegrid']);
  });
});

describe('the events of an EventSource', () => {
  const spec: EventSourceSpec = {
    webhook: { own: { port: '12000', endpoint: '/own', method: 'POST', filter: { expression: 'true' } } },
    github: { push: { webhook: { port: '12000', endpoint: '/push' } } },
    calendar: { nightly: { schedule: '0 2 * * *' } },
    minio: {
      upload: {
        endpoint: 'minio:9000',
        bucket: { name: 'in' },
        accessKey: { name: 's', key: 'a' },
        secretKey: { name: 's', key: 's' },
        filter: { prefix: 'x', suffix: 'y' },
      },
    },
  };
  const events = declaredEvents(spec);

  it('are found under every kind', () => {
    expect(events.map(({ key, name }) => `${key}.${name}`)).toEqual([
      'calendar.nightly',
      'github.push',
      'minio.upload',
      'webhook.own',
    ]);
  });

  it('tell where they are served', () => {
    expect(events.map((event) => webhookOf(event)?.endpoint)).toEqual([undefined, '/push', undefined, '/own']);
  });

  it('tell their expression, and not what else is called filter', () => {
    expect(events.map((event) => filterOf(event)?.expression)).toEqual([undefined, undefined, undefined, 'true']);
  });
});

describe('the kinds of triggers', () => {
  it('are the 14 of Argo Events, each with a file and an interface', () => {
    expect(triggerKeys).toHaveLength(14);
    expect(triggerKeys.map((key) => triggerKinds[key].file).sort()).toEqual(files('triggers').sort());
    for (const key of triggerKeys)
      expect([key, definition(triggerKinds[key].definition)?.type]).toEqual([key, 'object']);
  });

  it('take precedence in the order of the table', () => {
    const log = {};
    const http = { url: 'http://x' };
    expect(triggerKey({ name: 't', log, http })).toBe('http');
    expect(triggerKey({ name: 't', log, http, k8s: { source: {} } })).toBe('k8s');
    expect(triggerKey({ name: 't' })).toBeUndefined();
  });
});
