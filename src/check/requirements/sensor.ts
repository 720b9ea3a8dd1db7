import { EventloomError } from '../../errors';
import { loadZone } from '../../language/go/time';
import { compileTimeWindow } from '../../language/time-window';
import type { TriggerKey } from '../../model/kinds';
import type { DependencyFacts, SensorFacts, TriggerFacts } from '../facts';
import { parametersOf } from '../parameters';
import type { Part } from '../part';
import type { Finding } from '../rule';
import { all, filled, isSet, needs, type Requirement, within } from './requirement';

/** What the controller asks of a Sensor beyond fields, their types and allowed values. */
export function* sensorRequirements(sensor: SensorFacts): Iterable<Finding> {
  yield* all(filled('dependencies'), filled('triggers'))(sensor.spec);
  for (const { part } of sensor.dependencies) yield* within('filters', filters)(part);
  yield* uniqueTriggers(sensor.triggers);
  for (const trigger of sensor.triggers) {
    for (const kind of trigger.kinds) yield* byKind[kind]?.(trigger.template.at(kind)) ?? [];
    yield* destinations(trigger);
    yield* deadLetter(trigger);
  }
}

const filters: Requirement = function* (part) {
  for (const data of part.at('data').items()) yield* values(data.at('value'));
  for (const expression of part.at('exprs').items()) yield* filled('fields')(expression);
  yield* within('context', context)(part);
  yield* within('time', time)(part);
};

const context: Requirement = function* (part) {
  if (['type', 'subject', 'source', 'datacontenttype'].some((field) => isSet(part, field))) return;
  const message = "'context' compares only 'type', 'subject', 'source' and 'datacontenttype', of which none is set";
  yield { at: part, on: 'key', message };
};

function* values(list: Part): Iterable<Finding> {
  const items = list.items();
  if (Array.isArray(list.json) && items.length === 0) yield { at: list, on: 'key', message: "'value' is empty" };
  for (const item of items) {
    if (item.json !== '' && item.json !== null) continue;
    yield { at: item, message: 'a value to compare with may not be empty', fix: "to match empty text, write '^$'" };
  }
}

const time: Requirement = function* (part) {
  const [start, stop, timezone] = ['start', 'stop', 'timezone'].map((field) => part.at(field).text ?? '');
  if (!start || !stop) return;
  if (start === stop) yield { at: part.at('stop'), message: `it starts and stops at ${start}: nothing lies between` };
  for (const [field, value] of Object.entries({ start, stop })) {
    const message = failure(() => compileTimeWindow(value, value, ''));
    if (message !== undefined) yield { at: part.at(field), message };
  }
  if (timezone && !loadZone(timezone)) yield unknownZone(part.at('timezone'), timezone);
};

function failure(compile: () => unknown): string | undefined {
  try {
    compile();
    return undefined;
  } catch (error) {
    if (error instanceof EventloomError) return error.message;
    throw error;
  }
}

function unknownZone(at: Part, name: string): Finding {
  return {
    at,
    message: `there is no time zone '${name}'`,
    fix: "use a name of the IANA database, such as 'Europe/Oslo'",
  };
}

function* uniqueTriggers(triggers: readonly TriggerFacts[]): Iterable<Finding> {
  const seen = new Set<string>();
  for (const { name, template, isDeadLetter } of triggers) {
    if (isDeadLetter || name === '') continue;
    if (seen.has(name))
      yield { at: template.at('name'), message: `there are two triggers '${name}'`, fix: 'give one another name' };
    seen.add(name);
  }
}

const port: Requirement = function* (part) {
  const at = part.at('port');
  if (at.number !== undefined && (at.number < 0 || at.number > 65535))
    yield { at, message: `${at.number} is not a port` };
};

const byKind: { readonly [K in TriggerKey]?: Requirement } = {
  custom: needs('secure', 'certSecret'),
  email: port,
};

/** Where the controller looks at parameters; elsewhere one without a destination is found out by the event. */
const seen: { readonly [into: string]: readonly TriggerKey[] } = {
  resource: ['k8s', 'argoWorkflow', 'http', 'awsLambda', 'slack', 'custom', 'email', 'openWhisk'],
  payload: ['awsLambda', 'kafka', 'nats', 'openWhisk'],
};

function* destinations(trigger: TriggerFacts): Iterable<Finding> {
  for (const { part, into, kind } of parametersOf(trigger)) {
    const at = part.at('dest');
    if (at.text || (kind !== undefined && !seen[into]?.includes(kind))) continue;
    yield { at: at.exists ? at : part, message: "a parameter needs 'dest', the place that it writes to" };
  }
}

function* deadLetter({ part }: TriggerFacts): Iterable<Finding> {
  const fallback = part.at('dlqTrigger');
  if (!fallback.exists) return;
  const fix = "set 'atLeastOnce: true'";
  if (!part.at('atLeastOnce').isTrue) {
    yield {
      at: fallback,
      on: 'key',
      message: "'dlqTrigger' needs 'atLeastOnce' of the trigger that it belongs to",
      fix,
    };
  }
  if (!fallback.at('atLeastOnce').isTrue) {
    yield { at: fallback, on: 'key', message: "'dlqTrigger' needs 'atLeastOnce' of its own", fix };
  }
}

/** The dependencies whose names come up more than once: the last of them wins. */
export function repeatedDependencies(dependencies: readonly DependencyFacts[]): Part[] {
  const seen = new Set<string>();
  return dependencies.flatMap(({ part, name }) => {
    if (name === undefined) return [];
    const again = seen.has(name);
    seen.add(name);
    return again ? [part.at('name')] : [];
  });
}
