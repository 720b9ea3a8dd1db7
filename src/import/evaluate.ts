import { EventloomError } from '../errors';
import type { Expression, Statement } from './tree';

/** The names that an expression may use: what packages export, the chart as `this`, and constants. */
export type Scope = Map<string, unknown>;

/** Does what statements say. */
export function run(statements: readonly Statement[], scope: Scope): void {
  for (const { variable, value } of statements) {
    if (value === undefined) continue;
    const result = evaluate(value, scope);
    if (variable === undefined) continue;
    if (scope.has(variable)) throw new EventloomError('bad-value', `'${variable}' is declared twice`);
    scope.set(variable, result);
  }
}

/** The value of an expression. Whatever a construct throws comes through. */
export function evaluate(expression: Expression, scope: Scope): unknown {
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'object':
      return objectOf(expression, scope);
    case 'list':
      return expression.items.map(({ value }) => evaluate(value, scope));
    case 'name':
      return named(expression.name, scope);
    case 'member':
      return memberOf(evaluate(expression.of, scope), expression.name);
    case 'call':
      return called(expression, scope);
    case 'template':
      return expression.parts.map((part) => (typeof part === 'string' ? part : String(evaluate(part, scope)))).join('');
    case 'arrow':
      return () => evaluate(expression.result, scope);
    case 'untyped-event':
      return evaluate(expression.event, scope);
  }
}

function objectOf({ entries }: Extract<Expression, { kind: 'object' }>, scope: Scope): object {
  return Object.fromEntries(entries.map(({ key, value }) => [key, evaluate(value, scope)]));
}

function named(name: string, scope: Scope): unknown {
  if (name === 'undefined') return undefined;
  if (scope.has(name)) return scope.get(name);
  throw new EventloomError('bad-reference', `there is no '${name}'`);
}

function memberOf(of: unknown, name: string): unknown {
  if ((typeof of === 'object' && of !== null) || typeof of === 'function') return Reflect.get(of, name);
  throw new EventloomError('bad-reference', `there is nothing that has a '${name}'`);
}

function called({ callee, args, isNew }: Extract<Expression, { kind: 'call' }>, scope: Scope): unknown {
  const owner = callee.kind === 'member' ? evaluate(callee.of, scope) : undefined;
  const target = callee.kind === 'member' ? memberOf(owner, callee.name) : evaluate(callee, scope);
  if (typeof target !== 'function') throw new EventloomError('bad-reference', 'what is called is no function');
  const values = args.map((argument) => evaluate(argument, scope));
  const result: unknown = isNew ? Reflect.construct(target, values) : Reflect.apply(target, owner, values);
  return result;
}
