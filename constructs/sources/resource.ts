import type { JsonObject } from '../../src/model/json';
import type { ResourcePayload } from '../../src/model/payloads/occurrences';
import type { ResourceEventSource, ResourceFilter, Selector } from '../../src/model/sources/resource';
import { bad, checkFilled, checkOneOf, plain } from './declaration';
import type { EventOptions } from './endpoint';
import { SourceEvent } from './source-event';

/** @see ResourceEvent */
export interface ResourceEventOptions
  extends Omit<ResourceEventSource, 'eventTypes' | 'filter' | 'metadata'>,
    Omit<EventOptions, 'filter'> {
  /** Which objects. This is not the expression that other kinds have under this name. @default - all of them */
  readonly filter?: ResourceEventFilter;
}

/** Chooses objects. All conditions must hold. */
export interface ResourceEventFilter extends Omit<ResourceFilter, 'fields' | 'createdBy'> {
  /** Conditions on fields, which are looked at in the event source, on each change. @default - none */
  readonly fields?: readonly FieldSelector[];
  /** Only objects that were created before this moment. @default - all of them */
  readonly createdBy?: Date;
}

/** A condition on a field that holds a text; numbers, booleans and lists count as empty text. Give a value or a pattern. */
export interface FieldSelector {
  /** The path of the field: `status.phase`. */
  readonly key: string;
  /** @default '=' */
  readonly operation?: '=' | '==' | '!=';
  /** The whole text, although upstream searches for an expression anywhere in it. */
  readonly value?: string;
  /** A regular expression (RE2) that is searched for anywhere in the text. Upstream's `value`. */
  readonly pattern?: string;
}

/** The kinds of changes, in upstream's words. */
export type ResourceEventType = ResourceEventSource['eventTypes'][number];

/**
 * Changes of Kubernetes objects; `O` is the object. The service account of the pods must be allowed to list and watch it.
 *
 * All factories throw EventloomError `bad-value` for what names no resource, and conditions that no object can satisfy.
 */
export class ResourceEvent<P> extends SourceEvent<'resource', P> {
  /** An object was created. At each start this also tells of all that exist, unless `filter.afterStart` is set. */
  static added<O = JsonObject>(options: ResourceEventOptions): ResourceEvent<ResourcePayload<O>> {
    return new ResourceEvent(['ADD'], options);
  }

  /** An object was changed; `oldBody` is how it was. */
  static updated<O = JsonObject>(options: ResourceEventOptions): ResourceEvent<ResourcePayload<O>> {
    return new ResourceEvent(['UPDATE'], options);
  }

  /** An object was deleted. */
  static deleted<O = JsonObject>(options: ResourceEventOptions): ResourceEvent<ResourcePayload<O>> {
    return new ResourceEvent(['DELETE'], options);
  }

  /** Several kinds of changes: `ResourceEvent.of<Pod>(['ADD', 'UPDATE'], { version: 'v1', resource: 'pods' })`. */
  static of<O = JsonObject>(
    eventTypes: readonly ResourceEventType[],
    options: ResourceEventOptions,
  ): ResourceEvent<ResourcePayload<O>> {
    return new ResourceEvent(eventTypes, options);
  }

  private constructor(eventTypes: readonly ResourceEventType[], { filter, ...fields }: ResourceEventOptions) {
    checkFilled('resource', { ...fields, eventTypes }, 'eventTypes', 'version', 'resource');
    if (fields.version.includes('/')) {
      const [group, version] = fields.version.split('/');
      throw bad(`'${fields.version}' is no version alone; give group: '${group}' and version: '${version}'`);
    }
    if (!/^[a-z0-9][a-z0-9.-]*$/.test(fields.resource)) {
      throw bad(`'${fields.resource}' is no resource; write the plural of the kind in lower case, such as 'pods'`);
    }
    super('resource', plain({ ...fields, eventTypes, filter: filter && filterOf(filter) }));
  }
}

function filterOf({ labels, fields, createdBy, ...filter }: ResourceEventFilter): ResourceFilter {
  for (const label of labels ?? []) checkLabel(label);
  return {
    ...filter,
    labels,
    fields: fields?.map(fieldSelector),
    createdBy: createdBy && `${createdBy.toISOString().slice(0, 19)}Z`,
  };
}

function checkLabel({ key, operation = '=', value }: Selector): void {
  checkFilled('resource', { key }, 'key');
  const alone = operation === 'exists' || operation === '!';
  if (alone && value) throw bad(`the condition '${operation}' on label '${key}' takes no value, and it has '${value}'`);
  const list = operation === 'in' || operation === 'notin';
  if (list && !value) throw bad(`the condition '${operation}' on label '${key}' needs values, separated by commas`);
}

/** Without an operation no object would pass, and a value alone would be found inside of other texts. */
function fieldSelector({ key, operation = '=', ...compared }: FieldSelector): Selector {
  checkFilled('resource', { key }, 'key');
  checkOneOf('resource', compared, 'value', 'pattern');
  const { value = '', pattern } = compared;
  if (pattern !== undefined) regex().compileRegex(pattern);
  return { key, operation, value: pattern ?? `^${value.replace(/[\\.+*?()|[\]{}^$]/g, '\\$&')}$` };
}

/** Loaded when the first pattern is written, so that importing constructs does not load a regular expression engine. */
function regex(): typeof import('../../src/language/regex') {
  return require('../../src/language/regex') as typeof import('../../src/language/regex');
}
