import { bad, checkFilled } from './declaration';

/**
 * Refuses names of events that no bucket has.
 * @throws EventloomError `bad-value`
 */
export function checkBucketEvents(kind: string, events: readonly string[]): void {
  checkFilled(kind, { events }, 'events');
  const odd = events.find((event) => !event.startsWith('s3:'));
  if (odd !== undefined) throw bad(`'${odd}' is no event of a bucket; write it as in 's3:ObjectCreated:*'`);
}
