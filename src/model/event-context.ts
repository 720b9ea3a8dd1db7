import type { Time } from './scalars';

/**
 * What is known about an event besides its data: the attributes of a CloudEvent.
 *
 * As a filter, only `type`, `source`, `subject` and `datacontenttype` are compared, each exactly; at least one of them
 * must be set.
 */
export interface EventContext {
  /** The kind of event source, such as `github`; `pubsub` and `storagegrid` are in lower case. */
  readonly type?: string;
  /** The name of the EventSource object. */
  readonly source?: string;
  /** The name of the event in the EventSource. */
  readonly subject?: string;
  /** The media type of the data, almost always `application/json`. */
  readonly datacontenttype?: string;
  /** The id of the event. A filter ignores it. */
  readonly id?: string;
  /** The version of CloudEvents, `1.0`. A filter ignores it. */
  readonly specversion?: string;
  /** When the event was made. A filter ignores it; use the `time` filter. */
  readonly time?: Time;
}

/** A whole event, as a parameter receives it that names no key: a text with this JSON. Upstream calls it `Event`. */
export interface WholeEvent {
  /** The data, as base64. */
  readonly data: string;
  /** What is known about the event besides its data. */
  readonly context?: EventContext;
}
