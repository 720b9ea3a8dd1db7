import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedBus } from '../../src/bus/embedded';
import { openStore } from '../../src/clients/store';
import { ConditionTable } from '../../src/runtime/conditions';
import { Documents } from '../../src/runtime/documents';
import { statePrefix } from '../../src/runtime/trigger-state';
import { eventOf } from '../conformance/bus';

const root = mkdtempSync(join(tmpdir(), 'eventloom-conditions-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('conditions that are restored', () => {
  it('hold events as they were, and YAML can be read as before', async () => {
    const store = openStore(join(root, 'store'));
    const bus = new EmbeddedBus(store);
    const documents = new Documents();
    const event = { ...eventOf('1', 'push', 'key: [1, two]'), datacontenttype: 'application/yaml' };
    const before = new ConditionTable(bus, 'condition/t/', documents);
    await bus.state.write(before.changes(new Map(), new Map([['a', documents.of(event)]]), 1000));
    const { pending, forgotten } = await new ConditionTable(bus, 'condition/t/', new Documents()).restore(
      undefined,
      2000,
    );
    expect(forgotten).toEqual([]);
    expect([...pending.keys()]).toEqual(['a']);
    expect(pending.get('a')?.yamlAsJson).toBe('{"key":[1,"two"]}');
    await bus.close();
    await store.close();
  });
});

it('what a trigger remembers is told from what one remembers whose name goes on after a slash', () => {
  expect(statePrefix('condition', 'argo/ci/build')).toBe('condition/argo/ci/build/');
  expect(statePrefix('condition', 'argo/ci/build/all')).not.toMatch(/^condition\/argo\/ci\/build\//);
});
