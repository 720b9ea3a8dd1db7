import type { ArtifactLocation } from './artifact';
import type { EventContext } from './event-context';
import type { JsonObject } from './json';
import type { TriggerPolicy, TriggerTemplate } from './trigger';

/** What a trigger acts on, once the values from events have been filled in. */
export interface Rendered {
  /** The template after the trigger's own `parameters`, and those of its kind when the kind has no object of its own. */
  readonly template: TriggerTemplate;
  /**
   * For kinds that act on an object: the object after the kind's `parameters`. With `liveObject` it is the object as it stands in
   * the template, which names the one in the cluster.
   */
  readonly resource?: JsonObject;
  /** The JSON of `resource`, in which whole numbers beyond 2^53 keep their digits. */
  resourceText?(): string;
  /**
   * For kinds that act on an object which does not stand in the template: where it is, and what becomes of the trigger once it is here,
   * as YAML. Until then there is no `resource`.
   */
  readonly unfetched?: {
    readonly location: ArtifactLocation;
    /** @throws EventloomError `not-fetched` when it is no object, `program-failed`, `bad-definition` */
    complete(yaml: string): Pick<Rendered, 'resource' | 'resourceText' | 'fill'>;
  };
  /**
   * Puts the values from events into an object that only the trigger can get, as JSON: the live object of `k8s`, and what the server
   * of `custom` gives. Absent when there is nothing to put in.
   * @throws EventloomError `program-failed`, `bad-definition`
   */
  fill?(json: string): string;
  /** For kinds that send something: what is sent, as text. */
  readonly payload?: string;
  /** For `log`: what is written. */
  readonly logged?: readonly LoggedEvent[];
  /** When the trigger counts as a success. */
  readonly policy?: TriggerPolicy;
}

/** An event as it is written into a log. */
export interface LoggedEvent {
  readonly dependency: string;
  readonly context: EventContext;
  /** The data: JSON and plain text as they are, anything else in base64. */
  readonly text: string;
}
