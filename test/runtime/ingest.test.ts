import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedBus } from '../../src/bus/embedded';
import { openStore } from '../../src/clients/store';
import { definitionsOf } from '../../src/runtime/definitions';
import { ingest } from '../../src/runtime/ingest';
import { Refusals } from '../../src/runtime/refusals';
import { Traces } from '../../src/runtime/traces';
import { eventSources, recordingLog, resourcesOf } from './pipeline';

const folder = mkdtempSync(join(tmpdir(), 'eventloom-ingest-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('a disk that takes nothing does not fill the log: of many events in a second a few are told about, the others counted', async () => {
  const store = openStore(join(folder, 'store'));
  const [bus, traces] = [new EmbeddedBus(store), new Traces(store, () => undefined)];
  await bus.close();
  await store.close();
  let time = 1000;
  const now = (): number => time;
  const { log, lines } = recordingLog();
  const [source] = definitionsOf(resourcesOf(eventSources)).sources;
  if (!source) throw new Error('there is no event');
  const context = { bus, traces, log, now, unstored: new Refusals(now) };
  const once = (): Promise<unknown> => ingest(source, { data: Buffer.from('{}') }, context);
  for (let count = 0; count < 50; count++) await expect(once()).rejects.toThrow('the bus is closed');
  expect(lines).toHaveLength(20);
  time += 1000;
  await expect(once()).rejects.toThrow('the bus is closed');
  expect(lines).toHaveLength(21);
  expect(lines.at(-1)).toContain('30');
});
