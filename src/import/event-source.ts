import { type SourceKey, sourceKeys } from '../model/kinds';
import { conforming } from './conforming';
import { type Draft, type KnownEventSource, whole } from './draft';
import { replaced } from './durations';
import type { Fragment } from './fragment';
import { headOf, type Placed } from './placed';
import { entriesOf, type WrittenEvent } from './source-options';
import { sources } from './sources';
import {
  construct,
  type Entry,
  type Expression,
  imported,
  isEmpty,
  literal,
  object,
  type Statement,
  self,
} from './tree';

/** Differences above which an event source is rather written as it is. */
const maxPatches = 6;

interface NamedEvent extends WrittenEvent {
  readonly name: string;
  readonly kind: SourceKey;
  readonly comments: readonly string[];
}

/** An event source with the constructs; undefined when they do not say the same. */
export function eventSourceStatements(source: Placed, draft: Draft): readonly Statement[] | undefined {
  const { object: fitting, isIncomplete } = conforming('EventSource', source.manifest);
  const spec = source.fragment(fitting).at('spec');
  const events = eventsOf(spec, draft);
  if (isIncomplete || events === undefined || events.length === 0) return undefined;
  let statements = [declaration(source, spec, events, draft)];
  if (draft.attempt(statements, source.manifest).refused?.statement === whole) {
    // Events that need permissions bring an account of their own unless one is named.
    statements = [declaration(source, spec, events, draft, object({ name: literal('default') }))];
  }
  const patched = draft.patched(statements, source.variable, source.manifest, maxPatches);
  if (patched === undefined) return undefined;
  draft.eventSources.set(String(source.fragment().at('metadata', 'name').value), knownOf(source, events));
  return patched;
}

function eventsOf(spec: Fragment, draft: Draft): readonly NamedEvent[] | undefined {
  const kinds = spec.keys.filter((key): key is SourceKey => (sourceKeys as readonly string[]).includes(key));
  const events = kinds.flatMap((kind) =>
    spec.at(kind).keys.map((name, index): NamedEvent | undefined => {
      const source = spec.at(kind, name);
      const written = sources[kind](source, name, draft);
      if (written === undefined) return undefined;
      const first = index === 0 ? spec.at(kind).before : [];
      const comments = [...first, ...source.before, ...source.lostComments([written.expression])];
      return { ...written, name, kind, comments };
    }),
  );
  const known = events.filter((event) => event !== undefined);
  const isWhole = known.length === events.length && new Set(known.map(({ name }) => name)).size === known.length;
  return isWhole ? inOrderOfPorts(known, spec) : undefined;
}

/** The ports of the Service come in the order of the events. */
function inOrderOfPorts(events: readonly NamedEvent[], spec: Fragment): readonly NamedEvent[] {
  const ports = spec.at('service', 'ports').items.map((port) => String(port.at('port').value));
  const placeOf = ({ kind, name }: NamedEvent): number => {
    const place = ports.indexOf(String(portOf(spec.at(kind, name))));
    return place < 0 ? ports.length : place;
  };
  return events
    .map((event, index) => ({ event, index, place: placeOf(event) }))
    .sort((one, other) => one.place - other.place || one.index - other.index)
    .map(({ event }) => event);
}

/** The port that an event listens on, if it does. */
const portOf = (event: Fragment): unknown =>
  (event.at('webhook').exists ? event.at('webhook') : event).at('port').value;

function declaration(
  source: Placed,
  spec: Fragment,
  events: readonly NamedEvent[],
  draft: Draft,
  otherwise?: Expression,
): Statement {
  const account = spec.at('template', 'serviceAccountName').text;
  const template = spec.at('template');
  const pods = template.exists ? replaced(template, { serviceAccountName: undefined }) : object({});
  const ports = new Set(events.flatMap(({ kind, name }) => portOf(spec.at(kind, name)) ?? []));
  const entries = events.map(({ name, expression, comments }): Entry => ({ key: name, value: expression, comments }));
  const props = object({
    eventBus: draft.eventBus(spec.at('eventBusName').text ?? 'default'),
    replicas: spec.at('replicas').exists ? spec.at('replicas').literal() : undefined,
    service: serviceOf(spec.at('service'), ports),
    serviceAccount: account ? draft.serviceAccount(account) : otherwise,
    template: isEmpty(pods) ? undefined : pods,
    events: { kind: 'object', entries },
  });
  return {
    comments: source.comments,
    variable: source.variable,
    value: construct(imported('EventSource'), self, literal(source.id), {
      kind: 'object',
      entries: [...headOf(source), ...entriesOf(props)],
    }),
    apart: true,
  };
}

function serviceOf(service: Fragment, listening: ReadonlySet<unknown>): Expression | undefined {
  if (!service.exists) return listening.size > 0 ? literal(false) : undefined;
  const [port] = service.at('ports').items;
  const [labels, annotations] = [service.at('metadata', 'labels'), service.at('metadata', 'annotations')];
  const clusterIP = service.at('clusterIP');
  const options = object({
    labels: labels.exists ? labels.literal() : undefined,
    annotations: annotations.exists ? annotations.literal() : undefined,
    clusterIP: clusterIP.exists ? clusterIP.literal() : undefined,
    unnamedPort: listening.size === 1 && port !== undefined && !port.at('name').exists ? literal(true) : undefined,
  });
  return options.kind === 'object' && options.entries.length > 0 ? options : undefined;
}

function knownOf(source: Placed, events: readonly NamedEvent[]): KnownEventSource {
  return {
    variable: source.variable,
    events: new Map(events.map(({ name, kind, payload }) => [name, { kind, payload }])),
  };
}
