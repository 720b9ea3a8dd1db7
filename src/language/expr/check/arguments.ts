import { argumentCount } from '../../argument-count';
import type { Known, Signature, StaticType } from './type';
import { isAny, isAssignable, isFloat, isInteger, nameOf } from './type';

/** Why a function cannot be called so; undefined if it can. */
export function argumentFault(name: string, signature: Signature, args: readonly Known[]): string | undefined {
  const { parameters, variadic, results } = signature;
  if (results.length > 2) return `${name} gives ${results.length} values, and one is needed`;
  if (args.length < parameters.length || (args.length > parameters.length && variadic === undefined)) {
    const most = variadic === undefined ? parameters.length : Number.POSITIVE_INFINITY;
    return `${name} takes ${argumentCount(parameters.length, most)}, got ${args.length}`;
  }
  for (const [index, type] of args.entries()) {
    const parameter = parameters[index] ?? variadic;
    if (parameter === undefined || suits(type, parameter)) continue;
    return `argument ${index + 1} of ${name} has to be ${nameOf(parameter)}, not ${nameOf(type)}`;
  }
  return undefined;
}

/** Nil and what is unknown may always turn out right; integers are taken for each other until the call. */
function suits(type: Known, parameter: StaticType): boolean {
  if (type === undefined || isAny(type) || isAssignable(type, parameter)) return true;
  return isInteger(type) && (isFloat(parameter) || (isInteger(parameter) && type.kind !== parameter.kind));
}
