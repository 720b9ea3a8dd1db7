import { httpGet } from '../clients/http-get';
import type { Secrets } from '../clients/secrets';
import { EventloomError } from '../errors';
import { guardsOf } from '../language/guards';
import { sourceKinds, webhookOf } from '../model/kinds';
import type { RequestRecord } from '../model/trace';
import type { Followed, Following } from '../sources/answer';
import { eventFilter } from '../sources/filter';
import { type Guarded, guard } from '../sources/guard/guard';
import { endpointOf } from '../sources/kinds';
import { type Listener, type Listening, startListener } from '../sources/listener';
import type { Answered, Served } from '../sources/served';
import type { HttpEndpoint } from '../sources/source';
import { type SourceDefinition, sourceName } from './definitions';
import { type IngestContext, ingest } from './ingest';
import type { RuntimeEndpoint } from './listener-file';
import { annotationsOf, bodySecret, senderSecret, tokenSecret } from './local-secrets';
import { Refusals } from './refusals';
import type { Tracing } from './tracing';

/** What receiving needs. */
export interface ReceivingContext extends IngestContext {
  readonly secrets: Secrets;
  readonly host: string;
  /** One port for all endpoints. */
  readonly port: number | undefined;
  /** Whether events can be taken at the moment. */
  ready(): boolean;
}

/** The endpoints of event sources, as they are served at the moment. */
export interface Receiving {
  readonly listener: Listener;
  endpoints(): readonly RuntimeEndpoint[];
  /**
   * Serves those of other event sources from now on, without dropping a request.
   * @throws EventloomError `port-in-use`, `bad-definition` when an event that is served could not be any more; then everything stays as it
   * was
   */
  replace(sources: readonly SourceDefinition[]): Promise<void>;
}

/** Serves the endpoints of event sources, and records every request. */
export async function startReceiving(
  sources: readonly SourceDefinition[],
  context: ReceivingContext,
): Promise<Receiving> {
  let { served, faults } = servedSources(sources, context);
  const complain = (): void => faults.forEach((fault) => context.log.error(fault));
  complain();
  const refusals = new Refusals(() => context.now());
  const { secrets, host, port, tracing } = context;
  const listener = await startListener([...served.keys()], {
    secrets,
    host,
    ready: () => context.ready(),
    ...(port !== undefined && { port }),
    unrenewed: (reason) => context.log.error(`the certificate of before is used on: ${reason}`),
    answered: (request) => recordRequest(request, refusals, context),
    ...(tracing && { follow: (served, request) => follow(served, request, tracing) }),
  });
  return {
    listener,
    endpoints: () => listener.endpoints.map((listening) => describe(listening, [...served.values()])),
    replace: async (others) => {
      const next = servedSources(others, context);
      refuseNewFaults(
        next.faults,
        [...served.values()].filter((source) => !faults.has(sourceName(source))),
      );
      await listener.replace([...next.served.keys()]);
      ({ served, faults } = next);
      complain();
    },
  };
}

function follow(served: Served, { method, path, ...sender }: Followed, tracing: Tracing): Following {
  const traced = tracing.request(served, method, path, sender);
  return {
    traceparent: traced.traceparent,
    answered: (status) =>
      traced.end({ 'http.response.status_code': status }, status >= 500 ? String(status) : undefined),
  };
}

/** What can be served, and what is wrong with the rest, by the names of the events. */
interface ServedSources {
  readonly served: ReadonlyMap<Served, SourceDefinition>;
  readonly faults: ReadonlyMap<string, string>;
}

/** One bad event must not keep its neighbours from being served: it is complained about, and left out. */
function servedSources(sources: readonly SourceDefinition[], context: ReceivingContext): ServedSources {
  const served = new Map<Served, SourceDefinition>();
  const faults = new Map<string, string>();
  for (const source of sources) {
    const one = servedOf(source, context, (fault) => faults.set(sourceName(source), fault));
    if (one) served.set(one, source);
  }
  return { served, faults };
}

/** A slip in an event that is served must not take it away: its senders would be told that it does not exist. */
function refuseNewFaults(faults: ReadonlyMap<string, string>, running: readonly SourceDefinition[]): void {
  for (const source of running) {
    const fault = faults.get(sourceName(source));
    if (fault !== undefined) throw new EventloomError('bad-definition', fault);
  }
}

type Complain = (fault: string) => void;

function servedOf(source: SourceDefinition, context: ReceivingContext, complain: Complain): Served | undefined {
  const { declared, eventSource, namespace } = source;
  if (!sourceKinds[declared.key].http) return undefined;
  const event = `event ${declared.name} of EventSource ${eventSource}`;
  const problem = problemOf(source);
  if (problem !== undefined) {
    complain(`${event} cannot be received: ${problem}`);
    return undefined;
  }
  const unguarded = endpointOf(declared, { ...context, get: httpGet });
  const guarded = unguarded && guardedOf(unguarded, source, context, complain);
  if (!guarded) return undefined;
  const filter = eventFilter(declared);
  if (filter?.fault !== undefined) complain(`${event} drops everything: ${filter.fault}`);
  return {
    namespace,
    eventSource,
    eventName: declared.name,
    ...guarded,
    dispatch: (accepted) => {
      const note = filter?.dropped(accepted.data);
      return note === undefined ? ingest(source, accepted, context) : Promise.resolve({ note });
    },
  };
}

/** A guard that is not understood must not stand open: the event is complained about, and not served. */
function guardedOf(
  endpoint: HttpEndpoint,
  source: SourceDefinition,
  context: ReceivingContext,
  complain: Complain,
): Guarded | undefined {
  const { declared, eventSource } = source;
  try {
    return guard(endpoint, guardsOf(declared, annotationsOf(source)), sourceName(source), context);
  } catch (error) {
    if (!(error instanceof EventloomError)) throw error;
    complain(`event ${declared.name} of EventSource ${eventSource} is not served: ${error.message}`);
    return undefined;
  }
}

function problemOf({ declared }: SourceDefinition): string | undefined {
  const { port, endpoint } = webhookOf(declared) ?? {};
  if (!/^\d{1,5}$/.test(String(port ?? '')))
    return `its port is ${JSON.stringify(port ?? '')}, it has to be a number in quotes`;
  if (typeof endpoint !== 'string' || !endpoint.startsWith('/')) {
    return `its endpoint is ${JSON.stringify(endpoint ?? '')}, it has to begin with "/"`;
  }
  return undefined;
}

function describe(listening: Listening, sources: readonly SourceDefinition[]): RuntimeEndpoint {
  const source = sources.find(
    ({ namespace, eventSource, declared }) =>
      namespace === listening.namespace &&
      eventSource === listening.eventSource &&
      declared.name === listening.eventName,
  );
  if (!source) throw new Error(`nobody declared ${listening.url}`);
  const [signedWith, bearer, bodyToken] = [senderSecret(source), tokenSecret(source), bodySecret(source)];
  return {
    ...listening,
    kind: source.declared.key,
    method: webhookOf(source.declared)?.method || 'POST',
    ...(signedWith && { signedWith }),
    ...(bearer && { bearer }),
    ...(bodyToken && { bodyToken }),
  };
}

function recordRequest(request: Answered, refusals: Refusals, { traces, log }: ReceivingContext): void {
  const { served, method, path, status, receipt, dispatched, at } = request;
  const { eventSource, eventName } = served;
  const untold = status >= 400 ? refusals.count(`${served.namespace}/${eventSource}/${eventName}`) : 0;
  if (untold === undefined) return;
  const outcome = 'text' in receipt ? receipt.text.slice(0, 500) : (dispatched?.note ?? 'accepted');
  const others = untold || undefined;
  const record: RequestRecord = {
    kind: 'request',
    at,
    namespace: served.namespace,
    eventSource,
    eventName,
    method,
    path: path.slice(0, 500),
    status,
    outcome,
    eventId: dispatched?.eventId,
    deliveryId: receipt.deliveryId?.slice(0, 200),
    authentication: receipt.authentication,
    others,
  };
  traces.add(record);
  if (status < 400) return;
  log.warn({ eventSource, eventName, status, ...(others && { others }) }, `refused a request: ${outcome}`);
}
