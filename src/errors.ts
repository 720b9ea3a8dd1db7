/**
 * Every error that Eventloom raises on purpose, by its stable code. docs/errors.md is rendered from this table.
 *
 * A message says what was wrong in the caller's words, what was found, what is allowed and what to do.
 */
export const errorTable = {
  'bad-definition': 'A resource cannot be run as it is written',
  'bad-reference': 'A construct refers to something that does not exist, or that belongs to somebody else',
  'bad-value': 'A value is outside of what is allowed',
  'bad-program': 'An expression, template, script or path does not compile',
  'program-failed': 'An expression, template, script or path compiled, and failed on this event',
  'program-limit': 'An expression, template, script or path used more steps, memory or depth than it may',
  'cannot-read': 'A file or folder cannot be read',
  'cannot-write': 'A file or folder cannot be written',
  'port-in-use': 'Another process listens on this port',
  'data-dir-in-use': 'Another process owns this data directory',
  'data-dir-format': 'The data directory was written by a version of Eventloom that this one cannot read',
  'store-damaged': 'The store of a data directory cannot be read any more',
  'not-stored': 'An event could not be made durable',
  'disk-full': 'An event could not be made durable, since there is no room for it',
  'secret-missing': 'A secret has no value here',
  'unsupported-kind': 'A kind of event source or trigger has no runtime yet',
  'library-missing': 'An optional library is needed and is not installed',
  'cluster-refused': 'The Kubernetes API server refused a request',
  'cluster-unreachable': 'The Kubernetes API server cannot be reached',
  'not-fetched': 'The object that a trigger acts on could not be fetched',
  'trigger-failed': 'A trigger could not do what it was asked for',
  'synth-failed': 'An app could not be synthesized',
} as const;

/** The stable code of an {@link EventloomError}. */
export type ErrorCode = keyof typeof errorTable;

/** An error with a stable code: show its message to a person, branch on its code. */
export class EventloomError extends Error {
  /** The stable code, a row of {@link errorTable}. */
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.name = 'EventloomError';
    this.code = code;
  }
}

/** What something that was thrown says. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
