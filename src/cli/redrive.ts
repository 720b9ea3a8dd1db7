import { Command } from 'commander';
import { EmbeddedBus } from '../bus/embedded';
import { openDataDir, readDataDir } from '../clients/data-dir';
import { EventloomError } from '../errors';
import { askListener } from '../runtime/control';
import { dataDirOption } from '../runtime/options';
import { type LetterChoice, redrive } from '../runtime/redrive';
import { print } from './output';

interface Flags extends LetterChoice {
  readonly all?: boolean;
  readonly dataDir?: string;
}

/** `eventloom redrive`: gives events that were given up to their triggers once more. */
export function redriveCommand(): Command {
  return new Command('redrive')
    .description('give dead letters to their triggers again, with all attempts before them')
    .option('--trigger <name>', 'those of this trigger: <namespace>/<sensor>/<trigger>')
    .option('--event <id>', 'those of the event with this id')
    .option('--all', 'all of them')
    .option('--data-dir <dir>', 'where the events are kept (default: ./.eventloom)')
    .action(async ({ all, dataDir, ...choice }: Flags) => {
      const isChosen = choice.trigger !== undefined || choice.event !== undefined;
      if (!all && !isChosen) {
        throw new EventloomError(
          'bad-value',
          'say which: --trigger, --event or --all; they are listed by: eventloom dead-letters',
        );
      }
      const path = dataDirOption(dataDir);
      const byListener = await askListener(path, { ask: 'redrive', choice });
      const count = typeof byListener === 'number' ? byListener : await redriveInPlace(path, choice);
      const when =
        typeof byListener === 'number' ? '' : '; a listener that starts with this data directory acts on them';
      print(`${count} given to their triggers again${when}\n`);
    });
}

/** Without a listener they are put where the next one finds them. */
async function redriveInPlace(path: string, choice: LetterChoice): Promise<number> {
  await readDataDir(path).close();
  const data = openDataDir(path);
  try {
    const bus = new EmbeddedBus(data.store);
    const count = await redrive(data.store, bus, choice, () => {});
    await bus.close();
    return count;
  } finally {
    await data.close();
  }
}
