import type { Construct } from 'constructs';
import { triggerKey, triggerKinds } from '../src/model/kinds';
import type { EventDependency, Trigger, TriggerPolicy, TriggerTemplate } from '../src/model/sensor';
import type { ICondition } from './condition';
import { Event } from './event';
import type { IEventBus } from './event-bus';
import type { EventValue } from './event-value';
import { refusal } from './refusal';
import { requireInteger } from './requirements';
import { checkSchedule } from './schedule';
import { backoffOf, type ResetAt, type TriggerOptions } from './trigger';

/** What the checks need to know of a sensor. */
interface CheckedSensor extends Construct {
  readonly name: string;
  readonly namespace?: string;
  readonly eventBus: IEventBus;
}

/** Words of upstream's expression language, and the one key that upstream keeps beside the names of dependencies. */
const reserved = new Set(
  'true false nil not and or in matches contains startsWith endsWith let if else Expression'.split(' '),
);

/** Refuses a dependency name that upstream's conditions cannot read, or cannot tell from another. */
export function checkDependencyName(sensor: CheckedSensor, id: string, others: Iterable<string>): void {
  if (!/^[A-Za-z_][A-Za-z0-9_-]{0,62}$/.test(id) || reserved.has(id)) {
    throw refusal(
      sensor,
      'bad-value',
      `'${id}' cannot be the name of a dependency: upstream reads it as part of an expression, and the trigger would never fire; ` +
        'begin it with a letter, use letters, digits, dashes and underscores, and no word of the expression language',
    );
  }
  for (const other of others) {
    if (other === id)
      throw refusal(sensor, 'bad-value', `the sensor has a dependency '${id}' already; give this one another name`);
    if (other.replaceAll('-', '_') === id.replaceAll('-', '_')) {
      throw refusal(
        sensor,
        'bad-value',
        `dependencies '${other}' and '${id}' differ only in '-' and '_', which upstream takes for the same; rename one of them`,
      );
    }
  }
}

/** Refuses a trigger name that cannot be a label, or is taken. */
export function checkTriggerName(sensor: CheckedSensor, id: string, others: Iterable<string>): void {
  if (!/^[A-Za-z0-9]([A-Za-z0-9_-]{0,57}[A-Za-z0-9])?$/.test(id)) {
    throw refusal(
      sensor,
      'bad-value',
      `'${id}' cannot be the name of a trigger: it becomes a label of what is created; use at most 59 letters, digits, dashes and underscores`,
    );
  }
  for (const other of others) {
    if (other === id)
      throw refusal(sensor, 'bad-value', `the sensor has a trigger '${id}' already; give this one another name`);
  }
}

/** Refuses an event that never reaches the sensor. */
export function checkReachable(sensor: CheckedSensor, event: Event<unknown>): void {
  if (!(event instanceof Event)) {
    throw refusal(sensor, 'bad-reference', 'there is no such event; take one from the events of an EventSource');
  }
  const { eventSource, name } = event;
  const described = `event '${name}' of event source '${eventSource.name}'`;
  if (eventSource.namespace !== sensor.namespace) {
    throw refusal(
      sensor,
      'bad-reference',
      `${described} is in namespace '${eventSource.namespace}', and the sensor in '${sensor.namespace}'; a bus serves only its own namespace`,
    );
  }
  if (eventSource.eventBus.name !== sensor.eventBus.name) {
    throw refusal(
      sensor,
      'bad-reference',
      `${described} goes to bus '${eventSource.eventBus.name}', and the sensor listens on '${sensor.eventBus.name}'; give both the same eventBus`,
    );
  }
}

/** Refuses a dependency that a trigger on Kafka would come to wait for, after it was checked that it gets the values that it reads. */
export function checkEarlier(sensor: CheckedSensor, id: string, triggers: Iterable<Trigger>): void {
  if (sensor.eventBus.kind !== 'kafka') return;
  for (const { template } of triggers) {
    if (template.conditions !== undefined) continue;
    throw refusal(
      sensor,
      'bad-value',
      `trigger '${template.name}' says not when, and would wait for dependency '${id}' too, of which Kafka passes only the event that came last; ` +
        'declare all dependencies before the triggers, or tell the trigger when',
    );
  }
}

/** Refuses a second dependency on one event where upstream's controller does: on NATS Streaming. */
export function checkOnce(
  sensor: CheckedSensor,
  { eventSource, name }: Event<unknown>,
  dependencies: Iterable<EventDependency>,
): void {
  if (sensor.eventBus.kind !== 'nats') return;
  for (const { name: other, eventSourceName, eventName } of dependencies) {
    if (eventSourceName !== eventSource.name || eventName !== name) continue;
    throw refusal(
      sensor,
      'bad-value',
      `dependency '${other}' waits for event '${name}' already, and on NATS Streaming upstream takes one dependency on each event of a sensor; ` +
        'declare a second Sensor, or use a JetStream bus',
    );
  }
}

/** Refuses conditions on dependencies of other sensors. */
export function checkCondition(sensor: CheckedSensor, trigger: string, when: ICondition | undefined): void {
  for (const dependency of when?.dependencies ?? []) {
    if (dependency.sensor !== sensor) throw foreign(sensor, trigger, 'waits for', dependency.name);
  }
}

/**
 * Refuses values of other sensors, and values that may be absent when the trigger fires.
 * @param dependencies all that the sensor has so far.
 */
export function checkValues(
  sensor: CheckedSensor,
  trigger: string,
  values: readonly EventValue[],
  when: ICondition | undefined,
  dependencies: Iterable<string>,
): void {
  const waitedFor = when ? when.dependencies.map(({ name }) => name) : [...dependencies];
  for (const { sensor: owner, source } of values) {
    const name = source.dependencyName;
    if (owner !== sensor.node.path) throw foreign(sensor, trigger, 'reads from', name);
    if (source.value !== undefined) continue;
    const read = source.dataKey ?? source.dataTemplate ?? source.contextKey ?? source.contextTemplate ?? 'the event';
    const others = waitedFor.filter((other) => other !== name);
    if (sensor.eventBus.kind === 'kafka' && others.length > 0) {
      throw refusal(
        sensor,
        'bad-value',
        `trigger '${trigger}' reads '${read}' from '${name}' and also waits for '${others[0]}'; on Kafka it gets only the event that came last, ` +
          `so give a fallback: ${name}.data('${source.dataKey ?? '...'}', { otherwise: '...' })`,
      );
    }
    if (!when || when.requires(name)) continue;
    throw refusal(
      sensor,
      'bad-value',
      `trigger '${trigger}' reads '${read}' from '${name}', which '${when.toExpression()}' does not require; ` +
        `give a fallback: ${name}.data('${source.dataKey ?? '...'}', { otherwise: '...' })`,
    );
  }
}

function foreign(sensor: CheckedSensor, trigger: string, verb: string, name: string): Error {
  return refusal(
    sensor,
    'bad-reference',
    `trigger '${trigger}' ${verb} '${name}', which is a dependency of another sensor; declare it here with on()`,
  );
}

/** Refuses a policy that upstream does not look at, or with which every firing fails. */
export function checkPolicy(sensor: CheckedSensor, template: TriggerTemplate, policy: TriggerPolicy | undefined): void {
  const kind = triggerKey(template);
  if (!policy || !kind) return;
  const honoured = triggerKinds[kind].policy;
  const ignored = (['k8s', 'status'] as const).find((one) => policy[one] !== undefined && one !== honoured);
  if (ignored) {
    const instead = honoured === undefined ? 'it looks at none' : `it looks at policy.${honoured}`;
    throw refusal(
      sensor,
      'bad-value',
      `trigger '${template.name}' has a policy.${ignored}, which upstream ignores for the kind ${kind}; ${instead}`,
    );
  }
  if (policy.status?.allow?.length === 0) {
    throw refusal(
      sensor,
      'bad-value',
      `trigger '${template.name}' has a policy.status that no answer satisfies; name the statuses that do`,
    );
  }
  const operation = policy.k8s && (template.argoWorkflow?.operation ?? template.k8s?.operation);
  if (operation !== 'submit' && operation !== 'delete') return;
  throw refusal(
    sensor,
    'bad-value',
    `trigger '${template.name}' has a policy.k8s, with which upstream reports each ${operation} as failed and does it again; leave it out`,
  );
}

/**
 * Refuses times at which upstream ends, or that never come.
 * @throws EventloomError `bad-value`; `bad-program` for a schedule that cannot be read, or a zone that does not exist.
 */
export function checkTiming({ rateLimit, retryStrategy }: TriggerOptions, resets: readonly ResetAt[]): void {
  for (const { cron, timezone } of resets) checkSchedule(cron, timezone);
  if (rateLimit) {
    requireInteger(
      "'requestsPerUnit' of a rateLimit, without which upstream's sensor ends,",
      rateLimit.requestsPerUnit ?? 0,
      1,
      2 ** 31 - 1,
    );
  }
  if (retryStrategy) backoffOf(retryStrategy);
}
