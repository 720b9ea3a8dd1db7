import type { LoggedEvent } from '../../model/rendered';
import type { Events } from '../parameters/source';

/** Media types whose data a log shows as they are. */
const readable: ReadonlySet<string> = new Set(['application/json', 'text/plain']);

/** What a log trigger writes: one line for each event. */
export function loggedEvents(events: Events): readonly LoggedEvent[] {
  return Array.from(events, ([dependency, { event, text }]): LoggedEvent => {
    const { id, source, subject, type, time, specversion, datacontenttype = '', data } = event;
    const mediaType = datacontenttype.split(';')[0]?.trim().toLowerCase() ?? '';
    const shown = data === undefined || readable.has(mediaType) ? text : Buffer.from(data).toString('base64');
    return { dependency, text: shown, context: { id, source, specversion, type, datacontenttype, subject, time } };
  });
}
