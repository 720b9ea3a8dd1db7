import {
  type Attributes,
  type Context,
  createTraceState,
  isSpanContextValid,
  type Link,
  ROOT_CONTEXT,
  type Span,
  type SpanContext,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import { formatTraceparent, parseTraceparent } from '../language/traceparent';
import type { Event } from '../model/event';
import type { AttemptRecord, VerdictRecord } from '../model/trace';

/** A step of a trace that is under way. */
export interface Traced {
  /** Where what follows from it goes on: the W3C `traceparent` of this step. */
  readonly traceparent: string;
  /** @param error what went wrong, in one word; undefined when nothing did */
  end(found?: Attributes, error?: string): void;
}

/** Where a step of a trace stands, as W3C headers say it. */
export interface TraceHeaders {
  readonly traceparent?: string | undefined;
  readonly tracestate?: string | undefined;
}

/** How records and spans name a trigger. */
export type TriggerName = Required<Pick<VerdictRecord, 'namespace' | 'sensor' | 'trigger'>>;

/** Who is asked to receive something. */
interface EventName {
  readonly namespace: string;
  readonly eventSource: string;
  readonly eventName: string;
}

/**
 * Spans of OpenTelemetry for what trace records tell: request -> event -> verdict -> attempt, each the parent of the next. They name
 * what happened, and hold neither data nor what an error says, which may quote them.
 */
export class Tracing {
  constructor(private readonly tracer: Tracer) {}

  request(
    { namespace, eventSource, eventName }: EventName,
    method: string,
    path: string,
    sender: TraceHeaders = {},
  ): Traced {
    return this.start(`receive ${eventSource}/${eventName}`, SpanKind.SERVER, contextOf(sender), {
      'http.request.method': method,
      'http.route': path,
      'eventloom.namespace': namespace,
    });
  }

  /** @param request that the event came with */
  event({ namespace, eventSource, eventName }: EventName, request: TraceHeaders = {}): Traced {
    return this.start(`publish ${eventSource}/${eventName}`, SpanKind.PRODUCER, contextOf(request), {
      ...messaging('publish', 'send', `${namespace}/${eventSource}/${eventName}`),
    });
  }

  /** What one trigger makes of an event. */
  verdict({ namespace, sensor, trigger }: TriggerName, event: Event): Traced {
    return this.start(`decide ${sensor}/${trigger}`, SpanKind.CONSUMER, contextOf(traceOf(event)), {
      ...messaging('decide', 'process', `${namespace}/${event.source}/${event.subject}`),
      'messaging.consumer.group.name': `${namespace}/${sensor}/${trigger}`,
      'messaging.message.id': event.id,
    });
  }

  /**
   * @param parent the verdict, or the event when another process decided
   * @param others further events that it acts on
   */
  attempt(
    { namespace, sensor, trigger }: TriggerName,
    eventId: string,
    parent: TraceHeaders,
    others: Event[] = [],
  ): Traced {
    const attributes = {
      'messaging.consumer.group.name': `${namespace}/${sensor}/${trigger}`,
      'messaging.message.id': eventId,
    };
    const links = others.flatMap((other) => linkTo(traceOf(other)));
    return this.start(`attempt ${sensor}/${trigger}`, SpanKind.CLIENT, contextOf(parent), attributes, links);
  }

  private start(name: string, kind: SpanKind, parent: Context, attributes: Attributes, links: Link[] = []): Traced {
    const span = this.tracer.startSpan(name, { kind, attributes, links }, parent);
    const { traceId, spanId, traceFlags } = span.spanContext();
    return {
      traceparent: formatTraceparent({ traceId, spanId, flags: traceFlags }),
      end: (found, error) => end(span, found, error),
    };
  }
}

/** Spans are made when an SDK of OpenTelemetry was registered in this process before, and cost nothing otherwise. */
export function openTracing(): Tracing | undefined {
  const tracer = trace.getTracer('eventloom');
  // Only an SDK gives identities to spans; this one never ends, and so is never exported.
  return isSpanContextValid(tracer.startSpan('probe', { root: true }).spanContext()) ? new Tracing(tracer) : undefined;
}

/** What a span tells of verdicts. */
export function verdictAttributes(verdicts: readonly Pick<VerdictRecord, 'fires' | 'waitsFor'>[]): Attributes {
  const waitsFor = verdicts.flatMap((verdict) => verdict.waitsFor ?? []);
  const verdict = verdicts.some(({ fires }) => fires) ? 'fires' : waitsFor.length > 0 ? 'waits' : 'dropped';
  return { 'eventloom.verdict': verdict, ...(waitsFor.length > 0 && { 'eventloom.waits_for': waitsFor }) };
}

/** What a span tells of an attempt. */
export const attemptAttributes = ({ type, attempt, outcome, object }: AttemptRecord): Attributes => ({
  'eventloom.trigger.type': type,
  'eventloom.attempt': attempt,
  'eventloom.outcome': outcome,
  ...(typeof object?.kind === 'string' && { 'eventloom.object.kind': object.kind }),
});

/** The trace that an event belongs to. */
export const traceOf = ({ extensions }: Event): TraceHeaders => extensions ?? {};

function end(span: Span, found?: Attributes, error?: string): void {
  if (found) span.setAttributes(found);
  if (error !== undefined) {
    span.setAttribute('error.type', error);
    span.setStatus({ code: SpanStatusCode.ERROR });
  }
  span.end();
}

const messaging = (name: string, type: string, destination: string): Attributes => ({
  'messaging.system': 'eventloom',
  'messaging.operation.name': name,
  'messaging.operation.type': type,
  'messaging.destination.name': destination,
});

function spanContextOf({ traceparent = '', tracestate }: TraceHeaders): SpanContext | undefined {
  const position = parseTraceparent(traceparent);
  const state = tracestate === undefined ? {} : { traceState: createTraceState(tracestate) };
  return position && { ...position, traceFlags: position.flags, isRemote: true, ...state };
}

function contextOf(headers: TraceHeaders): Context {
  const position = spanContextOf(headers);
  return position ? trace.setSpanContext(ROOT_CONTEXT, position) : ROOT_CONTEXT;
}

function linkTo(headers: TraceHeaders): Link[] {
  const context = spanContextOf(headers);
  return context ? [{ context }] : [];
}
