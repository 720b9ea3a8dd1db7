import { EventloomError } from '../errors';
import { type Annotations, annotationPrefix, askedAnnotations } from './annotations';
import { parseDuration } from './go/time';

/** How a trigger acts, beyond what Argo Events knows. */
export interface TriggerSettings {
  /** How many actions run at once. */
  readonly concurrency: number;
  /** How long one attempt may take, in milliseconds. */
  readonly timeoutMs: number;
  /**
   * Events are acted on one after the other, in the order in which they came: `all` of them, or those with the same value at a path of
   * their data.
   */
  readonly order?: string;
}

/** The annotations of a Sensor that say so, without their prefix. `<name>.<trigger>` is for one trigger, `<name>` for all. */
const names = ['concurrency', 'timeout', 'order'];

/** What counts without annotations. */
export const settingDefaults = { concurrency: 64, timeoutMs: 300_000 } as const;

const maxConcurrency = 1024;

/**
 * Reads the annotations of a Sensor for one of its triggers:
 * `eventloom.dev/concurrency` (from 1 to 1024), `eventloom.dev/timeout` (`30s`), `eventloom.dev/order` (`all`, or a path into the data of
 * the event, such as `body.repository.full_name`).
 * @throws EventloomError `bad-definition`
 */
export function triggerSettings(
  annotations: Annotations,
  trigger: string,
  triggers: readonly string[],
): TriggerSettings {
  for (const asked of askedAnnotations(annotations)) refuseUnknown(asked, triggers);
  const written = (name: string): unknown =>
    annotations[`${annotationPrefix}${name}.${trigger}`] ?? annotations[`${annotationPrefix}${name}`];
  const order = orderOf(written('order'));
  return {
    concurrency: concurrencyOf(written('concurrency')),
    timeoutMs: timeoutOf(written('timeout')),
    ...(order !== undefined && { order }),
  };
}

function refuseUnknown(asked: string, triggers: readonly string[]): void {
  const [name = ''] = asked.split('.', 1);
  if (!names.includes(name)) {
    throw new EventloomError(
      'bad-definition',
      `there is no annotation ${annotationPrefix}${asked} of a Sensor; there are ${names.join(', ')}`,
    );
  }
  if (asked === name || triggers.includes(asked.slice(name.length + 1))) return;
  throw new EventloomError(
    'bad-definition',
    `the annotation ${annotationPrefix}${asked} names no trigger of the Sensor; there are ${triggers.join(', ')}`,
  );
}

function concurrencyOf(written: unknown): number {
  if (written === undefined) return settingDefaults.concurrency;
  const count = typeof written === 'string' && /^\d{1,4}$/.test(written) ? Number(written) : 0;
  if (count >= 1 && count <= maxConcurrency) return count;
  throw refused('concurrency', written, `a number from 1 to ${maxConcurrency}, in quotes`);
}

function timeoutOf(written: unknown): number {
  if (written === undefined) return settingDefaults.timeoutMs;
  const nanoseconds = typeof written === 'string' ? parseDuration(written) : undefined;
  const ms = Number(nanoseconds ?? 0n) / 1e6;
  if (ms >= 1 && ms < 2 ** 31) return ms;
  throw refused('timeout', written, 'a duration such as 30s or 5m, up to 24 days');
}

function orderOf(written: unknown): TriggerSettings['order'] {
  if (written === undefined || written === 'none') return undefined;
  if (typeof written === 'string' && written !== '') return written;
  throw refused('order', written, 'all, none, or a path into the data such as body.repository.full_name');
}

const refused = (name: string, written: unknown, allowed: string): EventloomError =>
  new EventloomError(
    'bad-definition',
    `the annotation ${annotationPrefix}${name} is ${JSON.stringify(written)}, it has to be ${allowed}`,
  );
