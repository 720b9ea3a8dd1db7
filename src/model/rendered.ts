import type { JsonObject } from './json';
import type { TriggerTemplate } from './trigger';

/** What a trigger acts on, once the values from events have been filled in. */
export interface Rendered {
  /** The template after the trigger's own `parameters`, and those of its kind when the kind has no object of its own. */
  readonly template: TriggerTemplate;
  /** For kinds that act on an object: the object after the kind's `parameters`. */
  readonly resource?: JsonObject;
  /** For kinds that send something: what is sent, as text. */
  readonly payload?: string;
}
