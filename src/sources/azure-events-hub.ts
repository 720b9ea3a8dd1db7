import { goStruct } from './go-struct';

/** What the event source `azureEventsHub` publishes for an event of Azure Event Hubs. */
export const azureEventsHubData = goStruct('events.AzureEventsHubEventData', {
  AzureEventsHubEventData: 'id:string partitionKey:string body:any metadata?:{}string',
});
