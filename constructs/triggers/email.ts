import type { EmailTrigger as Email } from '../../src/model/triggers/email';
import { requireInteger } from '../requirements';
import { checkFilled, checkFixed, type FieldsOf, FieldsTrigger } from './declaration';

/** @see EmailTrigger.send */
export interface EmailTriggerOptions extends FieldsOf<Email, 'to' | 'subject' | 'body' | 'port'> {
  /** The port of the SMTP server. */
  readonly port: number;
  /** The address, or several: each gets a mail of its own. */
  readonly to: string | readonly string[];
  /** The subject. */
  readonly subject: string;
  /** The text. */
  readonly body: string;
}

/** Sends mail. */
export class EmailTrigger extends FieldsTrigger {
  /**
   * Sends a mail to each address. Values of events may stand in all texts.
   * @throws EventloomError `bad-value` when the host, an address, the subject or the text is empty, or for a port that does not exist.
   */
  static send({ to, ...options }: EmailTriggerOptions): EmailTrigger {
    const fields = { ...options, to: typeof to === 'string' && to !== '' ? [to] : to };
    checkFilled('email', fields, 'host', 'to', 'subject', 'body');
    checkFixed('email', fields, 'smtpPassword');
    requireInteger("'port' of a trigger of kind email", fields.port, 1, 65535);
    return new EmailTrigger('email', fields);
  }
}
