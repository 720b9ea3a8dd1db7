import { Command } from 'commander';
import { EmbeddedBus } from '../bus/embedded';
import { openDataDir, readDataDir } from '../clients/data-dir';
import { EventloomError } from '../errors';
import { askListener } from '../runtime/control';
import { dataDirOption } from '../runtime/options';
import { forgetTrigger, retiredIn } from '../runtime/retired';
import { print } from './output';

/** `eventloom forget`: drops what waits for triggers that the definitions do not have any more. */
export function forgetCommand(): Command {
  return new Command('forget')
    .description('drop the events that wait for a trigger which the definitions do not have any more; see status')
    .argument('[trigger]', '<namespace>/<sensor>/<trigger>')
    .option('--all', 'all triggers that a listener has missed')
    .option('--data-dir <dir>', 'where the events are kept (default: ./.eventloom)')
    .action(async (trigger: string | undefined, flags: { readonly all?: boolean; readonly dataDir?: string }) => {
      if ((trigger === undefined) === !flags.all) {
        throw new EventloomError('bad-value', 'say which: the name of a trigger, or --all');
      }
      const path = dataDirOption(flags.dataDir);
      const chosen = trigger === undefined ? {} : { trigger };
      const byListener = await askListener(path, { ask: 'forget', ...chosen });
      const names = Array.isArray(byListener) ? byListener.map(String) : await forgetInPlace(path, trigger);
      print(names.length === 0 ? 'no trigger is gone\n' : names.map((name) => `forgot ${name}\n`).join(''));
    });
}

/** Without a listener nobody knows the definitions: what is named is forgotten. */
async function forgetInPlace(path: string, trigger: string | undefined): Promise<readonly string[]> {
  await readDataDir(path).close();
  const data = openDataDir(path);
  try {
    const bus = new EmbeddedBus(data.store);
    const names = trigger === undefined ? retiredIn(data.store).map((one) => one.trigger) : [trigger];
    for (const name of names) await forgetTrigger(bus, name);
    await bus.close();
    return names;
  } finally {
    await data.close();
  }
}
