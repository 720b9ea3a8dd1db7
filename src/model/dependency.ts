import type { EventContext } from './event-context';

/** How several answers become one: all must be true, or one. Empty means `and`. In lower case only. */
export type LogicalOperator = 'and' | 'or' | '';

/**
 * An event that a sensor waits for: which one, what it must be like, and what is made of it.
 *
 * An event is transformed first; the filters see the result.
 */
export interface EventDependency {
  /**
   * A name for it, used in conditions and parameters. Unique within the sensor, or the later one wins. `-` and `_`
   * count as the same in conditions; a name that begins with a digit, or that contains a dot, cannot be used there.
   */
  readonly name: string;
  /** The name of the EventSource object. */
  readonly eventSourceName: string;
  /** The name of the event in the EventSource. A name that does not exist is not noticed. */
  readonly eventName: string;
  /** What the event must be like. Absent: any. */
  readonly filters?: EventDependencyFilter;
  /**
   * Whether all kinds of filters must let an event through, or one. With `or`, a filter that errs still rejects the
   * event, and so does `filters: {}`.
   *
   * @default "and"
   */
  readonly filtersLogicalOperator?: LogicalOperator;
  /** What to make of the event's data before anything else looks at it. */
  readonly transform?: EventDependencyTransformer;
}

/**
 * What an event must be like.
 *
 * They are looked at in the order exprs, data, context, time, script. The script runs in any case, and its failure
 * rejects the event in any case. An event that is rejected leaves no trace but a log line at level debug.
 */
export interface EventDependencyFilter {
  /** Expressions over values of the data. */
  readonly exprs?: readonly ExprFilter[];
  /**
   * Whether all of `exprs` must be true, or one.
   *
   * @default "and"
   */
  readonly exprLogicalOperator?: LogicalOperator;
  /** Comparisons of single values of the data. */
  readonly data?: readonly DataFilter[];
  /**
   * Whether all of `data` must hold, or one. With `or`, the first that holds decides.
   *
   * @default "and"
   */
  readonly dataLogicalOperator?: LogicalOperator;
  /** What the event's attributes must be; only type, source, subject and datacontenttype are compared. */
  readonly context?: EventContext;
  /** The time of day at which the event must have been made. */
  readonly time?: TimeFilter;
  /**
   * A Lua script that must return true. The data are in the global `event`; they must be a JSON object. Nulls are
   * missing there, as are lists within lists.
   */
  readonly script?: string;
}

/** An expression over values of an event's data. */
export interface ExprFilter {
  /**
   * The expression, such as `status == "failed" && retries > 3`. It must be exactly true. Numbers are floating-point; a
   * text that looks like a date counts as seconds since 1970 if it is written in the expression.
   */
  readonly expr: string;
  /**
   * The values that the expression uses. A path that does not exist rejects the event. Without fields the expression is
   * not even looked at.
   */
  readonly fields: readonly PayloadField[];
}

/** Gives a value of an event's data a name. */
export interface PayloadField {
  /** The name in the expression. One with a dash must be written in brackets there: `[a-b]`. */
  readonly name: string;
  /** Where the value is: a path with dots, such as `body.action`. */
  readonly path: string;
}

/** A comparison of one value of an event's data. */
export interface DataFilter {
  /**
   * Where the value is: a path with dots, such as `body.action` or `body.commits.0.id`. It must exist, or the event is
   * rejected.
   */
  readonly path: string;
  /**
   * How to compare. Texts are compared by regular expression, numbers as floating-point; of a boolean only equality is
   * looked at.
   */
  readonly type: 'bool' | 'number' | 'string';
  /**
   * What to compare with, as texts; one that matches is enough, also for `!=`, which is then nearly always true. For
   * `string` a regular expression that is not anchored: `main` also matches `maintenance`; write `^main$`.
   */
  readonly value: readonly string[];
  /**
   * How the value found must relate to `value`. Texts know `=` and `!=` only.
   *
   * @default "="
   */
  readonly comparator?: '>=' | '>' | '=' | '!=' | '<' | '<=' | '';
  /**
   * A Go template over the value found, in `.Input`, with sprig's functions; its result is compared instead, as text.
   */
  readonly template?: string;
}

/** A time of day, taken from the event's own time. There is no day of the week. */
export interface TimeFilter {
  /** Begin, as `HH:MM:SS`. */
  readonly start: string;
  /** End, as `HH:MM:SS`, not included. Earlier than `start`: on the next day. It must differ from `start`. */
  readonly stop: string;
  /**
   * The IANA zone of both, such as `Europe/Oslo`.
   *
   * @default "UTC"
   */
  readonly timezone?: string;
}

/** Makes other data of an event's data. Upstream runs `jq` and ignores `script` when both are set. */
export interface EventDependencyTransformer {
  /** A jq program. Its first result replaces the data and must be an object. */
  readonly jq?: string;
  /** A Lua script that returns a table, which replaces the data. The data are in the global `event`. */
  readonly script?: string;
}
