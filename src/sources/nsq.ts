import { goStruct } from './go-struct';

/** What the event source `nsq` publishes for a message of an NSQ topic. */
export const nsqData = goStruct('events.NSQEventData', {
  NSQEventData: 'body:any timestamp:string nsqdAddress:string metadata?:{}string',
});
