import { goStruct } from './go-struct';

/** What the event source `nats` publishes for a message of a NATS subject. */
export const natsData = goStruct('events.NATSEventData', {
  NATSEventData: 'subject:string body:any header?:{}[]string metadata?:{}string',
});
