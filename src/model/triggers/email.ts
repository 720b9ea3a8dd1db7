import type { SecretKeySelector } from '../kubernetes/selectors';
import type { TriggerParameter } from '../parameter';
import type { Int32 } from '../scalars';

/**
 * Sends mail, one message for each address.
 *
 * `to`, `subject` and `body` must have text in the end. Values from events only arrive through the `parameters` of the
 * trigger, beside the template.
 */
export interface EmailTrigger {
  /** The host of the SMTP server. */
  readonly host: string;
  /**
   * The port of the SMTP server, 0 to 65535.
   *
   * @default 0
   */
  readonly port?: Int32;
  /** The user name to log in with. */
  readonly username?: string;
  /** The password to log in with. */
  readonly smtpPassword?: SecretKeySelector;
  /** The sender's address. */
  readonly from?: string;
  /** The addresses. An invalid one fails, the others are served. */
  readonly to?: readonly string[];
  /** The subject. */
  readonly subject?: string;
  /** The text. */
  readonly body?: string;
  /** They have no effect: use the `parameters` of the trigger, with paths such as `email.body`. */
  readonly parameters?: readonly TriggerParameter[];
}
