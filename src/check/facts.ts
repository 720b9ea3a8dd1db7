import { type SourceKey, sourceKeys, sourceKinds, type TriggerKey, triggerKeys } from '../model/kinds';
import type { Part } from './part';

/** One event that an EventSource declares. */
export interface EventFacts {
  readonly kind: SourceKey;
  readonly name: string;
  readonly part: Part;
  /** Where it is served, for kinds that are called over HTTP. */
  readonly webhook?: Part;
}

/** What rules ask about an EventSource. */
export interface EventSourceFacts {
  readonly root: Part;
  readonly spec: Part;
  readonly name: string;
  readonly namespace?: string;
  readonly busName: string;
  readonly events: readonly EventFacts[];
}

/** One dependency of a Sensor. */
export interface DependencyFacts {
  readonly part: Part;
  readonly name?: string;
  readonly eventSourceName?: string;
  readonly eventName?: string;
}

/** One trigger of a Sensor, or the dead-letter trigger of one. */
export interface TriggerFacts {
  readonly part: Part;
  readonly template: Part;
  readonly name: string;
  /** The kinds that it sets; only the first acts. */
  readonly kinds: readonly TriggerKey[];
  /** Whether it is what another trigger falls back to. */
  readonly isDeadLetter: boolean;
}

/** What rules ask about a Sensor. */
export interface SensorFacts {
  readonly root: Part;
  readonly spec: Part;
  readonly name: string;
  readonly namespace?: string;
  readonly busName: string;
  readonly dependencies: readonly DependencyFacts[];
  /** Dead-letter triggers follow the trigger that they belong to. */
  readonly triggers: readonly TriggerFacts[];
}

/** Works out what rules ask about an EventSource. */
export function eventSourceFacts(root: Part): EventSourceFacts {
  const spec = root.at('spec');
  const events = sourceKeys.flatMap((kind) =>
    spec
      .at(kind)
      .entries()
      .map(([name, part]) => eventFacts(kind, name, part)),
  );
  return { ...identity(root, spec), events };
}

function eventFacts(kind: SourceKey, name: string, part: Part): EventFacts {
  if (!sourceKinds[kind].http) return { kind, name, part };
  const webhook = kind === 'webhook' ? part : part.at('webhook');
  return { kind, name, part, webhook };
}

/** Works out what rules ask about a Sensor. */
export function sensorFacts(root: Part): SensorFacts {
  const spec = root.at('spec');
  const dependencies = spec.at('dependencies').items().map(dependencyFacts);
  const triggers = spec
    .at('triggers')
    .items()
    .flatMap((part) => triggerFacts(part, false));
  return { ...identity(root, spec), dependencies, triggers };
}

/** Works out what rules ask about a dependency of a Sensor. */
export function dependencyFacts(part: Part): DependencyFacts {
  const [name, eventSourceName, eventName] = ['name', 'eventSourceName', 'eventName'].map(
    (field) => part.at(field).text,
  );
  return { part, ...(name && { name }), ...(eventSourceName && { eventSourceName }), ...(eventName && { eventName }) };
}

function triggerFacts(part: Part, isDeadLetter: boolean): TriggerFacts[] {
  const template = part.at('template');
  const kinds = triggerKeys.filter((key) => template.at(key).exists);
  const facts = { part, template, name: template.at('name').text ?? '', kinds, isDeadLetter };
  const deadLetter = part.at('dlqTrigger');
  return deadLetter.exists ? [facts, ...triggerFacts(deadLetter, true)] : [facts];
}

function identity(root: Part, spec: Part) {
  const { name, namespace } = root.resource;
  return {
    root,
    spec,
    name,
    busName: spec.at('eventBusName').text || 'default',
    ...(namespace !== undefined && { namespace }),
  };
}
