/** How bad a {@link Problem} is: `error` is certainly wrong, `warning` is probably wrong, `info` is worth knowing. */
export type Severity = 'error' | 'warning' | 'info';

/** Where something stands. Lines and columns count from 1. */
export interface Place {
  /** A file name as the user gave it, `-` for standard input, or a construct path. */
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

/** Something that is wrong with a manifest, with its place and what to do about it. */
export interface Problem {
  /** The stable name of the rule that found it, such as `unknown-field`. */
  readonly code: string;
  readonly severity: Severity;
  /** What is wrong, in the words of the manifest: lower case, no final period. */
  readonly message: string;
  readonly place: Place;
  /** What to write instead, or what to do. */
  readonly fix?: string;
}
