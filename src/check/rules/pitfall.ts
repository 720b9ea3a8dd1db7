import { parseDuration } from '../../language/go/duration';
import type { SourceKey } from '../../model/kinds';
import { contrast, eventSourceExample } from '../example';
import type { Part } from '../part';
import { isSet } from '../requirements/requirement';
import type { Finding, Rule } from '../rule';

const file = (directory: string): string => `  file:
    arrived:
      eventType: CREATE
      watchPathConfig:
        directory: ${directory}
        path: report.csv`;

/** A way to declare an event that Argo Events accepts, and that is known not to work. */
export const pitfall: Rule = {
  code: 'pitfall',
  severity: 'error',
  title: 'An event is declared in a way that works',
  why: `Kinds of event sources have ways to be declared that are accepted and never give an event, or that spin: a watched directory without a slash at its
end, for example.`,
  ...contrast(eventSourceExample, file('/data/'), file('/data')),
  *check(set) {
    for (const { kind, part } of set.eventSources.flatMap(({ events }) => events)) yield* byKind[kind]?.(part) ?? [];
  },
};

function* watched(part: Part): Iterable<Finding> {
  const directory = part.at('watchPathConfig', 'directory');
  if (!directory.text || directory.text.endsWith('/') || !isSet(part.at('watchPathConfig'), 'path')) return;
  const message = `'${directory.text}' does not end with a slash, so that 'path' never matches a file in it`;
  yield { at: directory, message, fix: `write '${directory.text}/'` };
}

function* sftp(part: Part): Iterable<Finding> {
  const interval = part.at('pollIntervalDuration');
  if (interval.text && parseDuration(interval.text) !== undefined) return;
  const message = "without a 'pollIntervalDuration' that can be read, the server is polled without a pause";
  yield {
    at: interval.exists ? interval : part,
    on: interval.exists ? 'value' : 'key',
    message,
    severity: 'warning',
    fix: "write '10s'",
  };
}

function* calendar(part: Part): Iterable<Finding> {
  const interval = part.at('interval');
  const nanoseconds = interval.text ? parseDuration(interval.text) : undefined;
  if (nanoseconds !== undefined && nanoseconds < 1_000_000_000n && !isSet(part, 'schedule')) {
    yield {
      at: interval,
      message: 'an interval of less than a second ticks without a pause',
      fix: "write '1s' or more",
    };
  }
  for (const date of part.at('exclusionDates').items()) {
    if (!date.text || date.text.startsWith('EXDATE:')) continue;
    const message = "a date that does not begin with 'EXDATE:' is ignored";
    yield { at: date, message, fix: "write it as in 'EXDATE:20261225T000000Z'" };
  }
}

function* amqp(part: Part): Iterable<Finding> {
  const consume = part.at('consume');
  if (consume.object === undefined || consume.at('autoAck').isTrue) return;
  const message = "without 'autoAck: true' messages are never acknowledged, and come again after each restart";
  yield { at: consume, on: 'key', message, severity: 'warning', fix: "add 'autoAck: true'" };
}

function* generic(part: Part): Iterable<Finding> {
  if (part.at('insecure').isTrue) return;
  const message = "without 'insecure: true' it cannot connect: there is no way to say which certificates to trust";
  yield { at: part, on: 'key', message, fix: "add 'insecure: true'" };
}

function* resource(part: Part): Iterable<Finding> {
  for (const field of part.at('filter', 'fields').items()) {
    if (isSet(field, 'operation')) continue;
    yield { at: field, message: "a field is only compared with an 'operation'", fix: "add 'operation: ==' or '!='" };
  }
}

const byKind: { readonly [K in SourceKey]?: (part: Part) => Iterable<Finding> } = {
  file: watched,
  sftp,
  calendar,
  amqp,
  generic,
  resource,
};
