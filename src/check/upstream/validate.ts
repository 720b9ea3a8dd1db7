import type { JsonObject } from '../../model/json';
import { decodeStruct } from './decode';
import { lookAtDependencies } from './dependency';
import { lookAtEventBus } from './event-bus';
import { lookAtEventSource } from './event-source';
import { fieldsOf } from './look';
import { lookAtTriggers } from './sensor';

/** Which kind of EventBus a Sensor listens to, as far as Argo Events looks at it. */
export type ValidatedBus = 'jetstream' | 'kafka' | 'nats' | 'none';

/**
 * What Argo Events' controller, its admission webhook and `argo-events lint` answer to a resource: the first fault that they find, in
 * their words. They overlook far more than they find; it tells what is refused, not what works.
 * @param resource an EventBus, an EventSource or a Sensor; anything else is accepted
 * @param bus the bus that a Sensor listens to. `@default` jetstream
 * @returns `undefined` when it is accepted
 */
export function upstreamValidate(resource: JsonObject, bus: ValidatedBus = 'jetstream'): string | undefined {
  const look = looks.get(String(resource.kind));
  if (look === undefined) return undefined;
  const { value, error } = decodeStruct(resource, String(resource.kind));
  if (error !== undefined) return `decode: ${error}`;
  for (const fault of look(fieldsOf(fieldsOf(value).spec), bus)) return fault;
  return undefined;
}

const looks: ReadonlyMap<string, (spec: JsonObject, bus: ValidatedBus) => Iterable<string>> = new Map([
  ['EventBus', lookAtEventBus],
  ['EventSource', lookAtEventSource],
  ['Sensor', lookAtSensor],
]);

function* lookAtSensor({ dependencies, triggers }: JsonObject, bus: ValidatedBus): Iterable<string> {
  if (bus === 'none') yield 'nil eventbus';
  yield* lookAtDependencies(dependencies, bus === 'nats');
  yield* lookAtTriggers(triggers);
}
