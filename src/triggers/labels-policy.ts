import { setTimeout as sleep } from 'node:timers/promises';
import { type Cluster, metadataOf, type ObjectPlace, shownPlace } from '../clients/cluster';
import { EventloomError } from '../errors';
import { backoffWaits, readBackoff } from '../language/backoff';
import type { K8SResourcePolicy, TriggerPolicy } from '../model/trigger';
import type { TriggerContext } from './trigger';

/** No wait is longer than this, in milliseconds. */
const longestMs = 3600 * 1000;

/**
 * Waits until an object has the labels of `policy.k8s`, looking as often as its backoff says: five times a second apart, if it does not.
 *
 * @returns what to say about it; nothing when there is no such policy, or nothing happened really
 * @throws EventloomError `trigger-failed` when the labels do not come in time and that is a failure, or the object is gone;
 * `bad-definition` for a backoff that makes no sense; AbortError when the signal says that it takes too long
 */
export async function waitForLabels(
  { cluster, signal }: Pick<TriggerContext, 'cluster' | 'signal'>,
  place: ObjectPlace,
  policy: TriggerPolicy | undefined,
): Promise<string> {
  const { k8s } = policy ?? {};
  if (!k8s?.labels || cluster.dryRun) return '';
  const waits = backoffWaits(readBackoff(k8s.backoff ?? {}));
  for (;;) {
    if (await hasLabels(cluster, place, k8s)) return ', and it has the labels of its policy';
    const { value: nanoseconds } = waits.next();
    if (nanoseconds === undefined) return outOfTime(place, k8s);
    await sleep(Math.min(Math.max(Number(nanoseconds) / 1e6, 0), longestMs), undefined, {
      ref: false,
      ...(signal && { signal }),
    });
  }
}

async function hasLabels(cluster: Cluster, place: ObjectPlace, { labels }: K8SResourcePolicy): Promise<boolean> {
  const object = await cluster.get(place);
  if (!object) throw new EventloomError('trigger-failed', `${shownPlace(place)} is gone before it had its labels`);
  const found = metadataOf({ metadata: metadataOf(object).labels });
  return Object.entries(labels).every(([name, value]) => found[name] === value);
}

function outOfTime(place: ObjectPlace, { errorOnBackoffTimeout }: K8SResourcePolicy): string {
  if (!errorOnBackoffTimeout) return ', and the labels of its policy have not come in time';
  throw new EventloomError('trigger-failed', `${shownPlace(place)} did not get the labels of its policy in time`);
}
