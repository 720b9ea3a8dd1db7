import { parse } from '../syntax/parser';
import type { Expression, FunctionBody, Statement } from '../syntax/tree';
import { compileAssignment, compileDefinition, compileLocal } from './assignment';
import { compileGoto, compileIf, compileLabel, compileReturn } from './branch';
import { FunctionBuilder, type Translator } from './builder';
import { compileCall } from './call';
import { anywhere, type Destination, noResults, registerFor } from './destination';
import { compileBody, compileConstant, compileFunction, compileIndex, compileVarargs } from './function';
import { Op, type Prototype } from './instruction';
import { compileLogical } from './logical';
import { compileBreak, compileGenericFor, compileNumericFor, compileRepeat, compileWhile } from './loops';
import { compileArithmetic, compileComparison, compileConcat, compileUnary } from './operators';
import { compileTable } from './table';

/**
 * Compiles a script to the function that it is.
 *
 * @param text bytes.
 * @param source the name of the script in messages.
 * @throws SyntaxFault
 */
export function compileScript(text: string, source: string): Prototype {
  const body = parse(text, source);
  const last = body.at(-1);
  const lastLine = last ? (last.lastLine || last.line) + 1 : 0;
  const main: FunctionBody = { kind: 'function', parameters: [], varargs: true, body, line: 0, lastLine };
  const builder = new FunctionBuilder(source, translator);
  return { ...compileBody(builder, main, anywhere()), captures: [] };
}

type Expressions = {
  [Kind in Expression['kind']]: (
    fn: FunctionBuilder,
    register: number,
    node: Extract<Expression, { kind: Kind }>,
    to: Destination,
  ) => number | void;
};

type Statements = {
  [Kind in Statement['kind']]: (fn: FunctionBuilder, node: Extract<Statement, { kind: Kind }>, isLast: boolean) => void;
};

const constant = (fn: FunctionBuilder, register: number, node: Expression, to: Destination): void =>
  compileConstant(fn, registerFor(to, register), node);

const expressions: Expressions = {
  nil: constant,
  true: constant,
  false: constant,
  number: constant,
  string: constant,
  varargs: compileVarargs,
  name: compileName,
  index: compileIndex,
  call: compileCall,
  table: (fn, register, node, to) => {
    compileTable(fn, register, node, to);
    return 1;
  },
  logical: compileLogical,
  comparison: compileComparison,
  concat: compileConcat,
  arithmetic: compileArithmetic,
  unary: compileUnary,
  function: compileFunction,
};

const statements: Statements = {
  assignment: compileAssignment,
  local: compileLocal,
  callStatement: (fn, { call }) => {
    compileCall(fn, fn.top, call, anywhere(noResults));
  },
  block: (fn, { body, lastLine }) => {
    fn.enter(undefined, lastLine);
    fn.statements(body);
    fn.leave();
  },
  while: compileWhile,
  repeat: compileRepeat,
  if: compileIf,
  numericFor: compileNumericFor,
  genericFor: compileGenericFor,
  definition: compileDefinition,
  return: compileReturn,
  break: compileBreak,
  label: compileLabel,
  goto: compileGoto,
};

const translator: Translator = {
  expression: (fn, register, node, to) => {
    const compile = expressions[node.kind] as (
      fn: FunctionBuilder,
      register: number,
      node: Expression,
      to: Destination,
    ) => number | void;
    // Most expressions take one register, or none if their value goes to a local variable below.
    return compile(fn, register, node, to) ?? (registerFor(to, register) < register ? 0 : 1);
  },
  statement: (fn, node, isLast) => {
    const compile = statements[node.kind] as (fn: FunctionBuilder, node: Statement, isLast: boolean) => void;
    compile(fn, node, isLast);
  },
};

function compileName(
  fn: FunctionBuilder,
  register: number,
  { name, line }: Extract<Expression, { kind: 'name' }>,
  to: Destination,
): void {
  const target = registerFor(to, register);
  const local = fn.findLocal(name);
  if (local) fn.code.add(line, Op.move, target, local.register);
  else if (fn.kindOf(name) === 'upvalue') fn.code.add(line, Op.getUpvalue, target, fn.upvalues.addOnce(name));
  else fn.code.add(line, Op.getGlobal, target, fn.constant(name));
}
