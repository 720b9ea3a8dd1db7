import type { Rule } from '../rule';

/** An EventBus on NATS Streaming. */
export const deprecatedBus: Rule = {
  code: 'deprecated-bus',
  severity: 'warning',
  title: 'An EventBus runs on JetStream or Kafka, not on NATS Streaming',
  why: `NATS Streaming, which 'nats' stands for, has been given up by its makers and gets no security fixes. Sensors on it see messages again while a
slow trigger runs.`,
  good: `apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata:
  name: default
spec:
  jetstream:
    version: 2.10.29
`,
  bad: `apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata:
  name: default
spec:
  nats:
    native:
      replicas: 3
`,
  *check(set) {
    for (const bus of set.eventBuses) {
      const nats = bus.at('spec', 'nats');
      if (!nats.exists) continue;
      const message = "'nats' is NATS Streaming, which is no longer maintained";
      yield { at: nats, on: 'key', message, fix: "use 'jetstream'; events in flight do not move over by themselves" };
    }
  },
};
