import { type Condition, compileCondition } from '../../language/condition';
import type { SensorFacts, TriggerFacts } from '../facts';
import { isFilledIn, type ParameterFacts, parametersOf } from '../parameters';
import type { Finding, Rule } from '../rule';

/** A trigger reads a dependency that need not have had an event when it acts. */
export const absentDependency: Rule = {
  code: 'absent-dependency',
  severity: 'error',
  title: "A parameter reads a dependency that the trigger's conditions ask for, or has a value to fall back to",
  why: `With 'a || b' a trigger acts although only one of them came. A parameter that reads the other is skipped, so that the placeholder in the
template is used; in a payload or a header it ends the sensor's process. 'value' says what to use instead.`,
  good: `apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata:
  name: notify
spec:
  dependencies:
    - name: push
      eventSourceName: github
      eventName: git-push
    - name: night
      eventSourceName: nightly
      eventName: tick
  triggers:
    - template:
        name: call
        conditions: push || night
        http:
          url: http://notify.tools
          payload:
            - src:
                dependencyName: push
                dataKey: body.after
                value: HEAD
              dest: revision
`,
  bad: `apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata:
  name: notify
spec:
  dependencies:
    - name: push
      eventSourceName: github
      eventName: git-push
    - name: night
      eventSourceName: nightly
      eventName: tick
  triggers:
    - template:
        name: call
        conditions: push || night
        http:
          url: http://notify.tools
          payload:
            - src:
                dependencyName: push
                dataKey: body.after
              dest: revision
`,
  *check(set) {
    for (const sensor of set.sensors) {
      for (const trigger of sensor.triggers) if (!trigger.isDeadLetter) yield* look(sensor, trigger);
    }
  },
};

function* look({ dependencies }: SensorFacts, trigger: TriggerFacts): Iterable<Finding> {
  const names = dependencies.flatMap(({ name }) => name ?? []);
  const condition = compiled(trigger, names);
  if (condition === undefined) return;
  for (const parameter of parametersOf(trigger)) {
    const name = parameter.part.at('src', 'dependencyName').text;
    if (!name || !names.includes(name) || isFilledIn(trigger, parameter.part)) continue;
    if (parameter.part.at('src', 'value').text !== undefined || condition.requires(name)) continue;
    yield finding(parameter, name, condition);
  }
}

function compiled({ template }: TriggerFacts, names: readonly string[]): Condition | undefined {
  const { text } = template.at('conditions');
  if (!text) return undefined;
  try {
    return compileCondition(text, names);
  } catch {
    // A condition that cannot be read is reported elsewhere.
    return undefined;
  }
}

function finding({ part, into }: ParameterFacts, name: string, { text, dependencies }: Condition): Finding {
  const at = part.at('src', 'dependencyName');
  const why = dependencies.includes(name) ? 'do not ask for in every case' : 'do not name, so that it is never there';
  const crashes = into === 'payload' || into === 'header';
  const end = crashes ? ": the sensor's process ends" : ': the placeholder is used';
  return {
    at,
    message: `it reads '${name}', which the conditions '${text}' ${why}${end}`,
    severity: crashes ? 'error' : 'warning',
    fix: "give a 'value' to use when it is absent",
  };
}
