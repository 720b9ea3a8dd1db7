import { EventloomError } from '../errors';
import type { EventDependencyTransformer } from '../model/dependency';
import type { EventDocument } from './document';

/** A compiled transformation of the data of an event. */
export interface Transform {
  /** What it does, for people. */
  readonly described: string;
  /**
   * The event with other data; without data it stays as it is.
   * @throws EventloomError `program-failed`, `program-limit`, or `bad-value` when the data are not JSON.
   */
  run(document: EventDocument): EventDocument;
}

/**
 * Compiles the `transform` of a dependency.
 * @throws EventloomError `unsupported-kind` for a language that cannot be run here.
 */
export function compileTransform(transform: EventDependencyTransformer): Transform | undefined {
  const language = transform.jq ? 'jq' : transform.script ? 'script' : undefined;
  if (!language) return undefined;
  throw new EventloomError('unsupported-kind', `a ${language} transformation cannot be run here yet`);
}
