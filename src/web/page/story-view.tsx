import type { ComponentChildren } from 'preact';
import type { Json } from '../../model/json';
import type { AttemptRecord, EventRecord, RequestRecord, Step, VerdictRecord } from '../../model/trace';
import { type Delivery, endReason, resetsOf } from './deliveries';

const shown = (value: Json | undefined): string => (typeof value === 'string' ? value : JSON.stringify(value ?? null));

/** What happened to one delivery, step by step. */
export function StoryView({ delivery }: { delivery: Delivery }) {
  const { requests, events, verdicts, attempts } = delivery;
  const isUnseen = verdicts.length === 0 && events.some(({ duplicate }) => !duplicate);
  return (
    <ol class="story">
      {requests.map((request) => (
        <RequestView request={request} />
      ))}
      {events.map((event) => (
        <EventView event={event} />
      ))}
      {isUnseen && <Chapter title="no trigger has looked at it" />}
      {verdicts.map((verdict) => (
        <VerdictView verdict={verdict} delivery={delivery} />
      ))}
      {attempts.map((attempt) => (
        <AttemptView attempt={attempt} />
      ))}
    </ol>
  );
}

function RequestView({ request }: { request: RequestRecord }) {
  const { method, path, status, outcome, deliveryId, authentication, others } = request;
  return (
    <Chapter good={status < 300} title={`${method} ${path} answered ${status}`}>
      <p>{outcome}</p>
      <p class="detail">
        {deliveryId && `delivery ${deliveryId}, `}
        authentication: {authentication ?? 'none'}
      </p>
      {others && <p class="detail">{others} more were refused before it</p>}
    </Chapter>
  );
}

function EventView({ event: { duplicate, sequence, eventId, source, subject, bytes } }: { event: EventRecord }) {
  return (
    <Chapter good title={duplicate ? 'the bus knew this event already' : `stored on the bus as ${sequence}`}>
      <p class="detail">
        event {eventId}, {source}/{subject}, {bytes} bytes
      </p>
    </Chapter>
  );
}

function Chapter({ good, title, children }: { good?: boolean; title: string; children?: ComponentChildren }) {
  return (
    <li class={good ? 'good' : 'bad'}>
      <h3>{title}</h3>
      {children}
    </li>
  );
}

function VerdictView({ verdict, delivery }: { verdict: VerdictRecord; delivery: Delivery }) {
  const end = delivery.ends.get(verdict);
  const outcome = verdict.fires
    ? 'fires'
    : verdict.waitsFor?.length
      ? `${end ? 'waited' : 'waits'} for ${verdict.waitsFor.join(', ')}`
      : 'does not fire';
  return (
    <Chapter
      good={verdict.fires}
      title={`${verdict.sensor}: ${verdict.dependency} arrived, trigger ${verdict.trigger} ${outcome}`}
    >
      {verdict.because.length === 0 && (
        <p class="detail">
          of so many events, what was looked at is told by <code>eventloom explain {verdict.eventId}</code>
        </p>
      )}
      <table>
        <tbody>
          {verdict.because.map((step) => (
            <StepView step={step} />
          ))}
        </tbody>
      </table>
      {end && <p>{endReason(end)}</p>}
      {resetsOf(delivery, verdict).map(({ dueAt }) => (
        <p>forgotten: conditionsReset at {new Date(dueAt).toISOString()}</p>
      ))}
    </Chapter>
  );
}

function StepView({ step }: { step: Step }) {
  return (
    <tr class={step.passed ? 'good' : 'bad'}>
      <td class="mark">{step.passed ? '✓' : '✗'}</td>
      <td class="stage">{step.stage}</td>
      <td>
        <code>{step.asked}</code>
      </td>
      <td>{step.error ?? (step.found === undefined ? '' : <code>{shown(step.found)}</code>)}</td>
    </tr>
  );
}

function AttemptView({ attempt }: { attempt: AttemptRecord }) {
  const good = attempt.outcome === 'done' || attempt.outcome === 'dry-run';
  return (
    <Chapter good={good} title={`${attempt.outcome === 'dry-run' ? 'dry run: ' : ''}${attempt.summary}`}>
      {attempt.error && <p>{attempt.error}</p>}
      <p class="detail">
        sensor {attempt.sensor}, trigger {attempt.trigger} ({attempt.type}), attempt {attempt.attempt}
      </p>
      {attempt.object && <pre>{JSON.stringify(attempt.object, null, 2)}</pre>}
    </Chapter>
  );
}
