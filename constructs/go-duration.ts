import type { Duration } from 'cdk8s';

/** A duration in Go's notation. */
export function goDuration(duration: Duration): string {
  return `${duration.toMilliseconds()}ms`.replace(/^(\d+)000ms$/, '$1s');
}
