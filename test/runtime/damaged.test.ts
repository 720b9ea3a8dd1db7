import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedBus } from '../../src/bus/embedded';
import { openDataDir } from '../../src/clients/data-dir';
import { openStore } from '../../src/clients/store';
import { compileSensor } from '../../src/evaluate/sensor';
import type { Sensor } from '../../src/model/sensor';
import { Documents } from '../../src/runtime/documents';
import { FiringTable, storedFiring } from '../../src/runtime/firing';
import { eventOf } from '../conformance/bus';
import { body, Lab } from './lab';
import { eventSources, post, resourcesOf, sensor } from './pipeline';

const lab = new Lab();

/** Flips a bit of a row that the data directory holds: in the event, not in what is around it. */
async function damage(table: string, change: (row: Buffer) => void): Promise<void> {
  const data = openDataDir(lab.dataDir);
  for (const { key, value } of data.store.table(table).entries()) {
    if (table === 'state' && !String(key).startsWith('condition/')) continue;
    const row = Buffer.from(value);
    change(row);
    await data.store.write([{ table, key, value: row }]);
  }
  await data.close();
}

const lastBit = (row: Buffer): void => {
  row.writeUInt8(row.readUInt8(row.length - 1) ^ 1, row.length - 1);
};

describe('what is damaged on the disk', () => {
  it('waits for no other event: the log says so', async () => {
    const joined = `${eventSources}---${sensor({ conditions: 'a && b' })}`;
    const before = await lab.start(joined);
    await post(before, 'a', body('damaged'));
    await before.idle();
    await lab.stop();
    await damage('state', lastBit);
    const running = await lab.start(joined);
    expect(lab.lines.join('')).toContain('an event that waited for a is damaged on the disk: lab/copy/keep forgot it');
    for (const [event, value] of [
      ['b', 'b'],
      ['a', 'whole'],
    ] as const)
      await post(running, event, body(value));
    await running.idle();
    expect(lab.cluster.data).toEqual([{ a: 'whole', b: 'b' }]);
  });

  it('is not redriven, and keeps no other dead letter from it', async () => {
    const yaml = `${eventSources}---${sensor()}`;
    const before = await lab.start(yaml);
    lab.cluster.before = () => {
      throw new Error('down');
    };
    for (const value of ['1', '2']) await post(before, 'a', body(value));
    await before.idle();
    await lab.stop();
    let count = 0;
    await damage('deadLetters', (row) => {
      const at = row.indexOf('"event":"') + 60;
      if (count++ === 0) row.write(row[at] === 0x41 ? 'B' : 'A', at);
    });
    const running = await lab.start(yaml);
    lab.cluster.before = () => {};
    await expect(running.redrive({})).rejects.toThrow(
      '1 of 2 dead letters are damaged on the disk, and stay as they are; 1 were given to their triggers again',
    );
    await running.idle();
    expect(lab.cluster.data).toEqual([{ a: '2', b: '' }]);
    expect(running.status().deadLetters).toBe(1);
  });
});

describe('a firing that is damaged on the disk', () => {
  it('is given up with a word, whatever of it is damaged', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'eventloom-damaged-'));
    const store = openStore(folder);
    const bus = new EmbeddedBus(store);
    const documents = new Documents();
    const [resource] = resourcesOf(sensor());
    const [trigger] = compileSensor(resource?.object as object as Sensor).triggers;
    if (!trigger) throw new Error('there is no trigger');
    const table = new FiringTable(bus, 'argo/ci/t', documents);
    const whole = storedFiring({ dependency: 'a', events: new Map([['a', documents.of(eventOf('1'))]]) }, 5);
    const keep = (text: string): Promise<void> =>
      bus.state.write([{ key: 'firing/argo/ci/t/1', value: Buffer.from(text) }]);
    await keep(JSON.stringify([whole]).replace(/.{8}"\]\]\}\]$/, 'AAAAAAAA"]]}]'));
    const damaged = { code: 'store-damaged' };
    expect(await table.recall(1, trigger)).toMatchObject([{ dependency: 'a', error: damaged }]);
    await keep('{"');
    expect(await table.recall(1, trigger)).toMatchObject([{ dependency: '', error: damaged }]);
    await bus.close();
    await store.close();
    rmSync(folder, { recursive: true });
  });
});
