import { Condition, type DependencyOptions, Expr, type ICondition, Match, Script, TimeWindow } from '../../constructs';
import type { DataFilter, EventDependency } from '../../src/model/sensor';
import { type Dependencies, Unsaid } from './values';

/** What {@link Sensor.on} is told about a dependency. */
export function dependencyOptions(dependency: EventDependency): DependencyOptions<unknown, { [path: string]: Match }> {
  const { filters = {}, filtersLogicalOperator, transform } = dependency;
  const { data = [], dataLogicalOperator, exprs = [], exprLogicalOperator, context, time, script } = filters;
  const paths = data.map(({ path }) => path);
  const twice = paths.find((path, at) => paths.indexOf(path) !== at);
  if (twice !== undefined)
    throw new Unsaid(`two data filters look at '${twice}', and where has one Match per path; use an Expr`);
  const any = [
    ...(dataLogicalOperator === 'or' ? (['where'] as const) : []),
    ...(exprLogicalOperator === 'or' ? (['expressions'] as const) : []),
    ...(filtersLogicalOperator === 'or' ? (['filters'] as const) : []),
  ];
  return {
    where: Object.fromEntries(data.map((filter) => [filter.path, matchOf(filter)])),
    expressions: exprs.map(({ expr, fields }) =>
      Expr.of(expr, Object.fromEntries(fields.map(({ name, path }) => [name, path]))),
    ),
    ...(script ? { script: Script.lua(script) } : {}),
    ...(time
      ? { time: TimeWindow.between(time.start, time.stop, time.timezone ? { timezone: time.timezone } : {}) }
      : {}),
    ...(context ? { context } : {}),
    any,
    ...(transform?.jq ? { transform: { jq: transform.jq } } : {}),
    ...(transform?.script ? { transform: { script: Script.lua(transform.script) } } : {}),
  };
}

function matchOf({ path, type, value, comparator = '=', template }: DataFilter): Match {
  if (template)
    throw new Unsaid(`the data filter on '${path}' has a template, which Match cannot say; use an Expr or a Script`);
  if (type === 'bool') return Match.equals(value[0] === 'true');
  return type === 'number' ? numberMatch(value.map(Number), comparator) : textMatch(value, comparator);
}

function textMatch(values: readonly string[], comparator: string): Match {
  const [first = ''] = values;
  if (comparator !== '!=')
    return values.length === 1 ? Match.pattern(first) : Match.pattern(`(?:${values.join(')|(?:')})`);
  if (values.length > 1) throw new Unsaid('!= with several values lets nearly everything pass');
  if (/[\\.+*?()|[\]{}^$]/.test(first))
    throw new Unsaid(`!= compares with the pattern '${first}', and Match.notEquals with a text`);
  return Match.notEquals(first);
}

function numberMatch(values: readonly number[], comparator: string): Match {
  const [first = Number.NaN] = values;
  if (values.length > 1) {
    if (comparator === '=' || comparator === '') return Match.anyOf(...values);
    throw new Unsaid(`${comparator} with several numbers`);
  }
  const make: { readonly [comparator: string]: ((value: number) => Match) | undefined } = {
    '>': Match.greaterThan,
    '>=': Match.atLeast,
    '<': Match.lessThan,
    '<=': Match.atMost,
    '!=': Match.notEquals,
  };
  return (make[comparator] ?? Match.equals)(first);
}

/** Upstream's `conditions` as objects. */
export function conditionOf(text: string, known: Dependencies): ICondition {
  const words = text.match(/&&|\|\||[()]|[\w-]+/g) ?? [];
  let at = 0;
  const alternatives = (): ICondition => {
    const parts = [all()];
    while (words[at] === '||' && ++at) parts.push(all());
    return parts.length > 1 ? Condition.anyOf(...parts) : (parts[0] as ICondition);
  };
  const all = (): ICondition => {
    const parts = [one()];
    while (words[at] === '&&' && ++at) parts.push(one());
    return parts.length > 1 ? Condition.allOf(...parts) : (parts[0] as ICondition);
  };
  const one = (): ICondition => {
    const word = words[at++] ?? '';
    if (word === '(') {
      const inner = alternatives();
      at++;
      return inner;
    }
    const dependency = known.get(word);
    if (!dependency) throw new Unsaid(`the condition '${text}' names '${word}', which is no dependency`);
    return dependency;
  };
  return alternatives();
}
