import { goStruct } from './go-struct';

/** What the event source `redis` publishes for a message of a Redis channel; a body that is not JSON is a text. */
export const redisData = goStruct('events.RedisEventData', {
  RedisEventData: 'channel:string pattern:string body:any metadata?:{}string',
});
