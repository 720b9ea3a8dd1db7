import { goStruct } from './go-struct';

/** What the event source `pubSub` publishes for a message of Google Pub/Sub. */
export const pubSubData = goStruct('events.PubSubEventData', {
  PubSubEventData: 'id:string body:any attributes:{}string publishTime:string metadata?:{}string',
});
