/**
 * An event as it travels from an event source over the bus to a sensor: a CloudEvent 1.0 whose data are bytes.
 */
export interface Event {
  /** Unique per event source; the bus drops a second event with the same id. Argo Events uses 32 hex digits. */
  readonly id: string;
  /** The name of the EventSource object. */
  readonly source: string;
  /** The name of the event inside the EventSource. */
  readonly subject: string;
  /** The kind of event source, such as `github`: see `sourceKinds` for the one spelling difference to the spec's key. */
  readonly type: string;
  /** When the event was made: RFC 3339, UTC, up to nanoseconds. */
  readonly time: string;
  /** Almost always `application/json`. */
  readonly datacontenttype?: string;
  /** The CloudEvents version, `1.0`. */
  readonly specversion: string;
  /** What the source received, as bytes; absent when the event carries nothing. */
  readonly data?: Uint8Array;
  /** Whoever made the data wrote them as JSON, so that nobody need look again. @default false - nobody knows */
  readonly isJson?: boolean;
  /** Extension attributes such as `traceparent`. */
  readonly extensions?: { readonly [name: string]: string };
}
