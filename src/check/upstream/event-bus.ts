import type { JsonObject } from '../../model/json';
import { fieldsOf, inTurn, type Look, never, present, text } from './look';

/** What Argo Events says about the `spec` of an EventBus. */
export const lookAtEventBus: Look = inTurn(
  never(
    (spec) => ['nats', 'jetstream', 'kafka', 'jetstreamExotic'].every((field) => spec[field] === undefined),
    'invalid spec: either "nats", "jetstream", "jetstreamExotic", or "kafka" needs to be specified',
  ),
  where(
    'nats',
    never(
      (nats) => has(nats, 'native') && has(nats, 'exotic'),
      '"spec.nats.native" and "spec.nats.exotic" can not be defined together',
    ),
    never((nats) => !has(nats, 'native') && !has(nats, 'exotic'), 'either "native" or "exotic" must be defined'),
    where(
      'exotic',
      present('clusterID', '"spec.nats.exotic.clusterID" is missing'),
      text('url', '"spec.nats.exotic.url" is missing'),
    ),
  ),
  where(
    'jetstream',
    text('version', 'invalid spec: a version for jetstream needs to be specified'),
    never(
      ({ replicas }) => typeof replicas === 'number' && (replicas === 2 || replicas <= 0),
      'invalid spec: a jetstream eventbus requires 1 replica or >= 3 replicas',
    ),
  ),
  where('kafka', text('url', '"spec.kafka.url" is missing')),
  where('jetstreamExotic', text('url', '"spec.jetstreamExotic.url" is missing')),
);

const has = (fields: JsonObject, name: string): boolean => fields[name] !== undefined;

function where(field: string, ...looks: readonly Look[]): Look {
  const look = inTurn(...looks);
  return (fields) => (has(fields, field) ? look(fieldsOf(fields[field])) : []);
}
