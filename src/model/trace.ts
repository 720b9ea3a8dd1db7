import type { Json, JsonObject } from './json';

/**
 * What happened, step by step: request -> event -> verdict -> attempt. `explain`, the page, the logs and the metrics read these
 * records and nothing else. They never hold the value of a secret.
 */
export type TraceRecord = RequestRecord | EventRecord | VerdictRecord | AttemptRecord | ResetRecord;

interface TraceBase {
  /** When: milliseconds since 1970. */
  readonly at: number;
  /** The event that this is about; absent when a request was refused before there was one. */
  readonly eventId?: string;
  /** The namespace of the EventSource or Sensor. */
  readonly namespace?: string;
}

/** Somebody called an endpoint. */
export interface RequestRecord extends TraceBase {
  readonly kind: 'request';
  readonly eventSource: string;
  readonly eventName: string;
  readonly method: string;
  readonly path: string;
  /** The status that was answered. */
  readonly status: number;
  /** Why it was refused, or that it was accepted, for a person to read. */
  readonly outcome: string;
  /** The sender's own id of this delivery, such as X-GitHub-Delivery. */
  readonly deliveryId?: string;
  /** How the request was authenticated: `sha256 signature`, `bearer token`, `none`. */
  readonly authentication?: string;
  /** How many requests before it were refused without a record: of a flood only some have one. */
  readonly others?: number;
}

/** An event is durable on the bus. */
export interface EventRecord extends TraceBase {
  readonly kind: 'event';
  readonly eventId: string;
  readonly source: string;
  readonly subject: string;
  readonly type: string;
  /** The position on the bus. */
  readonly sequence: number;
  /** The size of the data in bytes. */
  readonly bytes: number;
  /** The bus knew this id already; nothing more will happen. */
  readonly duplicate?: boolean;
}

/** One thing that was looked at on the way to a verdict. */
export interface Step {
  /** Which stage looked. */
  readonly stage: 'match' | 'transform' | 'filter' | 'condition' | 'parameter';
  /** What was asked, in the manifest's words: `data body.ref = "^refs/heads/main$"`. */
  readonly asked: string;
  /** What was found in the event; cut to a bounded size. */
  readonly found?: Json;
  /** Whether it let the event through; a parameter that could not be resolved is `false`. */
  readonly passed: boolean;
  /** What went wrong, if something did. */
  readonly error?: string;
}

/** A sensor decided, for one of its triggers, what an event means. */
export interface VerdictRecord extends TraceBase {
  readonly kind: 'verdict';
  readonly eventId: string;
  readonly sensor: string;
  readonly trigger: string;
  /** The dependency that the event arrived for. */
  readonly dependency: string;
  /** Whether the trigger acts now. */
  readonly fires: boolean;
  /** Empty when there was no time to say; `definition` is there then. */
  readonly because: readonly Step[];
  /** Which version of the Sensor decided: what was looked at can be worked out again as long as that is still known. */
  readonly definition?: string;
  /** Dependencies that are still missing, when the conditions are not met yet. */
  readonly waitsFor?: readonly string[];
}

/** A trigger tried to act. */
export interface AttemptRecord extends TraceBase {
  readonly kind: 'attempt';
  readonly eventId: string;
  readonly sensor: string;
  readonly trigger: string;
  /** The kind of trigger, such as `argoWorkflow`. */
  readonly type: string;
  /** Counts from 1. */
  readonly attempt: number;
  readonly outcome: 'done' | 'dry-run' | 'retrying' | 'failed' | 'dead-letter';
  /** What was done, in one line: `created Workflow argo/ci-x7k2p`. */
  readonly summary: string;
  /** The object that was created, or would have been. */
  readonly object?: JsonObject;
  readonly error?: string;
  /** How long it took, in milliseconds. */
  readonly ms?: number;
}

/** An event that waited for others was forgotten, because the trigger's `conditionsReset` said so. */
export interface ResetRecord extends TraceBase {
  readonly kind: 'reset';
  readonly eventId: string;
  readonly sensor: string;
  readonly trigger: string;
  /** The dependency that the event had arrived for. */
  readonly dependency: string;
  /** The time of the schedule; earlier than `at` when no process ran then. Milliseconds since 1970. */
  readonly dueAt: number;
}
