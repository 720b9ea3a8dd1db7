import type { AzureServiceBusTrigger as ServiceBus } from '../../src/model/triggers/azure-service-bus';
import { bad, checkFilled, checkFixed, type FieldsOf, FieldsTrigger, type Message } from './declaration';

/** @see AzureServiceBusTrigger.send */
export type AzureServiceBusTriggerOptions = FieldsOf<ServiceBus>;

/** Sends messages to Azure Service Bus. */
export class AzureServiceBusTrigger extends FieldsTrigger {
  /**
   * Sends a message to a queue or a topic. Values of events may stand in the message.
   * @throws EventloomError `bad-value` without a connection string or a message, or unless there is either a queue or a topic.
   */
  static send(options: AzureServiceBusTriggerOptions, message: Message): AzureServiceBusTrigger {
    checkFilled('azureServiceBus', options, 'connectionString');
    checkFixed('azureServiceBus', options, 'queueName', 'topicName', 'subscriptionName');
    if (!options.queueName === !options.topicName) {
      throw bad('azureServiceBus', "takes either a 'queueName' or a 'topicName'; give one of them");
    }
    return new AzureServiceBusTrigger('azureServiceBus', options, message);
  }
}
