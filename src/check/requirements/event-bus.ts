import type { Part } from '../part';
import type { Finding } from '../rule';
import { all, anyOf, exactlyOneOf, needs, type Requirement, within } from './requirement';

/** What the controller asks of an EventBus beyond fields, their types and allowed values. */
export function eventBusRequirements(bus: Part): Iterable<Finding> {
  return all(
    anyOf('jetstream', 'kafka', 'jetstreamExotic', 'nats'),
    within('nats', exactlyOneOf('native', 'exotic')),
    within('jetstream', replicas),
    within('kafka', within('sasl', needs('userSecret', 'passwordSecret'))),
  )(bus.at('spec'));
}

/** Two servers cannot agree on a leader when one is away. */
const replicas: Requirement = function* (part) {
  const at = part.at('replicas');
  if (at.number === undefined || (at.number > 0 && at.number !== 2)) return;
  yield { at, message: `JetStream cannot run with ${at.number} replicas`, fix: 'write 1, or 3 and more' };
};
