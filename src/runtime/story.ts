import type { Json, JsonObject } from '../model/json';
import type {
  AttemptRecord,
  EventRecord,
  RequestRecord,
  ResetRecord,
  Step,
  TraceRecord,
  VerdictRecord,
} from '../model/trace';
import { endOfWait, isSameTrigger, type WaitEnd, waits } from '../model/wait';

/** The longest piece of a value that a story shows. */
const maxShown = 120;

const marks = { yes: '✓', no: '✗', act: '→', wait: '…' } as const;

/**
 * Tells what became of one event, or of one request that was refused, for a person to read.
 * @param records about this event, in any order
 * @param kept about all events, oldest first: they tell how a wait for others ended. `@default` - not told
 */
export function tellStory(records: readonly TraceRecord[], kept: readonly TraceRecord[] = []): string {
  const ordered = [...records].sort((one, other) => stage[one.kind] - stage[other.kind] || one.at - other.at);
  const lines = [
    ...ordered.filter((record) => record.kind === 'request').map(requestLine),
    ...ordered.filter((record) => record.kind === 'event').map(eventLine),
    ...triggerLines(ordered, kept),
  ];
  return lines.length > 0 ? `${lines.map(harmless).join('\n')}\n` : 'nothing is known about this event\n';
}

const stage: { readonly [K in TraceRecord['kind']]: number } = {
  request: 0,
  event: 1,
  verdict: 2,
  attempt: 2,
  reset: 2,
};

function requestLine(record: RequestRecord): string {
  const { method, path, status, outcome, deliveryId, authentication, others } = record;
  const accepted = status < 400;
  const details = [
    `${method} ${path}`,
    ...(deliveryId === undefined ? [] : [`delivery ${deliveryId}`]),
    ...(accepted && authentication !== undefined ? [proof(authentication)] : []),
    ...(accepted && outcome === 'accepted' ? [] : [outcome]),
  ];
  return accepted
    ? `${marks.yes} request accepted: ${details.join(', ')}`
    : `${marks.no} request refused with ${status}: ${details.join(', ')}; nothing was stored${alike(others)}`;
}

const alike = (others: number | undefined): string => (others ? `; ${others} more were refused before it` : '');

const proof = (authentication: string): string =>
  authentication === 'none' ? 'nobody asked who sent it' : `${authentication} checked`;

function eventLine({ eventId, source, subject, type, sequence, bytes, duplicate }: EventRecord): string {
  const what = `${type} event ${source}/${subject}, id ${eventId}`;
  if (duplicate) return `${marks.no} event known already: ${what}, stored before at position ${sequence}`;
  return `${marks.yes} event stored: ${what}, ${bytes} bytes at position ${sequence}`;
}

/** One paragraph for each trigger: what it decided, then what it did. */
function triggerLines(records: readonly TraceRecord[], kept: readonly TraceRecord[]): string[] {
  const about = records.filter((record) => record.kind !== 'request' && record.kind !== 'event');
  if (about.length === 0) {
    return records.some(({ kind }) => kind === 'event') ? ['  no trigger has looked at it'] : [];
  }
  const isAlone = new Set(about.map(({ namespace }) => namespace)).size === 1;
  const triggers = new Map<string, TriggerRecord[]>();
  for (const record of about) {
    const name = `sensor ${isAlone ? '' : `${record.namespace}/`}${record.sensor}, trigger ${record.trigger}`;
    triggers.set(name, [...(triggers.get(name) ?? []), record]);
  }
  return [...triggers].flatMap(([name, told]) => [`  ${name}`, ...told.flatMap((record) => toldLines(record, kept))]);
}

type TriggerRecord = VerdictRecord | AttemptRecord | ResetRecord;

function toldLines(record: TriggerRecord, kept: readonly TraceRecord[]): string[] {
  if (record.kind === 'verdict') return verdictLines(record, waits(record) ? endIn(kept, record) : undefined);
  return record.kind === 'attempt' ? attemptLines(record) : [resetLine(record)];
}

function resetLine({ at, dueAt, dependency }: ResetRecord): string {
  const late = at - dueAt > 60_000 ? `, found out at ${new Date(at).toISOString()}` : '';
  return `    ${marks.no} forgotten for dependency ${dependency}: conditionsReset at ${new Date(dueAt).toISOString()}${late}`;
}

/** The end of a wait; none if the event still waits, or was forgotten, which has a record of its own. */
function endIn(kept: readonly TraceRecord[], waiting: VerdictRecord): WaitEnd | undefined {
  const isSame = (record: TraceRecord): boolean =>
    (record.kind === 'verdict' || record.kind === 'reset') &&
    record.eventId === waiting.eventId &&
    record.dependency === waiting.dependency &&
    isSameTrigger(record, waiting);
  const begin = kept.findIndex(isSame);
  if (begin < 0) return undefined;
  for (const record of kept.slice(begin + 1)) {
    if (record.kind === 'reset' && isSame(record)) return undefined;
    const end = record.kind === 'verdict' ? endOfWait(waiting, record) : undefined;
    if (end) return end;
  }
  return undefined;
}

function endLine({ how, by }: WaitEnd): string {
  if (how === 'fired') return `    ${marks.yes} fired when event ${by.eventId} came for ${by.dependency}`;
  return `    ${marks.no} replaced by event ${by.eventId}, which came for ${by.dependency} before the others`;
}

function verdictLines({ dependency, fires, because, waitsFor }: VerdictRecord, end: WaitEnd | undefined): string[] {
  const lines = [`    dependency ${dependency}`, ...because.map((step) => `      ${stepLine(step)}`)];
  if (because.length === 0)
    lines.push('      why is not known any more: the Sensor was changed since, or the event made room');
  if (fires) lines.push(`    ${marks.yes} fires`);
  else if (end) lines.push(`    ${marks.wait} waited for ${waitsFor?.join(', ')}`, endLine(end));
  else if (waitsFor && waitsFor.length > 0) lines.push(`    ${marks.wait} waits for ${waitsFor.join(', ')}`);
  else lines.push(`    ${marks.no} does not fire`);
  return lines;
}

/** One thing that was looked at, for a person to read. */
export function stepLine({ stage, asked, found, passed, error }: Step): string {
  const seen = found === undefined ? '' : `, found ${shown(found)}`;
  const problem = error === undefined ? '' : `: ${cut(error)}`;
  return `${passed ? marks.yes : marks.no} ${stage} ${cut(asked)}${seen}${problem}`;
}

function attemptLines({ attempt, outcome, summary, error, object }: AttemptRecord): string[] {
  const nth = attempt > 1 ? `attempt ${attempt}: ` : '';
  const dry = outcome === 'dry-run' ? ' (dry run: nothing was created)' : '';
  const mark = outcome === 'done' || outcome === 'dry-run' ? marks.act : marks.no;
  const lines = [`    ${mark} ${nth}${summary}${dry}`];
  if (error !== undefined) lines.push(`        ${cut(error, 1000)}`);
  return object ? [...lines, ...objectLines(object)] : lines;
}

function objectLines(object: JsonObject): string[] {
  const metadata = asObject(object.metadata);
  const made = Object.entries({
    kind: object.kind,
    generateName: metadata.generateName,
    namespace: metadata.namespace,
  });
  const lines = made.flatMap(([name, value]) => (typeof value === 'string' ? [`        ${name} ${cut(value)}`] : []));
  const parameters = asObject(asObject(object.spec).arguments).parameters;
  if (!Array.isArray(parameters)) return lines;
  return [
    ...lines,
    ...parameters.map((parameter) => {
      const { name, value } = asObject(parameter as Json);
      return `        parameter ${cut(String(name))} = ${value === undefined ? '(none)' : shown(value)}`;
    }),
  ];
}

const asObject = (value: Json | undefined): JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};

const shown = (value: Json): string => cut(JSON.stringify(value));

/** On one line; what senders choose must not reach a terminal as control characters. */
const harmless = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ');

/** On one line, and not too much of it. */
function cut(text: string, max = maxShown): string {
  const line = harmless(text);
  return line.length > max ? `${line.slice(0, max)}…` : line;
}
