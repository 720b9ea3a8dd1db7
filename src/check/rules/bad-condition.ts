import { EventloomError } from '../../errors';
import { compileCondition } from '../../language/condition';
import type { SensorFacts, TriggerFacts } from '../facts';
import { placeIn } from '../position';
import type { Finding, Rule } from '../rule';
import { nearest } from '../suggestion';

/** The conditions of a trigger cannot be read, or name a dependency that is not there. */
export const badCondition: Rule = {
  code: 'bad-condition',
  severity: 'error',
  title: 'Conditions can be read, and name dependencies of the sensor',
  why: `A trigger whose conditions cannot be read, or name something unknown, never acts; nothing says so but one line in the log when the sensor
starts. On a Kafka bus the whole sensor stands still.`,
  good: `apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata:
  name: release
spec:
  dependencies:
    - name: tag
      eventSourceName: github
      eventName: git-push
    - name: approval
      eventSourceName: slack
      eventName: command
  triggers:
    - template:
        name: log
        conditions: tag && approval
        log: {}
`,
  bad: `apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata:
  name: release
spec:
  dependencies:
    - name: tag
      eventSourceName: github
      eventName: git-push
    - name: approval
      eventSourceName: slack
      eventName: command
  triggers:
    - template:
        name: log
        conditions: tag && aproval
        log: {}
`,
  *check(set) {
    for (const sensor of set.sensors) {
      const names = sensor.dependencies.flatMap(({ name }) => name ?? []);
      if (names.length > 0 && sensor.triggers.some(usesDefault)) yield* unusableNames(sensor, names);
      for (const trigger of sensor.triggers) yield* look(trigger, names);
    }
  },
};

/** Dead-letter triggers act when the trigger fails: nobody reads their conditions. */
function usesDefault({ template, isDeadLetter }: TriggerFacts): boolean {
  return !isDeadLetter && !template.at('conditions').text;
}

function* look({ template, isDeadLetter }: TriggerFacts, names: readonly string[]): Iterable<Finding> {
  const at = template.at('conditions');
  const { text } = at;
  if (!text || isDeadLetter || names.length === 0) return;
  const message = failure(text, names);
  if (message === undefined) return;
  const fix = suggestion(text, names);
  const inside = placeIn(text, message);
  yield { at, message, ...(fix !== undefined && { fix }), ...(inside !== undefined && { inside }) };
}

function failure(conditions: string | undefined, names: readonly string[]): string | undefined {
  try {
    compileCondition(conditions, names);
    return undefined;
  } catch (error) {
    if (error instanceof EventloomError) return error.message;
    throw error;
  }
}

/** The first word that is no dependency, but nearly one. */
function suggestion(text: string, names: readonly string[]): string | undefined {
  const known = new Set(names.map((name) => name.replaceAll('-', '_')));
  for (const word of text.match(/[A-Za-z_][A-Za-z0-9_-]*/g) ?? []) {
    if (known.has(word.replaceAll('-', '_'))) continue;
    const near = nearest(word, names);
    if (near !== undefined) return `write '${near}' instead of '${word}'`;
  }
  return undefined;
}

/** Without conditions the names of all dependencies make one up: names that cannot stand in one end it, too. */
function* unusableNames({ dependencies }: SensorFacts, names: readonly string[]): Iterable<Finding> {
  if (failure(undefined, names) === undefined) return;
  for (const { part, name } of dependencies) {
    if (name === undefined || failure(undefined, [name]) === undefined) continue;
    const message = `the name '${name}' cannot stand in conditions, which a trigger without any makes up from all names`;
    yield { at: part.at('name'), message, fix: 'use letters, digits, dashes and underscores, beginning with a letter' };
  }
}
