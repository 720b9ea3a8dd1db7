import { Command } from 'commander';
import { readDataDir } from '../clients/data-dir';
import type { DeadLetter } from '../runtime/dead-letters';
import { dataDirOption } from '../runtime/options';
import { chosenLetters, type LetterChoice } from '../runtime/redrive';
import { print } from './output';

interface Flags extends LetterChoice {
  readonly dataDir?: string;
  readonly json?: boolean;
}

/** `eventloom dead-letters`: lists the events that triggers have given up. */
export function deadLettersCommand(): Command {
  return new Command('dead-letters')
    .description('list the events that triggers have given up, in the order in which they came; see redrive')
    .option('--trigger <name>', 'only those of this trigger: <namespace>/<sensor>/<trigger>')
    .option('--event <id>', 'only those of the event with this id')
    .option('--data-dir <dir>', 'where the events are kept (default: ./.eventloom)')
    .option('--json', 'one object of JSON on each line, with the data of the event in base64')
    .action(async ({ dataDir, json, ...choice }: Flags) => {
      const data = readDataDir(dataDirOption(dataDir));
      try {
        let count = 0;
        for (const { letter } of chosenLetters(data.store, choice)) {
          print(json ? `${JSON.stringify(letter)}\n` : line(letter));
          count++;
        }
        if (count === 0 && !json) print('there are no dead letters\n');
      } finally {
        await data.close();
      }
    });
}

function line({ at, trigger, eventId = '(unknown)', attempts, error }: DeadLetter): string {
  const tries = attempts === 1 ? '1 attempt' : `${attempts} attempts`;
  const reason = error.replace(/[\p{Cc}\p{Cf}]+/gu, ' ').slice(0, 200);
  return `${new Date(at).toISOString()} ${trigger} event ${eventId}, ${tries}: ${reason}\n`;
}
