import type { SecretKeySelector } from '../kubernetes/selectors';
import type { TriggerParameter } from '../parameter';

/** Calls an action of Apache OpenWhisk and waits for it. */
export interface OpenWhiskTrigger {
  /** The address of OpenWhisk. */
  readonly host: string;
  /** The action. */
  readonly actionName: string;
  /** The message, made of values from events: each is put at its `dest` into a JSON object. */
  readonly payload: readonly TriggerParameter[];
  /**
   * The namespace of the action.
   *
   * @default "_"
   */
  readonly namespace?: string;
  /**
   * The version of the API.
   *
   * @default "v1"
   */
  readonly version?: string;
  /** The key to log in with. */
  readonly authToken?: SecretKeySelector;
  /** Values from events that are put into this kind's fields: paths such as `url`. */
  readonly parameters?: readonly TriggerParameter[];
}
