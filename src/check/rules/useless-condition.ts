import { type Condition, compileCondition } from '../../language/condition';
import { contrast } from '../example';
import type { SensorFacts, TriggerFacts } from '../facts';
import type { Finding, Rule } from '../rule';

const manifest = `apiVersion: argoproj.io/v1alpha1
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
        conditions: @@
        log: {}
`;

/** Every combination is tried, so that there must not be too many. */
const most = 10;

/** A condition with a part that makes no difference. */
export const uselessCondition: Rule = {
  code: 'useless-condition',
  severity: 'warning',
  title: 'Every dependency in a condition makes a difference',
  why: `In 'a || (a && b)' the trigger acts whenever 'a' came, with or without 'b'. Such a condition rarely says what was meant.`,
  ...contrast(manifest, 'tag && approval', 'tag || (tag && approval)'),
  *check(set) {
    for (const sensor of set.sensors) {
      for (const trigger of sensor.triggers) if (!trigger.isDeadLetter) yield* look(sensor, trigger);
    }
  },
};

function* look({ dependencies }: SensorFacts, { template }: TriggerFacts): Iterable<Finding> {
  const at = template.at('conditions');
  const names = dependencies.flatMap(({ name }) => name ?? []);
  const condition = compiled(at.text, names);
  if (condition === undefined || condition.dependencies.length > most) return;
  for (const name of condition.dependencies) {
    if (matters(condition, name)) continue;
    yield {
      at,
      message: `'${name}' makes no difference in the condition '${condition.text}'`,
      fix: 'write what has to come',
    };
  }
}

function compiled(text: string | undefined, names: readonly string[]): Condition | undefined {
  try {
    const condition = text ? compileCondition(text, names) : undefined;
    // Without && each event acts by itself, so that each name matters.
    return condition?.stores ? condition : undefined;
  } catch {
    return undefined;
  }
}

function matters(condition: Condition, name: string): boolean {
  const others = condition.dependencies.filter((one) => one !== name);
  for (let chosen = 0; chosen < 1 << others.length; chosen++) {
    const satisfied = new Set(others.filter((_, index) => (chosen >> index) & 1));
    const without = condition.holds(satisfied);
    if (condition.holds(satisfied.add(name)) !== without) return true;
  }
  return false;
}
