import { goStruct } from './go-struct';

/** What the event source `emitter` publishes for a message of an Emitter channel. */
export const emitterData = goStruct('events.EmitterEventData', {
  EmitterEventData: 'topic:string body:any metadata?:{}string',
});
