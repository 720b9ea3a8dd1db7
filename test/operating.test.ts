import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { doctorCommand } from '../src/cli/doctor';
import { runCommand } from '../src/cli/run';
import { guardSettings } from '../src/language/guards';
import { triggerSettings } from '../src/language/trigger-settings';
import { Metrics } from '../src/runtime/metrics';

const read = (file: string): string => readFileSync(join(__dirname, '..', file), 'utf8');
const operating = read('docs/operating.md');
const eventSources = read('docs/event-sources.md');

/** What a page says in backquotes. */
const saidIn = (page: string): Set<string> => new Set([...page.matchAll(/`([^`\n]+)`/g)].map(([, said = '']) => said));

/** The names that an error lists when it is asked for another one. */
function known(ask: () => unknown): string[] {
  try {
    ask();
  } catch (error) {
    return /there are (.*)$/.exec((error as Error).message)?.[1]?.split(', ') ?? [];
  }
  return [];
}

const wrong = { 'eventloom.dev/nothing': '' };

describe('the pages for operators', () => {
  it('name every metric, and no other', async () => {
    const metrics = new Metrics({
      endpoints: [],
      status: () => ({ triggers: [], retired: [], deadLetters: 0 }),
      traces: { subscribe: () => () => {} },
    });
    const names = [...(await metrics.text()).matchAll(/^# HELP ((?:eventloom|argo_events)_\w+)/gm)].map(
      ([, name = '']) => name,
    );
    metrics.stop();
    const said = [...saidIn(operating)].filter((one) => /^(?:eventloom|argo_events)_\w+$/.test(one));
    expect(said.sort()).toEqual(names.sort());
  });

  it('name every annotation, and no other', () => {
    const settings = known(() => triggerSettings(wrong, 'a', ['a']));
    const table = operating.slice(operating.indexOf('## Settings'), operating.indexOf('## Sizing'));
    const said = [...table.matchAll(/^\| `eventloom\.dev\/([\w-]+)` \|/gm)].map(([, name = '']) => name);
    expect(said.sort()).toEqual(settings.sort());
    const guards = known(() => guardSettings(wrong, 'a'));
    const rows = eventSources.slice(eventSources.indexOf('## Guards'), eventSources.indexOf('## Calendars'));
    const named = [...rows.matchAll(/^\| (`.*?`) \|/gm)].flatMap(([, cell = '']) => [...saidIn(cell)]);
    expect(named.sort()).toEqual(guards.sort());
  });

  it('name every flag of run, and none that there is not', () => {
    const said = new Set(operating.match(/(?<![\w-])--[a-z][\w-]*/g));
    const flagsOf = ({ options }: { options: readonly { readonly long?: string }[] }): string[] =>
      options.flatMap(({ long }) => long ?? []);
    expect(flagsOf(runCommand()).filter((flag) => !said.has(flag))).toEqual([]);
    const others = ['--all', '--ca', '--dead', '--import', '--insecure', '--keep', '--require'];
    const known = new Set([...others, ...[runCommand(), doctorCommand()].flatMap(flagsOf)]);
    expect([...said].filter((flag) => !known.has(flag))).toEqual([]);
  });
});
