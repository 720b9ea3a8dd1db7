import { layouts, loadZone, parseTime } from '../../language/go/time';
import type { Json, JsonObject } from '../../model/json';
import { elementsOf, fieldsOf, filled, inTurn, type Look, never, text, textOf } from './look';

/**
 * What Argo Events says about the dependencies of a Sensor.
 * @param onStan the EventBus is the deprecated one, on which no two dependencies may ask for the same event
 */
export function* lookAtDependencies(list: Json | undefined, onStan: boolean): Iterable<string> {
  const dependencies = elementsOf(list).map(fieldsOf);
  if (dependencies.length === 0) yield 'no event dependencies found';
  const seen = new Set<string>();
  for (const dependency of dependencies) {
    yield* names(dependency);
    const [source, event] = [textOf(dependency.eventSourceName), textOf(dependency.eventName)];
    const pair = JSON.stringify([source, event]);
    if (onStan && seen.has(pair)) {
      yield `event '${event}' from EventSource '${source}' is referenced for more than one dependency in this Sensor object`;
    }
    seen.add(pair);
    if (dependency.filters !== undefined) yield* filters(fieldsOf(dependency.filters));
    yield* logicalOperator('filtersLogicalOperator')(dependency);
  }
}

const names: Look = inTurn(
  text('name', 'event dependency must define a name'),
  text('eventSourceName', 'event dependency must define the EventSourceName'),
  text('eventName', 'event dependency must define the EventName'),
);

const logicalOperator =
  (field: string): Look =>
  (fields) => {
    const operator = textOf(fields[field]);
    return ['', 'and', 'or'].includes(operator) ? [] : [`logical operator ${operator} not supported`];
  };

const filters: Look = function* (fields) {
  yield* logicalOperator('exprLogicalOperator')(fields);
  yield* logicalOperator('dataLogicalOperator')(fields);
  for (const expression of elementsOf(fields.exprs)) yield* expressionFilter(fieldsOf(expression));
  for (const data of elementsOf(fields.data)) yield* dataFilter(fieldsOf(data));
  if (fields.context !== undefined) yield* contextFilter(fieldsOf(fields.context));
  if (fields.time !== undefined) yield* timeFilter(fieldsOf(fields.time));
};

const noExpression = 'one of expr filters is not valid (expr and fields must be not empty)';

const expressionFilter: Look = inTurn(
  text('expr', noExpression),
  filled('fields', noExpression),
  never(
    ({ fields }) =>
      elementsOf(fields)
        .map(fieldsOf)
        .some(({ path, name }) => !path || !name),
    'one of expr filters is not valid (path and name in a field must be not empty)',
  ),
);

const comparators: ReadonlySet<string> = new Set(['', '>=', '>', '=', '!=', '<', '<=']);

const noData = 'one of data filters is not valid (type, path and value must be not empty)';

const dataFilter: Look = inTurn(
  ({ comparator }) => (comparators.has(textOf(comparator)) ? [] : [`comparator ${textOf(comparator)} not supported`]),
  text('path', noData),
  text('type', noData),
  filled('value', noData),
  never(({ value }) => elementsOf(value).includes(''), 'one of data filters is not valid (value must be not empty)'),
);

const contextFilter: Look = never(
  ({ type, subject, source, datacontenttype }) => !type && !subject && !source && !datacontenttype,
  'no fields specified in ctx filter (aka all events will be discarded)',
);

/** Any day does: only the time of the day is looked at. */
const someDay = '2001-01-10';

function* timeFilter({ start, stop, timezone }: JsonObject): Iterable<string> {
  const [begin, end, zone] = [textOf(start), textOf(stop), textOf(timezone)];
  if (loadZone(zone) === undefined) yield `invalid timezone '${zone}': unknown time zone ${zone}`;
  const times = [begin, end].map((clock) => parseTime(layouts.dateTime, `${someDay} ${clock}`)?.unixNanos);
  if (times.includes(undefined))
    yield `parsing time "${someDay} ${times[0] === undefined ? begin : end}" as "${layouts.dateTime}"`;
  if (times[0] === times[1]) yield `invalid event time filter: stop '${end}' is equal to start '${begin}`;
}
