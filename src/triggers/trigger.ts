import type { Cluster } from '../clients/cluster';
import type { Connections } from '../clients/connections';
import type { Secrets } from '../clients/secrets';
import { type ErrorCode, EventloomError } from '../errors';
import type { JsonObject } from '../model/json';
import type { Rendered } from '../model/rendered';
import type { TriggerTemplate } from '../model/trigger';

/** What a trigger may use. */
export interface TriggerContext {
  readonly cluster: Cluster;
  /** The sensor that the trigger belongs to. */
  readonly sensor: { readonly name: string; readonly namespace: string };
  /** The values of Secrets. */
  readonly secrets: Secrets;
  /** The values of ConfigMaps. */
  readonly configMaps: Secrets;
  /** Clients of other systems, shared by all triggers of a process. Whoever opened them closes them when no trigger acts any more. */
  readonly connections: Connections;
  /** Where the `log` trigger writes. */
  readonly log: { info(fields: object, message: string): void };
  /** The W3C trace that the event belongs to: outgoing requests carry it on, and created objects name it. */
  readonly traceparent?: string;
  /** The W3C `tracestate` beside it. */
  readonly tracestate?: string;
  /** Aborted when this attempt has taken too long: what it comes to is of no interest any more. */
  readonly signal?: AbortSignal;
  /** How long this attempt may take, in milliseconds: `signal` aborts then. Cheaper than the signal where there is a timeout anyway. */
  readonly timeoutMs?: number;
  /** Milliseconds since 1970. */
  now(): number;
}

/** What a trigger did. */
export interface Outcome {
  /** In one line: `created Workflow argo/ci-x7k2p`. */
  readonly summary: string;
  /** Nothing really happened. */
  readonly dryRun: boolean;
  /** The object that was created or changed, or would have been. */
  readonly object?: JsonObject;
}

/**
 * A kind of trigger: one file in this folder, and a row in `kinds.ts`. It keeps nothing between two actions but what it has opened in
 * `context.connections`.
 */
export interface TriggerRunner {
  /** What of a template cannot be done here yet, in the manifest's words; undefined when all of it can. */
  unsupported(template: TriggerTemplate): string | undefined;
  /**
   * Acts once, and waits until the trigger's policy is satisfied. How often, how fast and how many at once is the caller's business.
   * It may take as long as timeouts and policies allow. Any number of actions may be under way at once.
   *
   * @throws EventloomError when it could not be done, or is no success by the trigger's policy. Whether trying again makes sense is
   * what {@link isFinal} says; anything else that is thrown is a bug, and counts as worth a try.
   */
  run(rendered: Rendered, context: TriggerContext): Promise<Outcome>;
}

/** Failures that would come again with the same event and the same definition. */
const finalCodes: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'bad-definition',
  'bad-program',
  'bad-value',
  'library-missing',
  'program-failed',
  'program-limit',
  'unsupported-kind',
]);

/** Whether trying again cannot help: the definition or the event is to blame, and not the world outside. */
export function isFinal(error: unknown): boolean {
  return error instanceof EventloomError && finalCodes.has(error.code);
}
