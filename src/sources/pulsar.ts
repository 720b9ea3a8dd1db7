import { goStruct } from './go-struct';

/** What the event source `pulsar` publishes for a message of a Pulsar topic. */
export const pulsarData = goStruct('events.PulsarEventData', {
  PulsarEventData: 'key:string publishTime:string body:any metadata?:{}string',
});
