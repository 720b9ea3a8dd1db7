import { EventloomError } from '../src/errors';
import type { compileRegex } from '../src/language/regex';
import type { DataFilter } from '../src/model/sensor';

/** What a field of an event must be like: one entry of upstream's `filters.data`, without its path. */
export class Match {
  /** The field is exactly this. Texts are compared whole, although upstream searches for an expression anywhere in the text. */
  static equals(value: string | number | boolean): Match {
    if (typeof value === 'string') return Match.text('=', `^${escaped(value)}$`);
    return typeof value === 'number' ? Match.number('=', value) : new Match({ type: 'bool', value: [String(value)] });
  }

  /** The field is a text, and not this one. */
  static notEquals(value: string | number): Match {
    return typeof value === 'number' ? Match.number('!=', value) : Match.text('!=', `^${escaped(value)}$`);
  }

  /**
   * The field is exactly one of these.
   * @throws EventloomError `bad-value` without any value.
   */
  static anyOf(...values: readonly (string | number)[]): Match {
    const texts = values.filter((value) => typeof value === 'string');
    if (values.length === 0) throw new EventloomError('bad-value', 'Match.anyOf needs at least one value');
    if (texts.length === values.length) {
      return new Match({ type: 'string', comparator: '=', value: texts.map((text) => `^${escaped(text)}$`) });
    }
    if (texts.length > 0) {
      throw new EventloomError('bad-value', `Match.anyOf takes texts or numbers, not both: ${JSON.stringify(values)}`);
    }
    return new Match({ type: 'number', comparator: '=', value: values.map(String) });
  }

  /**
   * The field is a text, and none of these. One expression, because upstream lets an event pass that differs from *any* value of a list.
   * @throws EventloomError `bad-value` without any value.
   */
  static noneOf(...values: readonly string[]): Match {
    if (values.length === 0) throw new EventloomError('bad-value', 'Match.noneOf needs at least one value');
    return Match.text('!=', `^(?:${values.map(escaped).join('|')})$`);
  }

  /** The field is a text that begins with this: `Match.startsWith('refs/tags/')`. */
  static startsWith(prefix: string): Match {
    return Match.text('=', `^${escaped(prefix)}`);
  }

  /** The field is a text that ends with this. */
  static endsWith(suffix: string): Match {
    return Match.text('=', `${escaped(suffix)}$`);
  }

  /**
   * The field is a text in which one of these regular expressions (RE2) is found, anywhere unless it says `^` and `$`.
   * @throws EventloomError `bad-program` when an expression does not compile in Go, as one with a look-ahead; `bad-value` without any.
   */
  static pattern(...expressions: readonly (string | RegExp)[]): Match {
    if (expressions.length === 0) throw new EventloomError('bad-value', 'Match.pattern needs at least one expression');
    const texts = expressions.map((expression) => (typeof expression === 'string' ? expression : goSource(expression)));
    for (const text of texts) compiler()(text);
    return new Match({ type: 'string', comparator: '=', value: texts });
  }

  /** The field is a number greater than this. */
  static greaterThan(value: number): Match {
    return Match.number('>', value);
  }

  /** The field is a number, this or greater. */
  static atLeast(value: number): Match {
    return Match.number('>=', value);
  }

  /** The field is a number less than this. */
  static lessThan(value: number): Match {
    return Match.number('<', value);
  }

  /** The field is a number, this or less. */
  static atMost(value: number): Match {
    return Match.number('<=', value);
  }

  /** The field is there, whatever it holds; null counts as there. */
  static present(): Match {
    return Match.text('=', '.*');
  }

  /**
   * The field is like this after a Go template has made something of it; the template calls it `.Input`, and may use sprig's functions:
   * `Match.template('{{ .Input | lower }}', Match.equals('main'))`. When nothing comes out the event does not pass. Upstream's `template`.
   * @throws EventloomError `bad-program` when the template does not compile.
   */
  static template(template: string, match: Match): Match {
    (require('../src/language/template/template') as typeof import('../src/language/template/template')).compile(
      template,
    );
    return new Match({ ...match.filter, template });
  }

  private static text(comparator: '=' | '!=', expression: string): Match {
    return new Match({ type: 'string', comparator, value: [expression] });
  }

  private static number(comparator: NonNullable<DataFilter['comparator']>, value: number): Match {
    if (!Number.isFinite(value)) {
      throw new EventloomError('bad-value', `a payload holds no number like ${value}; give a finite one`);
    }
    return new Match({ type: 'number', comparator, value: [String(value)] });
  }

  private constructor(private readonly filter: Omit<DataFilter, 'path'>) {}

  /** The filter on one field, as upstream writes it. */
  toFilter(path: string): DataFilter {
    return { path, ...this.filter };
  }
}

function escaped(text: string): string {
  return text.replace(/[\\.+*?()|[\]{}^$]/g, '\\$&');
}

/** A JavaScript expression in Go's notation: flags go in front. */
function goSource(expression: RegExp): string {
  const flags = expression.flags.replace(/[gu]/g, '');
  if (!/^[ims]*$/.test(flags)) {
    throw new EventloomError(
      'bad-value',
      `the flags '${expression.flags}' of ${expression} do not exist in Go; use i, m and s`,
    );
  }
  return flags ? `(?${flags})${expression.source}` : expression.source;
}

/** Loaded when the first expression is written, so that importing constructs does not load a regular expression engine. */
function compiler(): typeof compileRegex {
  return (require('../src/language/regex') as { compileRegex: typeof compileRegex }).compileRegex;
}
