import { context, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  type ReadableSpan,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-base';
import { decodeEvent } from '../../src/bus/event-row';
import { readDataDir } from '../../src/clients/data-dir';
import type { Event } from '../../src/model/event';
import { openTracing } from '../../src/runtime/tracing';
import { body, Lab } from './lab';
import { eventSources, post, sensor } from './pipeline';

const lab = new Lab();
const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
const traceparent = `00-${traceId}-00f067aa0ba902b7-01`;
const exporter = new InMemorySpanExporter();

/** Registers an SDK, as a file that is required before the program does. */
function register(): void {
  trace.setGlobalTracerProvider(new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }));
}

afterEach(() => {
  trace.disable();
  context.disable();
  exporter.reset();
});

const spans = (): ReadableSpan[] => exporter.getFinishedSpans();
const named = (name: string): ReadableSpan[] => spans().filter((span) => span.name === name);
const parentOf = (span: ReadableSpan | undefined): ReadableSpan | undefined =>
  spans().find((other) => other.spanContext().spanId === span?.parentSpanContext?.spanId);
const positionOf = (span: ReadableSpan | undefined): string => {
  const { spanId, traceId: id } = span?.spanContext() ?? { spanId: '', traceId: '' };
  return `00-${id}-${spanId}-01`;
};

/** The names of a span and of those that it follows from, the latest first. */
function lineage(span: ReadableSpan | undefined): string[] {
  return span ? [span.name, ...lineage(parentOf(span))] : [];
}

function storedEvents(): Event[] {
  const { store } = readDataDir(lab.dataDir);
  return Array.from(store.table('events').entries(), ({ value }) => decodeEvent(value).event);
}

const annotation = 'eventloom.dev/traceparent';
const annotations = (): unknown[] =>
  lab.cluster.created.map(({ metadata }) => (metadata as { annotations?: Record<string, string> }).annotations);

describe('without an SDK of OpenTelemetry', () => {
  it('the trace of a request reaches the event and what is created', async () => {
    const running = await lab.start(`${eventSources}---${sensor()}`);
    await post(running, 'a', body('x'), { traceparent });
    await running.idle();
    expect(storedEvents()).toMatchObject([{ extensions: { traceparent } }]);
    expect(annotations()).toEqual([{ [annotation]: traceparent }]);
  });

  it('what tracing systems of the sender said of it comes along', async () => {
    const running = await lab.start(`${eventSources}---${sensor()}`);
    await post(running, 'a', body('x'), { traceparent, tracestate: 'rojo=1, congo=t61' });
    await post(running, 'a', body('y'), { tracestate: 'rojo=1' });
    await running.idle();
    const tracestate = 'rojo=1,congo=t61';
    expect(storedEvents().map(({ extensions }) => extensions)).toEqual([{ traceparent, tracestate }, undefined]);
    expect(annotations()).toEqual([{ [annotation]: traceparent, 'eventloom.dev/tracestate': tracestate }, undefined]);
  });

  it('a request without a valid one leaves events and objects as they were', async () => {
    const running = await lab.start(`${eventSources}---${sensor()}`);
    await post(running, 'a', body('x'));
    await post(running, 'a', body('y'), { traceparent: 'none' });
    await running.idle();
    expect(storedEvents().map(({ extensions }) => extensions)).toEqual([undefined, undefined]);
    expect(annotations()).toEqual([undefined, undefined]);
  });

  it('nobody makes spans', () => {
    expect(openTracing()).toBeUndefined();
  });
});

describe('with an SDK of OpenTelemetry', () => {
  beforeEach(register);

  it('a trace shows request, event, verdict and attempt, and goes on in what is created', async () => {
    const running = await lab.start(`${eventSources}---${sensor()}`);
    await post(running, 'a', body('x'), { traceparent });
    await running.idle();
    const [attempt] = named('attempt copy/keep');
    expect(lineage(attempt)).toEqual(['attempt copy/keep', 'decide copy/keep', 'publish hooks/a', 'receive hooks/a']);
    expect(spans().map((span) => span.spanContext().traceId)).toEqual(spans().map(() => traceId));
    const [receive] = named('receive hooks/a');
    expect(receive?.parentSpanContext?.spanId).toBe('00f067aa0ba902b7');
    expect(receive).toMatchObject({
      kind: SpanKind.SERVER,
      attributes: { 'http.request.method': 'POST', 'http.route': '/a', 'http.response.status_code': 200 },
    });
    expect(attempt).toMatchObject({
      kind: SpanKind.CLIENT,
      attributes: { 'eventloom.trigger.type': 'k8s', 'eventloom.attempt': 1, 'eventloom.outcome': 'dry-run' },
    });
    expect(named('decide copy/keep')).toMatchObject([{ attributes: { 'eventloom.verdict': 'fires' } }]);
    expect(annotations()).toEqual([{ [annotation]: positionOf(attempt) }]);
    expect(storedEvents()).toMatchObject([{ extensions: { traceparent: positionOf(named('publish hooks/a')[0]) } }]);
  });

  it('spans have what tracing systems of the sender said of it', async () => {
    const running = await lab.start(`${eventSources}---${sensor()}`);
    await post(running, 'a', body('x'), { traceparent, tracestate: 'rojo=1' });
    await running.idle();
    expect(spans().map((span) => span.spanContext().traceState?.serialize())).toEqual(Array(4).fill('rojo=1'));
    expect(storedEvents()).toMatchObject([{ extensions: { tracestate: 'rojo=1' } }]);
  });

  it('a request that comes without a trace begins one', async () => {
    const running = await lab.start(`${eventSources}---${sensor()}`);
    await post(running, 'a', body('x'));
    await running.idle();
    expect(lineage(named('attempt copy/keep')[0])).toHaveLength(4);
    expect(named('receive hooks/a')[0]?.parentSpanContext).toBeUndefined();
  });

  it('a refused request is a span of its own, and the fault of the sender', async () => {
    const running = await lab.start(eventSources);
    await post(running, 'push', '{}', { traceparent });
    expect(spans()).toMatchObject([
      { attributes: { 'http.response.status_code': 400 }, status: { code: SpanStatusCode.UNSET } },
    ]);
  });

  it('each attempt is a span, says what became of it, and follows from the same verdict', async () => {
    const retry = 'retryStrategy: { steps: 3, duration: 1ms }\natLeastOnce: true';
    const running = await lab.start(`${eventSources}---${sensor({ trigger: retry })}`);
    lab.cluster.before = () => {
      throw new Error('quota exceeded');
    };
    await post(running, 'a', body('x'));
    await running.idle();
    const attempts = named('attempt copy/keep');
    expect(attempts.map(({ attributes, status }) => [attributes['eventloom.outcome'], status.code])).toEqual([
      ['retrying', SpanStatusCode.ERROR],
      ['retrying', SpanStatusCode.ERROR],
      ['dead-letter', SpanStatusCode.ERROR],
    ]);
    expect(named('decide copy/keep')).toHaveLength(1);
    expect(attempts.map((attempt) => parentOf(attempt)?.name)).toEqual(attempts.map(() => 'decide copy/keep'));
    expect(attempts[2]?.attributes['error.type']).toBe('trigger-failed');
  });

  it('an attempt that needed several events belongs to the last, and names the others', async () => {
    const running = await lab.start(`${eventSources}---${sensor({ conditions: 'a && b' })}`);
    await post(running, 'a', body('first'), { traceparent });
    await running.idle();
    await post(running, 'b', body('second'));
    await running.idle();
    const [attempt] = named('attempt copy/keep');
    expect(lineage(attempt)).toContain('receive hooks/b');
    expect(attempt?.links.map((link) => link.context)).toMatchObject([
      { traceId, spanId: named('publish hooks/a')[0]?.spanContext().spanId },
    ]);
    expect(named('decide copy/keep').map(({ attributes }) => attributes['eventloom.verdict'])).toEqual([
      'waits',
      'fires',
    ]);
    expect(named('decide copy/keep')[0]?.attributes['eventloom.waits_for']).toEqual(['b']);
  });

  it('goes on after a restart', async () => {
    const running = await lab.start(`${eventSources}---${sensor({ conditions: 'a && b' })}`);
    await post(running, 'a', body('first'), { traceparent });
    await running.idle();
    await lab.stop();
    const next = await lab.start(`${eventSources}---${sensor({ conditions: 'a && b' })}`);
    await post(next, 'b', body('second'));
    await next.idle();
    expect(named('attempt copy/keep')[0]?.links.map((link) => link.context.traceId)).toEqual([traceId]);
  });

  it('no span holds what events or errors say', async () => {
    const running = await lab.start(`${eventSources}---${sensor({ trigger: 'atLeastOnce: true' })}`);
    lab.cluster.before = () => {
      throw new Error('no room for s3cr3t');
    };
    await post(running, 'a', body('s3cr3t'), { Authorization: 'Bearer s3cr3t', 'X-Key': 's3cr3t' });
    await running.idle();
    const told = spans().map(({ name, attributes, status, events }) =>
      JSON.stringify({ name, attributes, status, events }),
    );
    expect(told).toHaveLength(4);
    expect(told.filter((text) => text.includes('s3cr3t'))).toEqual([]);
  });
});
