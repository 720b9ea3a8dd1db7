import type { AzureEventsHubPayload } from '../../src/model/payloads/messages';
import type { AzureEventsHubEventSource } from '../../src/model/sources/azure-events-hub';
import { bad, checkFilled, checkTogether, type FieldsOf, filterOf, plain } from './declaration';
import type { EventOptions } from './endpoint';
import { SourceEvent } from './source-event';

/** @see AzureEventsHubEvent */
export interface AzureEventsHubEventOptions extends FieldsOf<AzureEventsHubEventSource>, EventOptions {}

/** Events of an Azure Event Hub, from all partitions. What arrives while the event source is down is lost. */
export class AzureEventsHubEvent extends SourceEvent<'azureEventsHub', AzureEventsHubPayload> {
  /**
   * The events that come from now on; the body is base64 text, whatever it holds.
   * @throws EventloomError `bad-value` for half a shared access key, and for an address that is no host name.
   */
  static bytes(options: AzureEventsHubEventOptions): AzureEventsHubEvent {
    return new AzureEventsHubEvent(options);
  }

  private constructor({ filter, ...fields }: AzureEventsHubEventOptions) {
    checkFilled('azureEventsHub', fields, 'fqdn', 'hubName');
    if (/[:/]/.test(fields.fqdn)) {
      throw bad(
        `'${fields.fqdn}' is no host name; write 'fqdn' as 'acme.servicebus.windows.net', without scheme and port`,
      );
    }
    checkTogether('azureEventsHub', fields, 'sharedAccessKeyName', 'sharedAccessKey');
    super('azureEventsHub', plain({ ...fields, filter: filterOf(filter) }));
  }
}
