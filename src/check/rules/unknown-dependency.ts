import type { SensorFacts, TriggerFacts } from '../facts';
import { isFilledIn, parametersOf } from '../parameters';
import type { Finding, Rule } from '../rule';
import { listed, nearest } from '../suggestion';

/** A parameter reads a dependency that the sensor does not have. */
export const unknownDependency: Rule = {
  code: 'unknown-dependency',
  severity: 'error',
  title: 'A parameter reads a dependency that the sensor has',
  why: `A parameter of an unknown dependency never gets a value from an event: the trigger acts with what stands in the template, or with 'value'. In
a payload it ends the sensor's process.`,
  good: `apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata:
  name: notify
spec:
  dependencies:
    - name: push
      eventSourceName: github
      eventName: git-push
  triggers:
    - template:
        name: call
        http:
          url: http://notify.tools
          payload:
            - src:
                dependencyName: push
                dataKey: body.after
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
  triggers:
    - template:
        name: call
        http:
          url: http://notify.tools
          payload:
            - src:
                dependencyName: pushed
                dataKey: body.after
              dest: revision
`,
  *check(set) {
    for (const sensor of set.sensors) {
      for (const trigger of sensor.triggers) yield* look(sensor, trigger);
    }
  },
};

function* look({ dependencies, name: sensor }: SensorFacts, trigger: TriggerFacts): Iterable<Finding> {
  const names = dependencies.flatMap(({ name }) => name ?? []);
  for (const { part } of parametersOf(trigger)) {
    const at = part.at('src', 'dependencyName');
    if (!at.text || names.includes(at.text) || isFilledIn(trigger, at)) continue;
    const near = nearest(at.text, names);
    yield {
      at,
      message: `the sensor '${sensor}' has no dependency '${at.text}'${names.length > 0 ? `: it has ${listed(names)}` : ''}`,
      ...(near !== undefined && { fix: `write '${near}'` }),
    };
  }
}
