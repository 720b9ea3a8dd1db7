import { quote } from '../../language/go/strconv';
import type { Json, JsonObject } from '../../model/json';
import { type SourceKey, sourceKinds } from '../../model/kinds';
import { fieldsOf, type Look } from './look';
import { lookAtSource } from './source-kinds';

const kinds = Object.keys(sourceKinds) as readonly SourceKey[];

/** What Argo Events says about the `spec` of an EventSource. It looks at the kinds in no order of its own; here they are in that of the table. */
export const lookAtEventSource: Look = function* (spec) {
  const seen = new Set<string>();
  const present = kinds.filter((kind) => Object.keys(fieldsOf(spec[kind])).length > 0);
  for (const kind of present) {
    for (const [name, event] of eventsOf(spec[kind])) {
      if (seen.has(name)) yield `more than one ${quote(name)} found in the spec`;
      seen.add(name);
      yield* lookAtSource[kind](event);
    }
  }
  const recreated = present.filter((kind) => sourceKinds[kind].recreate).length;
  if (recreated > 0 && recreated < present.length) {
    yield 'event sources with rolling update and recreate update strategy can not be put together';
  }
};

function eventsOf(events: Json | undefined): [string, JsonObject][] {
  return Object.entries(fieldsOf(events)).map(([name, event]) => [name, fieldsOf(event)]);
}
