import { NotThere } from '../../clients/not-there';
import { EventloomError } from '../../errors';
import type { TriggerContext } from '../trigger';

/** How large a fetched object may be, in bytes. */
export const maxObjectBytes = 10 * 1024 * 1024;

/** What a reader may use. */
export interface ReaderContext
  extends Pick<TriggerContext, 'cluster' | 'sensor' | 'secrets' | 'configMaps' | 'connections'> {
  /** Aborts when it has taken too long. */
  readonly signal: AbortSignal;
}

/** Fetches the object of a trigger from one kind of place. */
export interface ArtifactReader<Artifact> {
  /** What cannot be read here, in the manifest's words; undefined when all of it can. */
  unsupported?(artifact: Artifact): string | undefined;
  /**
   * The object, as YAML in UTF-8. A value of a secret is in no message.
   * @throws EventloomError `not-fetched` when it may work later, {@link NotThere} when soon it will not; `bad-value`, `secret-missing`
   * or `library-missing` when the manifest or this machine has to be changed
   */
  read(artifact: Artifact, context: ReaderContext): Promise<Buffer>;
}

/**
 * The body of an answer with status 200.
 * @throws EventloomError `not-fetched`
 */
export function bodyOf(shown: string, { status, body }: { readonly status: number; readonly body: Buffer }): Buffer {
  if (status === 200) return body;
  const message = `${shown} was answered with ${status}`;
  throw status >= 500 || status === 429 ? new EventloomError('not-fetched', message) : new NotThere(message);
}
