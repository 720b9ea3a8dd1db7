import type { IntOrString } from '../scalars';

/** How a template that failed is tried again. Each attempt is a new pod. */
export interface RetryStrategy {
  /** How many further attempts, so that there are `limit + 1` in all; without end if absent. */
  readonly limit?: IntOrString;
  /**
   * What is tried again: a container that ended badly (`OnFailure`), trouble of Kubernetes or of the controller (`OnError`), both
   * (`Always`), or only trouble that is known to pass (`OnTransientError`). If absent it is `OnFailure`, and `Always` when there is
   * an `expression`.
   */
  readonly retryPolicy?: 'Always' | 'OnFailure' | 'OnError' | 'OnTransientError';
  /** How long to wait in between; not at all if absent. */
  readonly backoff?: WorkflowBackoff;
  /** Keeps the next attempt away from the node where the last one failed. */
  readonly affinity?: RetryAffinity;
  /** Tries again only while this is true: `lastRetry.exitCode != '2'`, say. */
  readonly expression?: string;
}

/** How long to wait between attempts. Upstream's name is `Backoff`. */
export interface WorkflowBackoff {
  /** The first wait: a Go duration such as `30s`, or a number of seconds as text, such as `30`. */
  readonly duration?: string;
  /** What the wait is multiplied by after each attempt: a whole number. */
  readonly factor?: IntOrString;
  /** How long all attempts together may take: a Go duration, or a number of seconds as text. */
  readonly maxDuration?: string;
  /** The longest wait: a Go duration, or a number of seconds as text. */
  readonly cap?: string;
}

/** Keeps an attempt away from the node where the last one failed. */
export interface RetryAffinity {
  /** Written as `{}`. */
  readonly nodeAntiAffinity?: RetryNodeAntiAffinity;
}

/** Away from the node of the last attempt: it is written as `{}`. */
export type RetryNodeAntiAffinity = Record<string, never>;
