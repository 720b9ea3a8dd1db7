import { argumentCount } from '../../argument-count';
import { GoObject, type GoValue, isSlice, sliceItems } from '../../go/value';
import { accept, parameterNames } from '../../template/arguments';
import type { ParameterKind, Surroundings, TemplateFunction } from '../../template/function';
import { failure, typeText } from '../failure';

/** How Go writes the types of parameters. */
const goNames: Readonly<Record<ParameterKind, string>> = {
  any: 'interface {}',
  value: 'interface {}',
  string: 'string',
  int: 'int',
  uint32: 'uint32',
  duration: 'time.Duration',
  float64: 'float64',
  bool: 'bool',
  map: 'map[string]interface {}',
  list: '[]interface {}',
  time: 'time.Time',
  version: '*semver.Version',
  certificate: 'sprig.certificate',
};

/** An element of a list takes as much memory as so many characters. */
const elementSize = 8;

/** A function that an expression can call by a name of the payload, or a method of a value. */
export class FunctionValue extends GoObject {
  readonly kind = 'func';
  readonly type: string;
  readonly #called: TemplateFunction;
  readonly #receiver: GoObject | undefined;

  /** @param result the type of the result as Go writes it */
  constructor(called: TemplateFunction, result = 'interface {}', receiver?: GoObject) {
    super();
    const parameters = called.parameters.map((kind) => goNames[kind]);
    if (called.variadic) parameters.push(`...${goNames[called.variadic]}`);
    this.type = `func(${parameters.join(', ')}) ${result}`;
    this.#called = called;
    this.#receiver = receiver;
  }

  /**
   * Calls the function. Go converts nothing: an int is no float64, and nil is none but any.
   * @throws EventloomError `program-failed` when an argument does not fit, or the function fails
   */
  call(args: readonly GoValue[], surroundings: Surroundings): GoValue {
    const { parameters, variadic, needsSurroundings } = this.#called;
    if (args.length < parameters.length || (args.length > parameters.length && variadic === undefined)) {
      const most = variadic === undefined ? parameters.length : Number.POSITIVE_INFINITY;
      throw failure(`the function takes ${argumentCount(parameters.length, most)}, got ${args.length}`);
    }
    const { budget } = surroundings;
    budget.call();
    const given: unknown[] = needsSurroundings ? [surroundings] : [];
    if (this.#receiver) given.push(this.#receiver);
    for (const [index, arg] of args.entries()) {
      budget.read(sizeOf(arg));
      given.push(accepted(arg, parameters[index] ?? variadic ?? 'any', index));
    }
    const result = this.#called.run(...given) ?? null;
    budget.make(sizeOf(result));
    return result;
  }
}

function accepted(value: GoValue, kind: ParameterKind, index: number): GoValue {
  const taken = accept(value, kind);
  if (taken !== undefined) return taken;
  throw failure(`argument ${index + 1} has to be ${parameterNames[kind]}, not ${typeText(value)}`);
}

function sizeOf(value: GoValue): number {
  if (typeof value === 'string') return value.length;
  return isSlice(value) ? sliceItems(value).length * elementSize : 0;
}
