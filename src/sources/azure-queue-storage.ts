import { goStruct } from './go-struct';

/** What the event source `azureQueueStorage` publishes for a message of an Azure storage queue. */
export const azureQueueStorageData = goStruct('events.AzureQueueStorageEventData', {
  AzureQueueStorageEventData: 'body:any messageID:string insertionTime:time metadata?:{}string',
});
