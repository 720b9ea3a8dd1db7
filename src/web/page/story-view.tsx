import type { ComponentChildren } from 'preact';
import type { Json } from '../../model/json';
import type { AttemptRecord, Step, VerdictRecord } from '../../model/trace';
import type { Delivery } from './deliveries';

const shown = (value: Json | undefined): string => (typeof value === 'string' ? value : JSON.stringify(value ?? null));

/** What happened to one delivery, step by step. */
export function StoryView({ delivery }: { delivery: Delivery }) {
  const { request, event } = delivery;
  return (
    <ol class="story">
      {request && (
        <Chapter good={request.status < 300} title={`${request.method} ${request.path} answered ${request.status}`}>
          <p>{request.outcome}</p>
          <p class="detail">
            {request.deliveryId && `delivery ${request.deliveryId}, `}
            authentication: {request.authentication ?? 'none'}
          </p>
        </Chapter>
      )}
      {event && (
        <Chapter
          good
          title={event.duplicate ? 'the bus knew this event already' : `stored on the bus as ${event.sequence}`}
        >
          <p class="detail">
            event {event.eventId}, {event.source}/{event.subject}, {event.bytes} bytes
          </p>
        </Chapter>
      )}
      {event && delivery.verdicts.length === 0 && <Chapter title="no sensor has a dependency on this event" />}
      {delivery.verdicts.map((verdict) => (
        <VerdictView
          key={`${verdict.sensor}/${verdict.trigger}/${verdict.dependency}/${verdict.at}`}
          verdict={verdict}
        />
      ))}
      {delivery.attempts.map((attempt) => (
        <AttemptView key={`${attempt.sensor}/${attempt.trigger}/${attempt.attempt}/${attempt.at}`} attempt={attempt} />
      ))}
    </ol>
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

function VerdictView({ verdict }: { verdict: VerdictRecord }) {
  const outcome = verdict.fires
    ? 'fires'
    : verdict.waitsFor?.length
      ? `waits for ${verdict.waitsFor.join(', ')}`
      : 'does not fire';
  return (
    <Chapter
      good={verdict.fires}
      title={`${verdict.sensor}: ${verdict.dependency} arrived, trigger ${verdict.trigger} ${outcome}`}
    >
      <table>
        <tbody>
          {verdict.because.map((step) => (
            <StepView key={`${step.stage} ${step.asked}`} step={step} />
          ))}
        </tbody>
      </table>
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
        trigger {attempt.trigger} ({attempt.type}), attempt {attempt.attempt}
      </p>
      {attempt.object && <pre>{JSON.stringify(attempt.object, null, 2)}</pre>}
    </Chapter>
  );
}
