import { EventloomError } from '../src/errors';
import type { EventDependency, ExprFilter, TimeFilter } from '../src/model/sensor';

/** A day of the week. */
export type Weekday = 'sunday' | 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday';

const weekdayNames: readonly Weekday[] = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** An expression over fields of the payload: one entry of upstream's `filters.exprs`. */
export class Expr {
  /**
   * `Expr.of('total > 100 && currency == "EUR"', { total: 'body.total', currency: 'body.currency' })`. An event that lacks a field does
   * not pass.
   * @param fields the path of each name in the expression.
   * @throws EventloomError `bad-program` when it does not compile; `bad-value` without fields, or for a name that is not among them.
   */
  static of(expression: string, fields: { readonly [name: string]: string }): Expr {
    const govaluate =
      require('../src/language/govaluate/compile') as typeof import('../src/language/govaluate/compile');
    const { variables } = govaluate.compile(expression);
    const names = Object.keys(fields);
    if (names.length === 0) {
      throw bad(`the expression '${expression}' has no fields, and upstream would not even look at it; name one`);
    }
    const unknown = variables.find((name) => !names.includes(name));
    if (unknown !== undefined)
      throw bad(`the expression '${expression}' uses '${unknown}'; its fields are ${names.join(', ')}`);
    return new Expr({ expr: expression, fields: names.map((name) => ({ name, path: fields[name] ?? '' })) });
  }

  private constructor(private readonly filter: ExprFilter) {}

  /** The filter as upstream writes it. */
  toFilter(): ExprFilter {
    return this.filter;
  }
}

/** A Lua script, checked when it is written. */
export class Script {
  /**
   * A script that sees the payload as `event`. As a filter it returns true for the events that pass, as a transformation a table.
   * @throws EventloomError `bad-program` when it does not compile.
   */
  static lua(text: string): Script {
    (require('../src/language/lua/lua') as typeof import('../src/language/lua/lua')).compile(text);
    return new Script(text);
  }

  private constructor(
    /** The script. */
    readonly text: string,
  ) {}
}

/** @see TimeWindow.between */
export interface TimeWindowOptions {
  /** An IANA name such as `Europe/Oslo`. @default 'UTC' */
  readonly timezone?: string;
  /**
   * The days on which events pass. Upstream has no such field, and its scripts see the payload but not the event's time: it becomes a Lua
   * script that asks the clock of the sensor's pod when it handles the event, in UTC, and so does not go with another `timezone`.
   * @default - every day
   */
  readonly weekdays?: readonly Weekday[];
}

/** A part of the day in which an event must have been made: upstream's `filters.time`. */
export class TimeWindow {
  /**
   * From a time of day until another, `HH:MM:SS`; one that is not later is meant on the next day.
   * @throws EventloomError `bad-program` for a time or a zone that does not exist; `bad-value` for equal times, no weekdays, or weekdays in
   * another zone than UTC.
   */
  static between(start: string, stop: string, { timezone = 'UTC', weekdays }: TimeWindowOptions = {}): TimeWindow {
    const windows = require('../src/language/time-window') as typeof import('../src/language/time-window');
    windows.compileTimeWindow(start, stop, timezone);
    if (start === stop)
      throw bad(`the time window begins and ends at ${start}, which upstream refuses; give different times`);
    if (weekdays?.length === 0) throw bad('the time window has no weekdays, so that no event would pass; name some');
    if (weekdays && timezone !== 'UTC') {
      throw bad(
        `the time window has weekdays in '${timezone}', and scripts of upstream only know the day in UTC; leave out one of them`,
      );
    }
    return new TimeWindow({ start, stop, timezone }, weekdays);
  }

  private constructor(
    private readonly filter: TimeFilter,
    /** The days on which events pass. */
    readonly weekdays?: readonly Weekday[],
  ) {}

  /** The filter as upstream writes it, without weekdays. */
  toFilter(): TimeFilter {
    return this.filter;
  }
}

/** What an event must be like beside its fields. */
export interface FilterOptions {
  /** Expressions over several fields. @default - none */
  readonly expressions?: readonly Expr[];
  /** A script that returns true for the events that pass. @default - none */
  readonly script?: Script;
  /** When an event must have been made. @default - at any time */
  readonly time?: TimeWindow;
  /** What the attributes of the event must be, exactly. @default - anything */
  readonly context?: { readonly [K in 'type' | 'subject' | 'source' | 'datacontenttype']?: string };
  /**
   * Where one that passes is enough: among the fields of `where`, among the `expressions`, or among the kinds of `filters`. Among the kinds
   * upstream rejects an event for which any of them fails, as for a missing field.
   * @default - all must pass
   */
  readonly any?: readonly ('where' | 'expressions' | 'filters')[];
  /**
   * What is made of the payload before anything else looks at it: a jq program whose first result is an object, or a script that returns a
   * table.
   * @default - nothing
   */
  readonly transform?: { readonly jq: string } | { readonly script: Script };
}

/**
 * The part of upstream's dependency that says what an event must be like.
 * @throws EventloomError `bad-value` for an empty context, or weekdays that another filter could stand in for; `bad-program` for jq.
 */
export function filtersOf(
  data: NonNullable<EventDependency['filters']>['data'],
  { expressions = [], script, time, context, any = [], transform }: FilterOptions,
): Pick<EventDependency, 'filters' | 'filtersLogicalOperator' | 'transform'> {
  if (context && Object.values(context).every((attribute) => attribute === undefined))
    throw bad('the context to filter by is empty; name an attribute such as type');
  if (time?.weekdays && any.includes('filters')) {
    throw bad(
      "weekdays are a filter of their own, which any: ['filters'] would let stand in for the time; leave out one of them",
    );
  }
  const lua = scriptOf(script, time?.weekdays);
  const filters = {
    ...(expressions.length > 0 ? { exprs: expressions.map((expression) => expression.toFilter()) } : {}),
    ...(any.includes('expressions') ? { exprLogicalOperator: 'or' as const } : {}),
    ...(data?.length ? { data } : {}),
    ...(any.includes('where') ? { dataLogicalOperator: 'or' as const } : {}),
    ...(context ? { context } : {}),
    ...(time ? { time: time.toFilter() } : {}),
    ...(lua === undefined ? {} : { script: lua }),
  };
  return {
    ...(Object.keys(filters).length > 0 ? { filters } : {}),
    ...(any.includes('filters') ? { filtersLogicalOperator: 'or' as const } : {}),
    ...(transform ? { transform: transformOf(transform) } : {}),
  };
}

function scriptOf(script: Script | undefined, weekdays: readonly Weekday[] | undefined): string | undefined {
  if (!weekdays) return script?.text;
  const days = weekdayNames.flatMap((name, day) => (weekdays.includes(name) ? [`["${day}"] = true`] : []));
  const today = `({ ${days.join(', ')} })[os.date("!%w")] == true`;
  return script ? `return ${today} and (function()\n${script.text}\nend)() == true` : `return ${today}`;
}

function transformOf(transform: NonNullable<FilterOptions['transform']>): NonNullable<EventDependency['transform']> {
  if ('script' in transform) return { script: transform.script.text };
  (require('../src/language/jq/jq') as typeof import('../src/language/jq/jq')).compileJqTransform(transform.jq);
  return { jq: transform.jq };
}

function bad(message: string): EventloomError {
  return new EventloomError('bad-value', message);
}
