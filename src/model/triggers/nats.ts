import type { NATSAuth } from '../nats-auth';
import type { TriggerParameter } from '../parameter';
import type { TLSConfig } from '../tls';

/** Sends a message to a NATS subject. */
export interface NATSTrigger {
  /** The address of the server: `nats://nats.example.com:4222`. */
  readonly url: string;
  /** The subject. Values from events only arrive through the `parameters` of the trigger, beside the template. */
  readonly subject: string;
  /** The message, made of values from events: each is put at its `dest` into a JSON object. */
  readonly payload: readonly TriggerParameter[];
  /** How to log in. */
  readonly auth?: NATSAuth;
  /** How to encrypt the connection. Absent: not at all. */
  readonly tls?: TLSConfig;
  /**
   * Values from events that are put into this kind's fields. They do not change `subject`; the controller does not
   * validate them.
   */
  readonly parameters?: readonly TriggerParameter[];
}
