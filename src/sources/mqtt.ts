import { goStruct } from './go-struct';

/** What the event source `mqtt` publishes for a message of an MQTT topic. */
export const mqttData = goStruct('events.MQTTEventData', {
  MQTTEventData: 'topic:string messageId:int body:any metadata?:{}string',
});
