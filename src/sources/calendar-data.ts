import { goStruct } from './go-struct';

/** What the event source `calendar` publishes. */
export const calendarData = goStruct('events.CalendarEventData', {
  CalendarEventData: 'eventTime:string metadata?:{}string',
});
