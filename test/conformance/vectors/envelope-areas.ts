import { EventDocument } from '../../../src/evaluate/document';
import { compileSource } from '../../../src/evaluate/parameters/source';
import { loggedEvents } from '../../../src/evaluate/render/logged';
import { backoffWaits, readBackoff } from '../../../src/language/backoff';
import { decodeEnvelope, encodeEnvelope } from '../../../src/language/cloudevent';
import { amountNumber, readAmount, readBackoffJson, readInt64OrString } from '../../../src/language/scalars';
import type { Event } from '../../../src/model/event';
import type { Backoff } from '../../../src/model/scalars';
import { type Area, area } from './area';
import { type GivenEvent, yamlToJson } from './given-event';
import type { Answer } from './row';
import { shownText, shownValue } from './text-areas';

/** An event as a source publishes it: always said to be JSON. */
function published({ data_text: text, data_base64: base64, ...attributes }: GivenEvent): Event {
  const bytes = base64 === undefined ? text : Buffer.from(base64, 'base64');
  const data = bytes === undefined ? undefined : Buffer.from(bytes);
  const defaults = { id: '', source: '', subject: '', type: '', time: '', specversion: '1.0' };
  return { ...defaults, datacontenttype: 'application/json', ...attributes, ...(data && { data }) };
}

function received(message: string): Answer {
  const event = decodeEnvelope(message);
  const document = new EventDocument(event, { yamlToJson });
  const whole = compileSource({ dependencyName: 'dep' }).resolve(new Map([['dep', document]]));
  const data = event.data === undefined ? null : Buffer.from(event.data).toString();
  const [logged] = loggedEvents(new Map([['dep', document]]));
  return { out: { data_text: data, event: whole?.value, logText: logged?.text } };
}

function scalar({ type, text }: { readonly type: string; readonly text: string }): Answer {
  if (type === 'Backoff') return { out: { encoded: shownText(readBackoffJson(text)) } };
  if (type === 'Int64OrString') {
    const value = readInt64OrString(text);
    return { out: { ...value, int64: String(value.int64) } };
  }
  const encoded = readAmount(text);
  try {
    return { out: { encoded, float: shownValue(amountNumber(encoded)) } };
  } catch (error) {
    return { out: { encoded }, error: String(error) };
  }
}

/** An integer in the vectors' notation. */
function shownInteger(value: bigint): unknown {
  return Number.isSafeInteger(Number(value)) ? Number(value) : { $int: String(value) };
}

function backoff({ backoff: given }: { readonly backoff: Backoff | null }): Answer {
  const plan = readBackoff(given);
  const sleeps = [...backoffWaits(plan)].map(shownInteger);
  return {
    out: {
      attempts: plan.attempts,
      durationNs: shownInteger(plan.duration),
      factor: plan.factor,
      jitter: plan.jitter,
      ...(plan.jitter === 0 && { sleepsNs: sleeps }),
    },
  };
}

/** What goes over the bus, and the small values inside of specs. */
export const envelopeAreas: Record<string, Area> = {
  'event-envelope': area<GivenEvent>((event) => ({ out: encodeEnvelope(published(event)) })),
  'event-receive': area<{ message: string }>(({ message }) => received(message)),
  'misc-scalars': area(scalar, { outWithError: true }),
  'misc-backoff': area(backoff),
};
