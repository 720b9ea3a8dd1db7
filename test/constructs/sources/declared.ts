import { type Dependency, type Event, type EventDefinition, EventSource, Sensor } from '../../../constructs';
import { check } from '../../../src/check/check';
import type { SourceKey, SourceOf } from '../../../src/model/kinds';
import { violations } from '../../../src/model/validate';
import { type Manifest, manifest, testChart } from '../synthesized';

/** Under which public base address an event is known, if any. */
interface Exposed {
  readonly publicUrl?: string;
}

/** How the manifest declares an event named `event`. It is what the model says, and nothing in it is found wrong. */
export function declared<K extends SourceKey>(
  definition: EventDefinition<unknown> & { readonly kind: K },
  { publicUrl }: Exposed = {},
): SourceOf<K> | undefined {
  const chart = testChart();
  const source = new EventSource(chart, 'source', { events: { event: definition } });
  if (publicUrl !== undefined) source.publishUnder(source.events.event, publicUrl);
  const object = manifest(chart, 'EventSource');
  expect(violations('EventSource', object)).toEqual([]);
  expect(errorsIn(object)).toEqual([]);
  const kinds: { readonly [Kind in SourceKey]?: { readonly [name: string]: SourceOf<Kind> } } = object.spec;
  return kinds[definition.kind]?.event;
}

/** A dependency on an event, to read values from. */
export function dependency<P>(definition: EventDefinition<P>): Dependency<P> {
  const chart = testChart();
  const { events } = new EventSource(chart, 'source', { events: { event: definition } });
  const event: Event<unknown> = events.event;
  return new Sensor(chart, 'sensor').on('event', event as Event<P>);
}

/** A key of a Secret. */
export function key(name: string): { readonly name: string; readonly key: string } {
  return { name: 'credentials', key: name };
}

function errorsIn(object: Manifest): readonly string[] {
  const resource = {
    apiVersion: object.apiVersion,
    kind: object.kind,
    name: object.metadata.name,
    object: JSON.parse(JSON.stringify(object)),
    place: () => ({ file: 'manifest' }),
  };
  const problems = check([resource], { rules: { 'missing-permission': 'off' } });
  return problems.filter(({ severity }) => severity === 'error').map(({ code, message }) => `${code}: ${message}`);
}
