import { EventloomError } from '../errors';
import type { JsonObject } from '../model/json';
import type { ResourceFilter, Selector } from '../model/sources/resource';
import { encode } from './go/json';
import type { Encodable } from './go/json-encode';
import { GoTime, layouts, parseTime, zeroTime } from './go/time';
import { get } from './path/get';
import type { Regex } from './regex';
import { compileRegex } from './regex';

/** Something happened to an object of the cluster. */
export interface ResourceChange {
  /** `ADD`, `UPDATE` or `DELETE`. */
  readonly type: string;
  /** The object as it is now; for a deletion, as it was last. */
  readonly object: JsonObject;
}

/** The conditions of a `resource` event source that are looked at on each change. */
export interface CompiledResourceFilter {
  /**
   * Whether a change becomes an event.
   *
   * @param startedAt when the event source started, in milliseconds since 1970
   * @throws EventloomError `program-limit` when a condition takes too long on this object.
   */
  passes(change: ResourceChange, startedAt: number): boolean;
}

type FieldCondition = (json: string) => boolean;

/**
 * Compiles the `filter` of a `resource` event source, without its labels: those are the API server's part. A condition on a field that
 * cannot be understood lets nothing pass; `eventloom check` says so beforehand.
 *
 * @throws EventloomError `bad-program` when `createdBy` is no moment.
 */
export function compileResourceFilter(filter: ResourceFilter | undefined): CompiledResourceFilter {
  if (!filter) return { passes: () => true };
  const { prefix = '', afterStart = false } = filter;
  const createdBy = readCreatedBy(filter.createdBy);
  const fields = (filter.fields ?? []).map(fieldCondition);
  return {
    passes: ({ type, object }, startedAt) => {
      const metadata = objectOf(object.metadata);
      if (!textOf(metadata.name).startsWith(prefix)) return false;
      const changed = changeTime(type, metadata);
      if (afterStart && changed && isBefore(changed, GoTime.fromMilliseconds(startedAt))) return false;
      if (createdBy && isBefore(createdBy, timeOf(metadata.creationTimestamp))) return false;
      if (fields.length === 0) return true;
      const json = encode(object as Encodable);
      return fields.every((holds) => holds(json));
    },
  };
}

/** Go writes null for a moment that is not set. */
function readCreatedBy(text: string | null | undefined): GoTime | undefined {
  if (text === undefined || text === null) return undefined;
  const time = parseTime(layouts.rfc3339, text);
  if (!time) {
    throw new EventloomError(
      'bad-program',
      `createdBy "${text}" is no moment: write it like 2024-05-17T10:30:00Z, with a zone`,
    );
  }
  // Go's zero time counts as not set.
  return time.unixNanos === zeroTime.unixNanos ? undefined : time;
}

function fieldCondition({ key, operation = '', value = '' }: Selector): FieldCondition {
  const regex = understood(value);
  if (!regex || !['=', '==', '!='].includes(operation)) return () => false;
  return (json) => {
    const found = get(json, key);
    if (!found.exists) return false;
    return regex.test(found.type === 'String' ? found.string() : '') === (operation !== '!=');
  };
}

function understood(pattern: string): Regex | undefined {
  try {
    return compileRegex(pattern);
  } catch {
    return undefined;
  }
}

/** When it happened; undefined for a deletion that the object does not know of, which is happening now. */
function changeTime(type: string, metadata: JsonObject): GoTime | undefined {
  const created = timeOf(metadata.creationTimestamp);
  if (type === 'DELETE') {
    const deleted = timeOf(metadata.deletionTimestamp);
    return deleted.unixNanos === zeroTime.unixNanos ? undefined : deleted;
  }
  return type === 'UPDATE' ? lastUpdate(metadata, created) : created;
}

/** Entries without a time do not count; one that cannot be read makes the list count for nothing, as it does for Kubernetes. */
function lastUpdate({ managedFields }: JsonObject, created: GoTime): GoTime {
  let last = created;
  for (const item of Array.isArray(managedFields) ? managedFields : []) {
    const { operation, time } = objectOf(item);
    if (time === undefined || time === null) continue;
    const updated = parseTime(layouts.rfc3339, textOf(time));
    if (!updated) return created;
    if (operation === 'Update' && isBefore(last, updated)) last = updated;
  }
  return last;
}

const objectOf = (value: unknown): JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const timeOf = (value: unknown): GoTime => parseTime(layouts.rfc3339, textOf(value)) ?? zeroTime;

const isBefore = (one: GoTime, other: GoTime): boolean => one.unixNanos < other.unixNanos;
