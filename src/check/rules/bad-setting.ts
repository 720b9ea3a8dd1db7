import { EventloomError } from '../../errors';
import { settingPrefix, triggerSettings } from '../../language/trigger-settings';
import { triggerExample } from '../example';
import type { Part } from '../part';
import type { Finding, Rule } from '../rule';

const example = (name: string): string =>
  triggerExample
    .replace('  name: ci\n', `  name: ci\n  annotations:\n    eventloom.dev/${name}: body.repository.full_name\n`)
    .replace(
      '@@',
      `    - template:
        name: log
        log: {}`,
    );

/** An annotation about triggers that nobody understands. */
export const badSetting: Rule = {
  code: 'bad-setting',
  severity: 'error',
  title: 'Annotations that say how triggers act are understood',
  why: `Annotations of a Sensor that begin with '${settingPrefix}' say how its triggers act when Eventloom runs them: in which order, how many
at once, how long. With one that is misspelt the Sensor is not run. Argo Events knows none of them.`,
  good: example('order'),
  bad: example('oder'),
  *check(set) {
    for (const { root, triggers } of set.sensors) {
      const annotations = root.at('metadata', 'annotations');
      const names = triggers.filter(({ isDeadLetter }) => !isDeadLetter).map(({ name }) => name);
      if (annotations.entries().some(([name]) => name.startsWith(settingPrefix))) yield* look(names, annotations);
    }
  },
};

/** What is wrong for several triggers is said once. */
function* look(triggers: readonly string[], annotations: Part): Iterable<Finding> {
  const said = new Set<string>();
  for (const trigger of triggers) {
    const message = faultOf(triggers, trigger, annotations);
    if (message === undefined || said.has(message)) continue;
    said.add(message);
    const [, name = ''] = /annotation (\S+)/.exec(message) ?? [];
    const exact = `${name}.${trigger}`;
    yield { at: annotations.object?.[exact] === undefined ? annotations.at(name) : annotations.at(exact), message };
  }
}

function faultOf(triggers: readonly string[], trigger: string, annotations: Part): string | undefined {
  try {
    triggerSettings(annotations.object ?? {}, trigger, triggers);
    return undefined;
  } catch (error) {
    if (error instanceof EventloomError) return error.message;
    throw error;
  }
}
