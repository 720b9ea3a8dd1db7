import { goStruct } from './go-struct';

/** What the event source `kafka` publishes for a record of a Kafka topic. */
export const kafkaData = goStruct('events.KafkaEventData', {
  KafkaEventData: 'topic:string key:string partition:int body:any timestamp:string headers:{}string metadata?:{}string',
});
