import type { JsonObject } from '../json';
import type { SecretKeySelector } from '../kubernetes/selectors';
import type { Int64 } from '../scalars';
import type { Artifact } from './artifact';

/** Makes, changes or deletes an object in the cluster, and may wait for what becomes of it. */
export interface ResourceTemplate {
  /** What is done. */
  readonly action: 'get' | 'create' | 'apply' | 'delete' | 'replace' | 'patch';
  /** The object as YAML text; parameters are pasted in. */
  readonly manifest?: string;
  /** The object comes from an artifact instead. */
  readonly manifestFrom?: ManifestFrom;
  /**
   * How a patch is merged.
   *
   * @default "strategic"
   */
  readonly mergeStrategy?: 'strategic' | 'merge' | 'json';
  /**
   * Whether the object is deleted together with the workflow.
   *
   * @default false
   */
  readonly setOwnerReference?: boolean;
  /** The template has succeeded once this holds: `status.succeeded > 0`, say. Without a condition it does not wait. */
  readonly successCondition?: string;
  /** The template has failed once this holds: `status.failed > 3`, say. */
  readonly failureCondition?: string;
  /** Options for kubectl, such as `--validate=false`. */
  readonly flags?: readonly string[];
}

/** Where a manifest comes from. */
export interface ManifestFrom {
  /** The artifact that holds it. */
  readonly artifact: Artifact;
}

/** Waits until somebody resumes the workflow, or until the time is over. */
export interface SuspendTemplate {
  /** How long: a number of seconds as text, or a Go duration; until resumed if absent. */
  readonly duration?: string;
}

/** Sends an HTTP request, from the agent's pod. */
export interface HTTP {
  /** The address. */
  readonly url: string;
  /**
   * The method.
   *
   * @default "GET"
   */
  readonly method?: string;
  /** Header fields to send. */
  readonly headers?: readonly HTTPHeader[];
  /** The body. */
  readonly body?: string;
  /** The body, when it is not text. */
  readonly bodyFrom?: HTTPBodySource;
  /**
   * How long it may take, in seconds.
   *
   * @default 30
   */
  readonly timeoutSeconds?: Int64;
  /** When it has succeeded: `response.statusCode == 201`, say. A status from 200 to 299 is a success if absent. */
  readonly successCondition?: string;
  /** Whether any server certificate is accepted. */
  readonly insecureSkipVerify?: boolean;
}

/** A field of a request's header. */
export interface HTTPHeader {
  /** The field's name. */
  readonly name: string;
  /** The field's value. */
  readonly value?: string;
  /** Where the value comes from instead. */
  readonly valueFrom?: HTTPHeaderSource;
}

/** Where the value of a header field comes from. */
export interface HTTPHeaderSource {
  /** A key of a Secret. */
  readonly secretKeyRef?: SecretKeySelector;
}

/** A body that is not text. */
export interface HTTPBodySource {
  /** The bytes, in base64. */
  readonly bytes?: string;
}

/** Makes a list of what is in a store, to go over it with `withParam`. */
export interface Data {
  /** What is listed. */
  readonly source: DataSource;
  /** What is done with the list, one after another. */
  readonly transformation: readonly TransformationStep[];
}

/** What is listed. */
export interface DataSource {
  /** The paths of the files under an artifact. */
  readonly artifactPaths?: Artifact;
}

/** Turns a list into another. */
export interface TransformationStep {
  /** An expression on `data`: `filter(data, {# endsWith '.pdf'})`, say. */
  readonly expression: string;
}

/** What is given to an executor plugin: one key, the name of the plugin, and whatever the plugin takes. */
export type Plugin = JsonObject;
