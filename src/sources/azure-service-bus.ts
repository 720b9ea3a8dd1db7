import { goStruct } from './go-struct';

/** What the event source `azureServiceBus` publishes for a message of Azure Service Bus. */
export const azureServiceBusData = goStruct('events.AzureServiceBusEventData', {
  AzureServiceBusEventData: `applicationProperties:{}any body:any contentType:*string correlationID:*string enqueuedTime:*time messageID:string
    replyTo:*string sequenceNumber:*int subject:*string metadata?:{}string`,
});
