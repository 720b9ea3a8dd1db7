import { Command } from 'commander';
import { resetDataDir } from '../clients/data-dir';
import { dataDirOption } from '../runtime/options';
import { print } from './output';

/** `eventloom reset`: forgets everything that a data directory holds. */
export function resetCommand(): Command {
  return new Command('reset')
    .description('empty the data directory: events, state, traces and made-up secrets')
    .option('--data-dir <dir>', 'which one (default: ./.eventloom)')
    .action(({ dataDir }: { readonly dataDir?: string }) => {
      const path = dataDirOption(dataDir);
      print(resetDataDir(path) ? `emptied ${path}\n` : `there is nothing in ${path}\n`);
    });
}
