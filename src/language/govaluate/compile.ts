import { EventloomError } from '../../errors';
import type { GoMap, GoValue } from '../go/value';
import type { Chain, Node } from './node';
import { parse } from './parser';
import { Work } from './work';

/** A compiled expression of the govaluate library, as `exprs` filters and conditions use it. */
export interface Expression {
  /** The names that it uses, in their order; a name that is used twice stands here twice. */
  readonly variables: readonly string[];
  /**
   * Evaluates it.
   * @throws EventloomError `program-failed` when a parameter is missing or an operand does not suit, `program-limit` when a text
   * gets too long, or there is too much to look at.
   */
  run(parameters: GoMap): GoValue;
}

/**
 * Compiles an expression.
 * @throws EventloomError `bad-program` with the position, `program-limit` when it is too long or nests too deep.
 */
export function compile(text: string): Expression {
  const { root, variables } = parse(text);
  return { variables, run: (parameters) => evaluate(root, { parameters, work: new Work() }) };
}

/** What one run needs. */
interface Run {
  readonly parameters: GoMap;
  readonly work: Work;
}

function evaluate(node: Node | undefined, run: Run): GoValue {
  switch (node?.kind) {
    case undefined:
      return null;
    case 'literal':
      return node.value;
    case 'variable':
      return parameter(node.name, run.parameters);
    case 'chain':
      return evaluateChain(node, run);
    case 'clause':
      return evaluate(node.inner, run);
    case 'prefix':
      return node.operator.apply(evaluate(node.operand, run));
    case 'accessor':
      return access(node.path, node.argument, run);
  }
}

function evaluateChain({ first, rest }: Chain, run: Run): GoValue {
  let value = evaluate(first, run);
  for (const { operator, right } of rest) {
    const shortcut = operator.shortcut?.(value);
    value = shortcut === undefined ? operator.apply(value, evaluate(right, run), run.work) : shortcut;
  }
  return value;
}

function parameter(name: string, parameters: GoMap): GoValue {
  const value = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
  if (value === undefined) throw new EventloomError('program-failed', `No parameter '${name}' found.`);
  return typeof value === 'bigint' ? Number(value) : value;
}

/** Members can be read of Go structs only, and events have none. */
function access(path: readonly string[], argument: Node | undefined, run: Run): GoValue {
  evaluate(argument, run);
  const [name = '', member = ''] = path;
  parameter(name, run.parameters);
  throw new EventloomError('program-failed', `Unable to access '${member}', '${name}' is not a struct`);
}
