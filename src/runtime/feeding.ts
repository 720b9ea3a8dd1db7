import type { StateWrite } from '../bus/bus';
import { httpGet } from '../clients/http-get';
import type { Secrets } from '../clients/secrets';
import { EventloomError, reasonOf } from '../errors';
import { type Feed, type FeedContext, type Occurrence, Stopped } from '../sources/feed';
import { type EventFilter, eventFilter } from '../sources/filter';
import { feedOf } from '../sources/kinds';
import { type SourceDefinition, sourceName } from './definitions';
import { type IngestContext, ingest } from './ingest';

/** What feeding needs. */
export interface FeedingContext extends IngestContext {
  readonly secrets: Secrets;
}

/** Event sources that find out by themselves what happened. */
export interface Feeding {
  /** Stops them; what is being stored is waited for. */
  stop(): Promise<void>;
}

/** How long is waited before what failed is tried again, in milliseconds: at first, and at most. */
const firstPauseMs = 100;
const longestPauseMs = 30_000;

/** Starts the event sources that nobody calls; resolves when they miss nothing any more. */
export async function startFeeding(sources: readonly SourceDefinition[], context: FeedingContext): Promise<Feeding> {
  const stopping = new AbortController();
  const running = sources.flatMap((source) => feed(source, context, stopping.signal) ?? []);
  await Promise.all(running.map(({ started }) => started));
  return {
    stop: async () => {
      stopping.abort();
      await Promise.all(running.map(({ ended }) => ended));
    },
  };
}

interface Running {
  /** Settles when the source misses nothing any more, or has failed once. */
  readonly started: Promise<void>;
  readonly ended: Promise<void>;
}

/** One bad event must not keep its neighbours from being fed: it is complained about, and left out. */
function feed(source: SourceDefinition, context: FeedingContext, stopped: AbortSignal): Running | undefined {
  const { run, filter, fault } = fed(source);
  if (fault !== undefined) context.log.error(fault);
  return run && keepRunning(run, source, filter, context, stopped);
}

/** Why an event source that nobody calls would miss everything; undefined when it would not. */
export const feedingFault = (source: SourceDefinition): string | undefined => fed(source).fault;

interface Fed {
  readonly run?: Feed | undefined;
  readonly filter?: EventFilter | undefined;
  readonly fault?: string;
}

function fed({ declared, eventSource }: SourceDefinition): Fed {
  const event = `event ${declared.name} of EventSource ${eventSource}`;
  try {
    const run = feedOf(declared);
    const filter = run && eventFilter(declared);
    return { run, filter, ...(filter?.fault !== undefined && { fault: `${event} drops everything: ${filter.fault}` }) };
  } catch (error) {
    if (!(error instanceof EventloomError)) throw error;
    return { fault: `${event} cannot be received: ${error.message}` };
  }
}

function keepRunning(
  run: Feed,
  source: SourceDefinition,
  filter: EventFilter | undefined,
  context: FeedingContext,
  stopped: AbortSignal,
): Running {
  let start: () => void = () => {};
  const started = new Promise<void>((resolve) => {
    start = resolve;
  });
  const feedContext = contextOf(source, filter, context, stopped, start);
  const ended = untilStopped(stopped, async () => {
    try {
      await run(feedContext);
      return true;
    } catch (error) {
      if (!(error instanceof Stopped)) feedContext.warn(`failed, and is tried again: ${reasonOf(error)}`);
      return false;
    } finally {
      start();
    }
  });
  return { started, ended };
}

/** Does something again and again until it worked, with growing pauses; what went well for long is tried again soon. */
async function untilStopped(stopped: AbortSignal, work: () => Promise<boolean>): Promise<void> {
  for (let pause = firstPauseMs; !stopped.aborted; pause = Math.min(pause * 2, longestPauseMs)) {
    const startedAt = Date.now();
    if (await work()) return;
    if (Date.now() - startedAt > longestPauseMs) pause = firstPauseMs;
    await sleep(pause, stopped).catch(() => {});
  }
}

function contextOf(
  source: SourceDefinition,
  filter: EventFilter | undefined,
  context: FeedingContext,
  stopped: AbortSignal,
  started: () => void,
): FeedContext {
  const { eventSource, declared } = source;
  const name = sourceName(source);
  const key = `feed/${name}`;
  return {
    name,
    secrets: context.secrets,
    get: httpGet,
    now: () => context.now(),
    stopped,
    started: () => {
      context.log.info(`${declared.key} event ${eventSource}/${declared.name}: on the watch`);
      started();
    },
    wait: (ms) => sleep(ms, stopped),
    warn: (message) => context.log.warn(`event ${declared.name} of EventSource ${eventSource}: ${message}`),
    recall: async () => {
      const mark = await context.bus.state.get(key);
      return mark && Buffer.from(mark).toString();
    },
    emit: async (occurrence) => {
      const writes = markWrites(key, occurrence);
      await untilStopped(stopped, () => store(source, occurrence, filter, writes, context));
      if (stopped.aborted) throw new Stopped();
    },
  };
}

const markWrites = (key: string, { mark }: Occurrence): readonly StateWrite[] =>
  mark === undefined ? [] : [{ key, value: Buffer.from(mark) }];

/** Whether it is durable now. */
async function store(
  source: SourceDefinition,
  occurrence: Occurrence,
  filter: EventFilter | undefined,
  writes: readonly StateWrite[],
  context: FeedingContext,
): Promise<boolean> {
  try {
    const dropped = filter?.dropped(occurrence.data);
    if (dropped === undefined) await ingest(source, occurrence, context, writes);
    else {
      context.log.debug({ eventSource: source.eventSource, eventName: source.declared.name }, dropped);
      if (writes.length > 0) await context.bus.state.write(writes);
    }
    return true;
  } catch (error) {
    // Why an event could not be stored has been said; the others are bugs, and must be seen.
    if (error instanceof EventloomError && ['not-stored', 'disk-full'].includes(error.code)) return false;
    throw error;
  }
}

/** @throws Stopped */
function sleep(ms: number, stopped: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (stopped.aborted) return reject(new Stopped());
    const stop = (): void => {
      clearTimeout(timer);
      reject(new Stopped());
    };
    const timer = setTimeout(() => {
      stopped.removeEventListener('abort', stop);
      resolve();
    }, ms);
    stopped.addEventListener('abort', stop, { once: true });
  });
}
