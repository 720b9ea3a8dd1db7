import { goStruct } from './go-struct';

/** What the event source `mns` publishes for a message of an Alibaba Cloud MNS queue. */
export const mnsData = goStruct('events.MNSEventData', {
  MNSEventData: 'messageId:string body:any metadata?:{}string',
});
