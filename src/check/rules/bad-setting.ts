import { annotationPrefix } from '../../language/annotations';
import { triggerSettings } from '../../language/trigger-settings';
import type { JsonObject } from '../../model/json';
import { triggerExample } from '../example';
import { refusedAnnotations } from '../refused-annotations';
import type { Rule } from '../rule';

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
  why: `Annotations of a Sensor that begin with '${annotationPrefix}' say how its triggers act when Eventloom runs them: in which order, how many
at once, how long. With one that is misspelt the Sensor is not run. Argo Events knows none of them.`,
  good: example('order'),
  bad: example('oder'),
  *check(set) {
    for (const { root, triggers } of set.sensors) {
      const names = triggers.filter(({ isDeadLetter }) => !isDeadLetter).map(({ name }) => name);
      const readers = names.map((name) => ({
        name,
        read: (annotations: JsonObject) => triggerSettings(annotations, name, names),
      }));
      yield* refusedAnnotations(root, readers);
    }
  },
};
