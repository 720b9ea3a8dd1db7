import type { Cluster } from '../clients/cluster';
import type { JsonObject } from '../model/json';
import type { Rendered } from '../model/rendered';
import type { TriggerTemplate } from '../model/trigger';

/** What a trigger may use. */
export interface TriggerContext {
  readonly cluster: Cluster;
  /** The sensor that the trigger belongs to. */
  readonly sensor: { readonly name: string; readonly namespace: string };
  /** Milliseconds since 1970. */
  now(): number;
}

/** What a trigger did. */
export interface Outcome {
  /** In one line: `created Workflow argo/ci-x7k2p`. */
  readonly summary: string;
  /** Nothing really happened. */
  readonly dryRun: boolean;
  /** The object that was created, or would have been. */
  readonly object?: JsonObject;
}

/** A kind of trigger. */
export interface TriggerRunner {
  /** What of a template cannot be done here yet, in the manifest's words; undefined when all of it can. */
  unsupported(template: TriggerTemplate): string | undefined;
  /**
   * Acts.
   * @throws EventloomError when it could not be done; it may be tried again
   */
  run(rendered: Rendered, context: TriggerContext): Promise<Outcome>;
}
