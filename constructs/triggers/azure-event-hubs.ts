import type { AzureEventHubsTrigger as EventHubs } from '../../src/model/triggers/azure-event-hubs';
import { checkFilled, checkFixed, checkTogether, type FieldsOf, FieldsTrigger, type Message } from './declaration';

/** @see AzureEventHubsTrigger.send */
export type AzureEventHubsTriggerOptions = FieldsOf<EventHubs>;

/** Sends messages to Azure Event Hubs. */
export class AzureEventHubsTrigger extends FieldsTrigger {
  /**
   * Sends a message, in which values of events may stand.
   * @throws EventloomError `bad-value` without a host, a hub or a message, or for half a shared access policy.
   */
  static send(options: AzureEventHubsTriggerOptions, message: Message): AzureEventHubsTrigger {
    checkFilled('azureEventHubs', options, 'fqdn', 'hubName');
    checkTogether('azureEventHubs', options, 'sharedAccessKeyName', 'sharedAccessKey');
    checkFixed('azureEventHubs', options, 'fqdn', 'hubName');
    return new AzureEventHubsTrigger('azureEventHubs', options, message);
  }
}
