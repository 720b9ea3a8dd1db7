import { isLongName, longestName } from '../../model/names';
import { contrast, eventSourceExample } from '../example';
import type { Part } from '../part';
import type { ResourceSet } from '../resource-set';
import type { Finding, Rule } from '../rule';

const calendar = (name: string): string => `  calendar:
    ${name}:
      schedule: 0 2 * * *`;

/** A name that the bus cannot carry. */
export const badName: Rule = {
  code: 'bad-name',
  severity: 'error',
  title: 'Names can be carried by the EventBus',
  why: `On JetStream an event travels on a subject that is made of the names of its event source and of itself. A dot or a blank in one makes a subject
that no stream takes: publishing fails forever. The name of a sensor is that of a bucket, which has no dots either. Names of dependencies and triggers are
part of what a listener keeps for them: there is room for as many bytes as an object's name may have.`,
  ...contrast(eventSourceExample, calendar('night-tick'), calendar('night.tick')),
  *check(set) {
    for (const source of set.eventSources) {
      const certain = isJetStream(set, source.busName, source.namespace);
      yield* look(source.root.at('metadata', 'name'), source.name, certain, 'value');
      for (const { name, part } of source.events) yield* look(part, name, certain, 'key');
      yield* tooLong(source.root.at('metadata', 'name'), source.name, 'value');
      for (const { name, part } of source.events) yield* tooLong(part, name, 'key');
    }
    for (const sensor of set.sensors) {
      const certain = isJetStream(set, sensor.busName, sensor.namespace);
      yield* look(sensor.root.at('metadata', 'name'), sensor.name, certain, 'value');
      yield* tooLong(sensor.root.at('metadata', 'name'), sensor.name, 'value');
      for (const { name, part } of sensor.dependencies) yield* tooLong(part.at('name'), name, 'value');
      for (const { name, template } of sensor.triggers) yield* tooLong(template.at('name'), name, 'value');
    }
  },
};

/** Whether the bus is not known to be another one. */
function isJetStream(set: ResourceSet, name: string, namespace: string | undefined): boolean {
  const buses = set.named('argoproj.io', 'EventBus', name, namespace);
  return buses.every((bus) => !bus.at('spec', 'kafka').exists && !bus.at('spec', 'nats').exists);
}

function* look(at: Part, name: string, applies: boolean, on: 'key' | 'value'): Iterable<Finding> {
  const [odd] = /[.\s*>]/.exec(name) ?? [];
  if (!applies || odd === undefined) return;
  const which = odd === '.' ? 'a dot' : odd.trim() === '' ? 'a blank' : `'${odd}'`;
  yield { at, on, message: `'${name}' contains ${which}, which JetStream cannot carry in a name`, fix: 'use a dash' };
}

function* tooLong(at: Part, name: unknown, on: 'key' | 'value'): Iterable<Finding> {
  if (!isLongName(name)) return;
  yield { at, on, message: `the name is longer than ${longestName} bytes`, fix: 'shorten it' };
}
