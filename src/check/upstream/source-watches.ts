import { parseSchedule } from '../../language/cron/cron';
import { parseDuration } from '../../language/go/duration';
import { quote } from '../../language/go/strconv';
import type { Json } from '../../model/json';
import { elementsOf, failureOf, fieldsOf, inTurn, type Look, never, present, text, textOf } from './look';

/** A field that holds a duration of Go, or nothing. */
export function duration(field: string, otherwise: (reason: string) => string): Look {
  return (fields) => {
    const value = textOf(fields[field]);
    return value === '' || parseDuration(value) !== undefined ? [] : [otherwise(durationFault(value))];
  };
}

/** What Go says about a duration that it cannot read. */
function durationFault(text: string): string {
  const [whole = '', number = '', unit = ''] =
    /^[+-]?(?:[0-9.]+(?:ns|us|µs|μs|ms|[smh]))*([0-9.]*)([^0-9.]*)/.exec(text) ?? [];
  if (whole === '' || !/[0-9]/.test(number)) return `time: invalid duration ${quote(text)}`;
  if (unit === '') return `time: missing unit in duration ${quote(text)}`;
  return `time: unknown unit ${quote(unit)} in duration ${quote(text)}`;
}

const schedule: Look = (fields) => {
  const [text, interval] = [textOf(fields.schedule), textOf(fields.interval)];
  if (text === '')
    return duration(
      'interval',
      (reason) => `failed to parse interval ${interval} from calendar event. Cause: ${reason}`,
    )(fields);
  const failure = failureOf(() => parseSchedule(text));
  return failure === undefined ? [] : [`failed to parse schedule ${text} from calendar event. Cause: ${failure}`];
};

const selectors = (list: Json | undefined): string[] =>
  elementsOf(list).some((selector) => textOf(fieldsOf(selector).key) === '') ? ["key can't be empty for selector"] : [];

/** The clock, and the cluster. */
export const watches = {
  calendar: inTurn(
    never(({ schedule: cron, interval }) => !cron && !interval, 'must have either schedule or interval'),
    schedule,
  ),
  generic: inTurn(text('url', "server url can't be empty"), text('config', "config can't be empty")),
  resource: inTurn(
    text('version', 'version must be specified'),
    text('resource', 'resource must be specified'),
    present('eventTypes', 'event types must be specified'),
    ({ filter }) => selectors(fieldsOf(filter).labels),
    ({ filter }) => selectors(fieldsOf(filter).fields),
  ),
};
