import { goStruct } from './go-struct';

/** What the event source `redisStream` publishes for an entry of a Redis stream. */
export const redisStreamData = goStruct('events.RedisStreamEventData', {
  RedisStreamEventData: 'stream:string message_id:string values:{}any metadata?:{}string',
});
