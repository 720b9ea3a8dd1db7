import { type Condition, compileCondition } from '../../language/condition';
import { contrast } from '../example';
import type { SensorFacts, TriggerFacts } from '../facts';
import { parametersOf } from '../parameters';
import type { Part } from '../part';
import type { Finding, Rule } from '../rule';

const manifest = `apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata:
  name: default
spec:
  kafka:
    url: kafka:9092
    topic: events
    partitioner: @@
---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata:
  name: release
spec:
  replicas: 2
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
`;

/** Conditions over several events, on a bus where they do not work as elsewhere. */
export const kafkaConditions: Rule = {
  code: 'kafka-conditions',
  severity: 'warning',
  title: 'Conditions over several events work on the bus that is used',
  why: `On Kafka each replica of a sensor sees a part of the events, so that 'a && b' may never hold unless they are divided by key. A trigger then gets
only the event that came last, although JetStream gives it all.`,
  ...contrast(manifest, 'hash', 'random'),
  *check(set) {
    for (const sensor of set.sensors) {
      const buses = set.named('argoproj.io', 'EventBus', sensor.busName, sensor.namespace);
      const [kafka, ...others] = buses.map((bus) => bus.at('spec', 'kafka'));
      // Of several environments one may have another bus under that name.
      if (kafka?.exists && others.every((other) => other.exists)) yield* look(sensor, kafka);
    }
  },
};

function* look(sensor: SensorFacts, kafka: Part): Iterable<Finding> {
  const names = sensor.dependencies.flatMap(({ name }) => name ?? []);
  const joined = sensor.triggers.filter((trigger) => !trigger.isDeadLetter && compiled(trigger, names)?.stores);
  const [first] = joined;
  if (first === undefined) return;
  const replicas = sensor.spec.at('replicas');
  if ((replicas.number ?? 1) > 1 && kafka.at('partitioner').text !== 'hash') {
    const message = `with ${replicas.number} replicas the condition of '${first.name}' may never hold: each sees a part of the events`;
    yield { at: replicas, message, fix: "set 'partitioner: hash' on the EventBus, or 'replicas: 1'" };
  }
  for (const trigger of joined) yield* severalSources(trigger);
}

function compiled({ template }: TriggerFacts, names: readonly string[]): Condition | undefined {
  try {
    return compileCondition(template.at('conditions').text, names);
  } catch {
    return undefined;
  }
}

function* severalSources(trigger: TriggerFacts): Iterable<Finding> {
  const read = parametersOf(trigger).map(({ part }) => part.at('src', 'dependencyName'));
  const [first] = read;
  const other = read.find(({ text }) => text !== undefined && text !== first?.text);
  if (first?.text === undefined || other === undefined) return;
  const message = `on Kafka the trigger gets only the event that came last, so that '${first.text}' or '${other.text}' is absent`;
  yield { at: other, message, fix: "give each a 'value' to fall back to, or use JetStream" };
}
