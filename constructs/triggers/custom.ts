import type { CustomTrigger as Custom } from '../../src/model/triggers/custom';
import type { TriggerAction, TriggerContext } from '../trigger';
import { bad, checkFilled, checkFixed, type FieldsOf, FieldsTrigger, type Message } from './declaration';

/** @see CustomTrigger.invoke */
export interface CustomTriggerOptions extends FieldsOf<Custom> {
  /**
   * What is written into the object that the server makes of `spec`, by upstream's `dest`: `{ 'order.id': order.data('body.id') }`. The server
   * must answer with JSON then.
   * @default - nothing
   */
  readonly parameters?: { readonly [dest: string]: unknown };
}

/** Calls a gRPC server of one's own. */
export class CustomTrigger extends FieldsTrigger {
  /**
   * Calls the server. Values of events may stand in the `spec` and the input.
   * @param input what the call gets. `@default` nothing
   * @throws EventloomError `bad-value` without an address or a spec, or for `secure` without a certificate.
   */
  static invoke({ parameters = {}, ...options }: CustomTriggerOptions, input?: Message): CustomTrigger {
    checkFilled('custom', options, 'serverURL', 'spec');
    checkFixed('custom', options, 'serverURL', 'certSecret', 'serverNameOverride');
    if (options.secure && !options.certSecret) {
      throw bad('custom', "is 'secure' without a 'certSecret'; name the secret with the server's certificate");
    }
    return new CustomTrigger(options, parameters, input);
  }

  private constructor(
    options: FieldsOf<Custom>,
    private readonly written: { readonly [dest: string]: unknown },
    input?: Message,
  ) {
    super('custom', options, input);
  }

  override bind(context: TriggerContext): TriggerAction {
    const { custom, ...action } = super.bind(context);
    const parameters = context.written(this.written);
    return { custom: { ...(custom as Custom), ...(parameters.length > 0 ? { parameters } : {}) }, ...action };
  }
}
