import { goStruct } from './go-struct';

/** What the event source `resource` publishes for a change of an object in a cluster. */
export const resourceData = goStruct('events.ResourceEventData', {
  ResourceEventData: 'type:string body:raw oldBody:raw group:string version:string resource:string metadata?:{}string',
});
