import { compileCondition } from '../../language/condition';
import { contrast } from '../example';
import type { SensorFacts, TriggerFacts } from '../facts';
import type { Finding, Rule } from '../rule';

/** How many events that a trigger waits for are many. */
const many = 10;

/** Each is left out once, so that there must not be too many. */
const mostTried = 200;

const names = Array.from({ length: many + 1 }, (_, index) => `part-${index + 1}`);

const manifest = `apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata:
  name: assembly
spec:
  dependencies:
${names.map((name) => `    - { name: ${name}, eventSourceName: parts, eventName: ${name} }`).join('\n')}
  triggers:
    - template:
        name: log
        conditions: @@
        log: {}
`;

/** A trigger that waits for many events. */
export const manyDependencies: Rule = {
  code: 'many-dependencies',
  severity: 'info',
  title: `A trigger waits for at most ${many} events`,
  why: `All of the events have to come. One that is lost, or that comes twice before the others, holds the rest back or pairs it with another round,
and every dependency is a subscription of its own on the bus. Several steps in a workflow, or several Sensors, can be looked into.`,
  ...contrast(manifest, names.join(' || '), names.join(' && ')),
  *check(set) {
    for (const sensor of set.sensors) {
      for (const trigger of sensor.triggers) if (!trigger.isDeadLetter) yield* look(sensor, trigger);
    }
  },
};

function* look({ dependencies, spec }: SensorFacts, { template }: TriggerFacts): Iterable<Finding> {
  const at = template.at('conditions');
  const known = dependencies.flatMap(({ name }) => name ?? []);
  const needed = neededBy(at.text, known);
  if (needed.length <= many) return;
  const message = `'${template.at('name').text ?? ''}' waits until all of ${needed.length} events have come`;
  const fix = "set 'conditionsReset', so that what is left over does not count for the next round";
  const hasReset = template.at('conditionsReset').items().length > 0;
  yield { at: at.exists ? at : spec.at('dependencies'), on: 'key', message, ...(!hasReset && { fix }) };
}

/** The dependencies without which the condition never holds. */
function neededBy(conditions: string | undefined, known: readonly string[]): readonly string[] {
  try {
    const condition = compileCondition(conditions, known);
    const all = condition.dependencies;
    if (all.length > mostTried) return condition.text.includes('||') ? [] : all;
    return all.filter((name) => condition.requires(name));
  } catch {
    return [];
  }
}
