import type { CustomTrigger as Custom } from '../../src/model/triggers/custom';
import { bad, checkFilled, checkFixed, type FieldsOf, FieldsTrigger, type Message } from './declaration';

/** @see CustomTrigger.invoke */
export type CustomTriggerOptions = FieldsOf<Custom>;

/** Calls a gRPC server of one's own. */
export class CustomTrigger extends FieldsTrigger {
  /**
   * Calls the server. Values of events may stand in the `spec` and the input.
   * @param input what the call gets. `@default` nothing
   * @throws EventloomError `bad-value` without an address or a spec, or for `secure` without a certificate.
   */
  static invoke(options: CustomTriggerOptions, input?: Message): CustomTrigger {
    checkFilled('custom', options, 'serverURL', 'spec');
    checkFixed('custom', options, 'serverURL', 'certSecret', 'serverNameOverride');
    if (options.secure && !options.certSecret) {
      throw bad('custom', "is 'secure' without a 'certSecret'; name the secret with the server's certificate");
    }
    return new CustomTrigger('custom', options, input);
  }
}
