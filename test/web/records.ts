import type { EventRecord, RequestRecord } from '../../src/model/trace';

/** A push that was stored. */
export const storedPush: EventRecord = {
  kind: 'event',
  at: 1,
  eventId: 'e1',
  source: 'github',
  subject: 'push',
  type: 'github',
  sequence: 1,
  bytes: 2,
};

/** A push that was not, since nobody had signed it. */
export const refusedPush: RequestRecord = {
  kind: 'request',
  at: 1,
  eventSource: 'github',
  eventName: 'push',
  method: 'POST',
  path: '/push',
  status: 401,
  outcome: 'no signature',
};
