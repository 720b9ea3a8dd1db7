import { EventloomError } from '../../../errors';
import { pow } from '../../go/math/exponential';
import type { GoValue } from '../../go/value';
import { int64 } from '../../go/value';
import { compileRegex } from '../../regex';
import { failure } from '../failure';
import { Argument, type Operand } from './operand';
import { Abort, ifFound, proceed, type Query, type Rest } from './step';
import type { Script } from './steps';

/** The operands of an operator in their place, each of which is computed when it is asked for. */
interface Sides {
  readonly left: Argument;
  readonly right: Argument;
}

type Operation = (of: Sides) => GoValue;

const operations: ReadonlyMap<string, Operation> = new Map<string, Operation>([
  ['||', (of) => any(of.left.truth, of.right.truth)],
  ['&&', (of) => all(of.left.truth, of.right.truth)],
  ['==', (of) => isSame(of.left, of.right)],
  ['!=', (of) => !isSame(of.left, of.right)],
  ['<=', (of) => of.left.number <= of.right.number],
  ['>=', (of) => of.left.number >= of.right.number],
  ['<', (of) => of.left.number < of.right.number],
  ['>', (of) => of.left.number > of.right.number],
  ['+', (of) => of.left.number + of.right.number],
  ['-', (of) => of.left.number - of.right.number],
  ['*', (of) => of.left.number * of.right.number],
  ['/', (of) => of.left.number / of.right.number],
  ['**', (of) => pow(of.left.number, of.right.number)],
  ['%', (of) => remainder(of.left.integer, of.right.integer)],
  ['=~', (of) => matches(of.left.text, of.right.text)],
]);

/** Both sides are looked at, whatever the first one says. */
const any = (left: boolean, right: boolean): boolean => left || right;
const all = (left: boolean, right: boolean): boolean => left && right;

function isSame(left: Argument, right: Argument): boolean {
  const [a, b] = [left.numberIfAny, right.numberIfAny];
  return a !== undefined && b !== undefined ? a === b : left.text === right.text;
}

function remainder(left: bigint, right: bigint): GoValue {
  if (right === 0n) throw new Abort('an integer is divided by zero in a JSON path');
  return int64(left % right);
}

const unquoted = (text: string): string => (/^'[^]*'$/.test(text) ? text.slice(1, -1) : text);

function matches(text: string, pattern: string): boolean {
  try {
    return compileRegex(unquoted(pattern)).test(unquoted(text));
  } catch (error) {
    const isBadPattern = error instanceof EventloomError && error.code === 'bad-program';
    throw isBadPattern ? failure(error.message, { cause: error }) : error;
  }
}

/** The operator between two operands; undefined if there is none of that name. */
export function operation(operator: string, left: Operand, right: Operand): Script | undefined {
  if (operator === 'in' || operator === 'not in') return membership(left, right, operator === 'in');
  const operate = operations.get(operator);
  return (
    operate && {
      evaluate: (query, current) => {
        query.budget.call();
        return operate({
          get left() {
            return new Argument(left, query, current);
          },
          get right() {
            return new Argument(right, query, current);
          },
        });
      },
    }
  );
}

/** `!operand`. */
export function negation(operand: Operand): Script {
  return { evaluate: (query, current) => !new Argument(operand, query, current).truth };
}

/** Numbers are found among numbers, and texts without quotes among texts. A path that leads nowhere is in no list. */
function membership(left: Operand, right: Operand, wanted: boolean): Script {
  return {
    evaluate: (query, current) => {
      const needle = ifFound(() => needleOf(new Argument(left, query, current)));
      const { elements } = new Argument(right, query, current);
      query.budget.step(elements.length);
      return (needle !== undefined && elements.includes(needle)) === wanted;
    },
  };
}

const needleOf = (argument: Argument): GoValue => argument.numberIfAny ?? argument.text;

/** A path in a script: a text that it finds is put into quotes. */
export function pathScript(path: Rest | undefined): Script {
  return {
    evaluate: (query: Query, current: GoValue) => {
      const value = proceed(query, current, path);
      return typeof value === 'string' && !/^'[^]*'$/.test(value) ? `'${value}'` : value;
    },
  };
}

/** What a script without operators stands for. */
export function bareScript(script: string): Script {
  return {
    evaluate: (query, current) => {
      if (script === '') throw failure('a script of a JSON path is empty');
      if (script === 'nil' || script === 'null') return null;
      const argument = new Argument({ value: script }, query, current);
      return argument.numberIfAny ?? ifFound(() => argument.truth) ?? script;
    },
  };
}
