import type { JsonObject } from './json';
import type { Place } from './problem';

/** One object of a set of manifests, with the knowledge of where each of its parts stands. */
export interface Resource {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  /** As written; absent when the manifest names none. */
  readonly namespace?: string;
  /** The whole object, as Go's YAML reader would see it. */
  readonly object: JsonObject;
  /**
   * Where a part stands.
   * @param path keys and indexes from the root of the object, such as `['spec', 'triggers', 0]`. A part that does not exist is
   * answered with the place of its nearest parent.
   * @param what `key` for the place of the key itself, `value` (default) for what it holds.
   * @param inside for a value that is text: how many of its characters come before the place.
   */
  place(path?: readonly (string | number)[], what?: 'key' | 'value', inside?: number): Place;
}
