import type { Json } from '../json';

/**
 * A CloudEvent in structured mode: all of it in the body, with the content type `application/cloudevents+json`. In binary mode the
 * body is the data alone, and the attributes stand in the header: `header.Ce-Type.0`. `E` names extension attributes.
 */
export type CloudEvent<D = Json, E extends string = never> = CloudEventAttributes<D> & {
  /** An extension attribute. */
  readonly [Name in E]?: string | number | boolean;
};

/** What a CloudEvent holds besides extensions. */
export interface CloudEventAttributes<D> {
  /** `1.0`. */
  readonly specversion: string;
  /** Unique for the source. */
  readonly id: string;
  /** Where it happened: a URI. */
  readonly source: string;
  /** What happened, mostly with a reversed domain in front: `org.example.order.placed`. */
  readonly type: string;
  /** The media type of the data; JSON if absent. */
  readonly datacontenttype?: string;
  /** The schema of the data: a URI. */
  readonly dataschema?: string;
  /** What it is about, within the source. */
  readonly subject?: string;
  /** When it happened: RFC 3339. */
  readonly time?: string;
  /** The data. */
  readonly data?: D;
  /** The data, when they are bytes: base64. */
  readonly data_base64?: string;
}
