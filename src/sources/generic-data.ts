import { goStruct } from './go-struct';

/** What the event source `generic` publishes. */
export const genericData = goStruct('events.GenericEventData', { GenericEventData: 'body:any metadata?:{}string' });
