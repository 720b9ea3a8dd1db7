import type { Artifact } from './artifact';
import type { Parameter } from './parameter';

/** What is passed to a template or to a whole workflow. */
export interface Arguments {
  /** The parameters that are passed, by name. */
  readonly parameters?: readonly Parameter[];
  /** The artifacts that are passed, by name. */
  readonly artifacts?: readonly Artifact[];
}

/** What a template takes. */
export interface Inputs {
  /** Parameters without `value` and `default` must be passed. */
  readonly parameters?: readonly Parameter[];
  /** Artifacts are put at their `path` before the container starts. */
  readonly artifacts?: readonly Artifact[];
}

/** What a template yields. */
export interface Outputs {
  /** Texts that later steps can read. */
  readonly parameters?: readonly Parameter[];
  /** Files that are kept once the container has ended. */
  readonly artifacts?: readonly Artifact[];
  /** What a script printed, or what an HTTP call answered. Filled in when the template has run. */
  readonly result?: string;
  /** The exit code of the container. Filled in when the template has run. */
  readonly exitCode?: string;
}
