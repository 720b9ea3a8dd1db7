import type { Time } from '../scalars';

/**
 * Changes of Kubernetes objects. The payload holds `type`, `body` and, for an update, `oldBody`.
 *
 * The service account of the pods must be allowed to list and watch the resource. At the start every object that exists
 * is reported as added, unless `filter.afterStart` is set.
 */
export interface ResourceEventSource {
  /** The version of the API: `v1`. */
  readonly version: string;
  /** The resource: the plural of the kind in lower case, such as `pods`. */
  readonly resource: string;
  /** The changes to be told about. Another spelling is not refused, it just never happens. */
  readonly eventTypes: readonly ('ADD' | 'UPDATE' | 'DELETE')[];
  /**
   * The API group; empty for the core group.
   *
   * @default ""
   */
  readonly group?: string;
  /**
   * The namespace to watch. Empty: all.
   *
   * @default ""
   */
  readonly namespace?: string;
  /** Which objects. This is not the expression that other kinds have under this name. */
  readonly filter?: ResourceFilter;
  /** Fixed values that are added to every event, under `metadata`. */
  readonly metadata?: { readonly [key: string]: string };
}

/** Chooses objects. All conditions must hold. */
export interface ResourceFilter {
  /** Conditions on labels, which the API server looks at. */
  readonly labels?: readonly Selector[];
  /** Conditions on fields, which are looked at here, on each change. */
  readonly fields?: readonly Selector[];
  /** What the name must begin with. */
  readonly prefix?: string;
  /**
   * Only changes that were made after the event source started.
   *
   * @default false
   */
  readonly afterStart?: boolean;
  /** Only objects that were created before this moment. */
  readonly createdBy?: Time;
}

/** A condition on a label or a field. */
export interface Selector {
  /** The name of the label, or the path of the field: `status.phase`. */
  readonly key: string;
  /**
   * How to compare. Labels know all of these, and `=` is assumed. Fields know `=`, `==` and `!=`, and it must be
   * written: without it no object passes.
   */
  readonly operation?: '=' | '==' | '!=' | 'in' | 'notin' | 'exists' | '!' | 'gt' | 'lt' | '';
  /**
   * What to compare with. For labels: a value, or several separated by commas for `in` and `notin`; empty for `exists`
   * and `!`. For fields: a regular expression, not anchored, that is tried on text; other types count as empty text.
   */
  readonly value?: string;
}
