import { setTimeout as sleep } from 'node:timers/promises';
import { NotThere } from '../../clients/not-there';
import { EventloomError } from '../../errors';
import { type ArtifactLocation, type FetchedKind, fetchedKind } from '../../model/artifact';
import type { Rendered } from '../../model/rendered';
import type { TriggerContext } from '../trigger';
import { configmap } from './configmap';
import { file } from './file';
import { git } from './git';
import type { ArtifactReader } from './reader';
import { s3 } from './s3';
import { url } from './url';

type Artifact<Kind extends FetchedKind> = NonNullable<ArtifactLocation[Kind]>;

const readers: { readonly [Kind in FetchedKind]: ArtifactReader<Artifact<Kind>> } = { configmap, file, git, s3, url };

/** How long fetching may take, retries included, in milliseconds. */
const fetchMs = 30_000;

/** How often it is tried, and how long is waited in between, in milliseconds: what Argo Events does. */
const tries = 5;
const defaultPauseMs = 1000;

/** What of a source cannot be fetched here, in the manifest's words; undefined when all of it can, or nothing has to be. */
export function unsupportedSource(source: ArtifactLocation | undefined): string | undefined {
  const kind = fetchedKind(source);
  return source && kind && unsupportedIn(source, kind);
}

/**
 * What to act on, with its object: fetched, anew each time, if it does not stand in the template.
 * @param pauseMs how long is waited before another try
 * @throws EventloomError with the trigger and the place in its message: `not-fetched` when trying again may help, `bad-value`,
 * `secret-missing`, `library-missing`, and what {@link Rendered.unfetched} throws
 */
export async function withObject(
  rendered: Rendered,
  context: TriggerContext,
  pauseMs = defaultPauseMs,
): Promise<Rendered> {
  const { unfetched, ...others } = rendered;
  const kind = fetchedKind(unfetched?.location);
  if (!unfetched || !kind) return rendered;
  try {
    const bytes = await fetched(unfetched.location, kind, context, pauseMs);
    return { ...others, ...unfetched.complete(bytes.toString('utf8')) };
  } catch (error) {
    throw placed(error, rendered, kind, context);
  }
}

async function fetched(
  location: ArtifactLocation,
  kind: FetchedKind,
  context: TriggerContext,
  pauseMs: number,
): Promise<Buffer> {
  const timeout = AbortSignal.timeout(fetchMs);
  const signal = context.signal ? AbortSignal.any([context.signal, timeout]) : timeout;
  for (let count = 1; ; count++) {
    try {
      return await read(location, kind, { ...context, signal });
    } catch (error) {
      if (!isWorthATry(error) || count === tries || signal.aborted) throw error;
      await sleep(pauseMs, undefined, { signal }).catch(() => Promise.reject(error));
    }
  }
}

function isWorthATry(error: unknown): boolean {
  if (error instanceof NotThere) return false;
  return error instanceof EventloomError && (error.code === 'not-fetched' || error.code === 'cluster-unreachable');
}

function read<Kind extends FetchedKind>(
  location: ArtifactLocation,
  kind: Kind,
  context: TriggerContext & { readonly signal: AbortSignal },
): Promise<Buffer> {
  const reader: ArtifactReader<Artifact<Kind>> = readers[kind];
  return reader.read(location[kind] as Artifact<Kind>, context);
}

function unsupportedIn<Kind extends FetchedKind>(location: ArtifactLocation, kind: Kind): string | undefined {
  const reader: ArtifactReader<Artifact<Kind>> = readers[kind];
  return reader.unsupported?.(location[kind] as Artifact<Kind>);
}

/** Errors that are no EventloomError are bugs, and stay as they are. */
function placed(error: unknown, { template }: Rendered, kind: FetchedKind, { sensor }: TriggerContext): unknown {
  if (!(error instanceof EventloomError)) return error;
  const trigger = `${sensor.namespace}/${sensor.name}/${template.name}`;
  return new EventloomError(error.code, `the trigger ${trigger}, source.${kind}: ${error.message}`, { cause: error });
}
