import { EventloomError } from '../errors';
import { compileRegex } from '../language/regex';
import type { Fragment } from './fragment';
import { type Entry, type Expression, factory, isEmpty, list, literal, object } from './tree';

/** The options of a dependency: what its events must be like. What no option says is left out. */
export function dependencyOptions(dependency: Fragment): Expression {
  const filters = dependency.at('filters');
  const any = [
    ...(filters.at('dataLogicalOperator').text === 'or' ? ['where'] : []),
    ...(filters.at('exprLogicalOperator').text === 'or' ? ['expressions'] : []),
    ...(dependency.at('filtersLogicalOperator').text === 'or' ? ['filters'] : []),
  ];
  return object({
    where: whereOf(filters.at('data')),
    expressions: expressionsOf(filters.at('exprs')),
    script: filters.at('script').exists ? factory('Script', 'lua', filters.at('script').literal()) : undefined,
    time: timeOf(filters.at('time')),
    context: contextOf(filters.at('context')),
    any: any.length > 0 ? list(any.map(literal)) : undefined,
    transform: transformOf(dependency.at('transform')),
  });
}

/** The paths into the payload that options name where the types look at them. */
export function pathsOf(options: Expression): readonly string[] {
  const where = options.kind === 'object' ? options.entries.find(({ key }) => key === 'where')?.value : undefined;
  return where?.kind === 'object' ? where.entries.map(({ key }) => key) : [];
}

function whereOf(data: Fragment): Expression | undefined {
  const entries = data.items.map((filter): Entry | undefined => {
    const value = matchOf(filter);
    return value && { key: filter.at('path').text ?? '', value, comments: filter.before };
  });
  const known = entries.filter((entry) => entry !== undefined);
  const isWhole = known.length === entries.length && new Set(known.map(({ key }) => key)).size === known.length;
  return isWhole && known.length > 0 ? { kind: 'object', entries: known } : undefined;
}

function matchOf(filter: Fragment): Expression | undefined {
  const match = plainMatch(filter);
  const template = filter.at('template');
  return match && template.text ? factory('Match', 'template', template.literal(), match) : match;
}

function plainMatch(filter: Fragment): Expression | undefined {
  const values = filter.at('value').items.map(({ text }) => text ?? '');
  const comparator = filter.at('comparator').text || '=';
  const [value, ...more] = values;
  if (value === undefined) return undefined;
  if (filter.at('type').text === 'number') return numberMatch(comparator, values);
  if (filter.at('type').text === 'bool') return more.length === 0 ? truthMatch(comparator, value) : undefined;
  if (comparator === '!=') return more.length === 0 ? differentText(value) : undefined;
  if (comparator !== '=') return undefined;
  return more.length === 0 ? textMatch(value) : (exactTexts(values) ?? oneOf(values));
}

function truthMatch(comparator: string, value: string): Expression | undefined {
  return comparator === '=' && (value === 'true' || value === 'false')
    ? factory('Match', 'equals', literal(value === 'true'))
    : undefined;
}

const numberMethods: { readonly [comparator: string]: string } = {
  '=': 'equals',
  '!=': 'notEquals',
  '>': 'greaterThan',
  '>=': 'atLeast',
  '<': 'lessThan',
  '<=': 'atMost',
};

function numberMatch(comparator: string, values: readonly string[]): Expression | undefined {
  const numbers = values.map(Number);
  if (numbers.some((number, index) => !Number.isFinite(number) || values[index]?.trim() === '')) return undefined;
  const method = Object.hasOwn(numberMethods, comparator) ? numberMethods[comparator] : undefined;
  if (numbers.length > 1) return comparator === '=' ? factory('Match', 'anyOf', ...numbers.map(literal)) : undefined;
  return method === undefined ? undefined : factory('Match', method, ...numbers.map(literal));
}

function textMatch(expression: string): Expression | undefined {
  if (expression === '.*') return factory('Match', 'present');
  const [, start, body = '', end] = /^(\^?)([^]*?)(\$?)$/.exec(expression) ?? [];
  const plain = unescaped(body);
  if (plain !== undefined && plain !== '' && (start || end)) {
    const method = start && end ? 'equals' : start ? 'startsWith' : 'endsWith';
    return factory('Match', method, literal(plain));
  }
  return compiles(expression) ? factory('Match', 'pattern', literal(expression)) : undefined;
}

function differentText(expression: string): Expression | undefined {
  const [plain] = exactly([expression]) ?? [];
  return plain === undefined ? undefined : factory('Match', 'notEquals', literal(plain));
}

function exactTexts(expressions: readonly string[]): Expression | undefined {
  const plain = exactly(expressions);
  return plain && factory('Match', 'anyOf', ...plain.map(literal));
}

function oneOf(expressions: readonly string[]): Expression | undefined {
  return expressions.every(compiles) ? factory('Match', 'pattern', ...expressions.map(literal)) : undefined;
}

/** The texts that expressions like `^text$` mean. */
function exactly(expressions: readonly string[]): readonly string[] | undefined {
  const texts = expressions.map((expression) => {
    const body = /^\^([^]*)\$$/.exec(expression)?.[1];
    return body === undefined ? undefined : unescaped(body);
  });
  const known = texts.filter((text) => text !== undefined);
  return known.length === texts.length ? known : undefined;
}

/** The text that an expression without operators finds. */
function unescaped(expression: string): string | undefined {
  if (!/^(?:[^\\.+*?()|[\]{}^$]|\\[\\.+*?()|[\]{}^$])*$/.test(expression)) return undefined;
  return expression.replace(/\\([^])/g, '$1');
}

function compiles(expression: string): boolean {
  try {
    compileRegex(expression);
    return true;
  } catch (error) {
    if (error instanceof EventloomError) return false;
    throw error;
  }
}

function expressionsOf(exprs: Fragment): Expression | undefined {
  if (exprs.items.length === 0) return undefined;
  return {
    kind: 'list',
    items: exprs.items.map((filter) => {
      const fields = filter.at('fields').items.map((field) => ({
        key: field.at('name').text ?? '',
        value: field.at('path').literal(),
        comments: field.before,
      }));
      const value = factory('Expr', 'of', filter.at('expr').literal(), { kind: 'object', entries: fields });
      return { value, comments: filter.before };
    }),
  };
}

function timeOf(time: Fragment): Expression | undefined {
  if (!time.exists) return undefined;
  const zone = object({ timezone: time.at('timezone').text ? time.at('timezone').literal() : undefined });
  const window = [time.at('start').literal(), time.at('stop').literal()];
  return factory('TimeWindow', 'between', ...window, ...(isEmpty(zone) ? [] : [zone]));
}

function contextOf(context: Fragment): Expression | undefined {
  const known = ['type', 'subject', 'source', 'datacontenttype'];
  const entries = known.flatMap((key) =>
    context.at(key).text ? [{ key, value: context.at(key).literal(), comments: context.at(key).before }] : [],
  );
  return entries.length > 0 ? { kind: 'object', entries } : undefined;
}

function transformOf(transform: Fragment): Expression | undefined {
  if (transform.at('jq').exists) return object({ jq: transform.at('jq').literal() });
  const script = transform.at('script');
  return script.exists ? object({ script: factory('Script', 'lua', script.literal()) }) : undefined;
}
