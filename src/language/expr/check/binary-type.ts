import type { Known, StaticType } from './type';
import {
  isAny,
  isAssignable,
  isBool,
  isDuration,
  isInteger,
  isList,
  isMap,
  isNumber,
  isString,
  isTime,
  listOf,
  nameOf,
  types,
} from './type';

type Test = (type: Known) => boolean;

/** The operands of an operator: their types, and what is known of the elements of a list on the right. */
export interface OperandTypes {
  readonly left: Known;
  readonly right: Known;
  readonly rightElement: Known;
}

/** The type of `left operator right`; a text tells why it has none, undefined that the types do not suit. */
export function binaryType(operator: string, operands: OperandTypes): StaticType | string | undefined {
  return rules.get(operator)?.(operands);
}

/** The type of `left ?? right`. */
export function coalesceType(left: Known, right: Known): Known {
  if (left === undefined) return right;
  return right === undefined || isAssignable(right, left) ? left : types.any;
}

type Rule = (operands: OperandTypes) => StaticType | string | undefined;

/** Whether one side is unknown, and the other one too or of a suitable type. */
function mayBe({ left, right }: OperandTypes, ...tests: Test[]): boolean {
  const suits = (type: Known): boolean => isAny(type) || tests.some((test) => test(type));
  return (isAny(left) && suits(right)) || (isAny(right) && suits(left));
}

const both = ({ left, right }: OperandTypes, test: Test): boolean => test(left) && test(right);

function comparable(left: Known, right: Known): boolean {
  if (left === undefined || right === undefined || left.kind === right.kind) return true;
  return (isNumber(left) && isNumber(right)) || isAny(left) || isAny(right);
}

/** An operator for operands of one sort. */
function ruleFor(test: Test, result: StaticType): Rule {
  return (operands) => (both(operands, test) || mayBe(operands, test) ? result : undefined);
}

const equality: Rule = ({ left, right }) => (comparable(left, right) ? types.bool : undefined);

const order: Rule = (operands) =>
  [isNumber, isString, isTime].some((test) => both(operands, test)) || mayBe(operands, isNumber, isString, isTime)
    ? types.bool
    : undefined;

function combined(left: Known, right: Known): StaticType {
  if (left?.kind === right?.kind) return left ?? types.any;
  return left?.kind === 'float64' || right?.kind === 'float64' ? types.float64 : types.int;
}

const sum: Rule = (operands) => {
  const { left, right } = operands;
  if (both(operands, isNumber)) return combined(left, right);
  if (both(operands, isString)) return types.string;
  if ((isTime(left) && isDuration(right)) || (isDuration(left) && isTime(right))) return types.time;
  return mayBe(operands, isNumber, isString, isTime, isDuration) ? types.any : undefined;
};

const difference: Rule = (operands) => {
  const { left, right } = operands;
  if (both(operands, isNumber)) return combined(left, right);
  if (both(operands, isTime)) return types.duration;
  if (isTime(left) && isDuration(right)) return types.time;
  return mayBe(operands, isNumber, isTime) ? types.any : undefined;
};

/** An operator whose result has the type of its operands. */
function arithmetic(test: Test): Rule {
  return (operands) => {
    if (both(operands, test)) return combined(operands.left, operands.right);
    return mayBe(operands, test) ? types.any : undefined;
  };
}

const membership: Rule = ({ left, right, rightElement }) => {
  if (right?.kind === 'struct' && (isString(left) || isAny(left))) return types.bool;
  if (isMap(right)) {
    const fits = left === undefined || isAny(left) || isAssignable(left, right?.key ?? types.any);
    return fits ? types.bool : `a key of ${nameOf(right)} cannot be ${nameOf(left)}`;
  }
  if (isList(right)) {
    const fits = comparable(left, right?.element) && comparable(left, rightElement);
    return left === undefined || fits
      ? types.bool
      : `${nameOf(left)} cannot be in a list of ${nameOf(rightElement ?? right?.element)}`;
  }
  return isAny(right) || (isAny(left) && isString(right)) ? types.bool : undefined;
};

const logic = ruleFor(isBool, types.bool);
const textual = ruleFor(isString, types.bool);
const quotient = ruleFor(isNumber, types.float64);

const rules: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ['==', equality],
  ['!=', equality],
  ['or', logic],
  ['||', logic],
  ['and', logic],
  ['&&', logic],
  ['<', order],
  ['>', order],
  ['<=', order],
  ['>=', order],
  ['+', sum],
  ['-', difference],
  ['*', arithmetic(isNumber)],
  ['%', arithmetic(isInteger)],
  ['/', quotient],
  ['**', quotient],
  ['^', quotient],
  ['in', membership],
  ['matches', textual],
  ['contains', textual],
  ['startsWith', textual],
  ['endsWith', textual],
  ['..', ruleFor(isInteger, listOf(types.int))],
]);
