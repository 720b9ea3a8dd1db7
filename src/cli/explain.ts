import { Command } from 'commander';
import { readDataDir } from '../clients/data-dir';
import type { Store } from '../clients/store';
import { EventloomError } from '../errors';
import type { TraceRecord } from '../model/trace';
import { waits } from '../model/wait';
import { dataDirOption } from '../runtime/options';
import { recallVerdicts } from '../runtime/recall';
import { tellStory } from '../runtime/story';
import { readTraces, tracesAbout } from '../runtime/traces';
import { print } from './output';

/** How far back the last event is looked for. */
const maxRecent = 5000;

/** `eventloom explain`: tells what became of an event, and why. */
export function explainCommand(): Command {
  return new Command('explain')
    .description('tell what became of an event, and why')
    .argument('[event]', 'the id of an event, or of a delivery')
    .option('--last', 'the latest request or event (default when no id is given)')
    .option('--data-dir <dir>', 'where the events are kept (default: ./.eventloom)')
    .option('--json', 'print the records instead of the story')
    .action(
      async (id: string | undefined, { dataDir, json }: { readonly dataDir?: string; readonly json?: boolean }) => {
        const data = readDataDir(dataDirOption(dataDir));
        try {
          const records = recallVerdicts(data.store, id === undefined ? latest(data.store) : about(data.store, id));
          print(
            json ? `${JSON.stringify(records, undefined, 2)}\n` : tellStory(records, othersOf(records, data.store)),
          );
        } finally {
          await data.close();
        }
      },
    );
}

/** What ended a wait is kept with the events that came later. */
function othersOf(records: readonly TraceRecord[], store: Store): readonly TraceRecord[] {
  const isWaiting = records.some((record) => record.kind === 'verdict' && waits(record));
  return isWaiting ? readTraces(store, Number.POSITIVE_INFINITY) : [];
}

function about(store: Store, id: string): readonly TraceRecord[] {
  const found = tracesAbout(store, id);
  if (found.length > 0) return found;
  const deliveries = readTraces(store, Number.POSITIVE_INFINITY).filter(
    (record) => record.kind === 'request' && record.deliveryId === id,
  );
  const delivery = deliveries.at(-1);
  if (delivery) return aboutRecord(store, delivery);
  throw new EventloomError(
    'bad-value',
    `nothing is known about ${id}: it is neither the id of an event nor of a delivery that is kept here; the latest one is shown by: eventloom explain --last`,
  );
}

function latest(store: Store): readonly TraceRecord[] {
  const last = readTraces(store, maxRecent)
    .filter(({ kind }) => kind === 'request' || kind === 'event')
    .at(-1);
  if (last) return aboutRecord(store, last);
  throw new EventloomError('bad-value', 'nothing has happened here yet: send something with eventloom fire');
}

function aboutRecord(store: Store, record: TraceRecord): readonly TraceRecord[] {
  return record.eventId === undefined ? [record] : tracesAbout(store, record.eventId);
}
