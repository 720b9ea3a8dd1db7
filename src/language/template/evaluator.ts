import { EventloomError } from '../../errors';
import { argumentCount } from '../argument-count';
import type { GoValue } from '../go/value';
import { GoObject, GoStruct, isMap, isSlice, mapGet, sliceItems, typeName } from '../go/value';
import { accept, isNilable, literal, parameterNames } from './arguments';
import type { FunctionTable, ParameterKind, Surroundings, TemplateFunction } from './function';
import { findMethod } from './methods';
import type { ChainNode, CommandNode, FieldNode, Operand, PipeNode, VariableNode } from './nodes';
import { templateError } from './position';
import { isTrue } from './truth';

/** A value, or undefined where nothing is: a key that a map does not have. Nil itself is null. */
export type Found = GoValue | undefined;

/** Stands for "no value comes from the command before": only the first command of a pipeline gets it. */
const nothing = Symbol('nothing');

type Piped = Found | typeof nothing;

interface Variable {
  readonly name: string;
  value: Found;
}

/** Evaluates pipelines. One evaluator serves one body: a called template gets a new one, and sees no outer variables. */
export class Evaluator {
  readonly #text: string;
  readonly #functions: FunctionTable;
  readonly #surroundings: Surroundings;
  readonly #variables: Variable[];

  constructor(text: string, functions: FunctionTable, surroundings: Surroundings, dot: Found) {
    this.#text = text;
    this.#functions = functions;
    this.#surroundings = surroundings;
    this.#variables = [{ name: '$', value: dot }];
  }

  /** How many variables there are; give it to {@link release} to forget those declared since. */
  mark(): number {
    return this.#variables.length;
  }

  /** Forgets the variables declared since the mark. */
  release(mark: number): void {
    this.#variables.length = mark;
  }

  /** Sets the variable that was declared as the last, or the one before it. */
  setDeclared(fromTop: 1 | 2, value: Found): void {
    const variable = this.#variables[this.#variables.length - fromTop];
    if (variable !== undefined) variable.value = value;
  }

  /** Sets an existing variable. */
  assign(name: string, value: Found, offset: number): void {
    this.#variable(name, offset).value = value;
  }

  /** The error for a fault at run time. */
  failAt(offset: number, message: string): EventloomError {
    return templateError(this.#text, offset, message, 'program-failed');
  }

  /** The value of a pipeline; its variables are declared or set. */
  pipeline(dot: Found, pipe: PipeNode): Found {
    let value: Piped = nothing;
    for (const command of pipe.commands) {
      // Nil that comes out of a container is the same as nothing from here on.
      value = this.#command(dot, command, value) ?? undefined;
    }
    const result = value === nothing ? undefined : value;
    for (const name of pipe.variables) {
      if (pipe.assigns) this.assign(name, result, pipe.offset);
      else this.#variables.push({ name, value: result });
    }
    return result;
  }

  #variable(name: string, offset: number): Variable {
    for (let at = this.#variables.length - 1; at >= 0; at--) {
      const variable = this.#variables[at];
      if (variable?.name === name) return variable;
    }
    throw this.failAt(offset, `variable ${name} is not declared`);
  }

  #command(dot: Found, command: CommandNode, piped: Piped): Found {
    this.#surroundings.budget.step();
    const { first, rest } = command;
    switch (first.kind) {
      case 'field':
        return this.#fields(dot, dot, first, rest, piped);
      case 'function':
        return this.#function(dot, first.name, first.offset, rest, piped);
      case 'variable':
        return this.#variableFields(dot, first, rest, piped);
      case 'chain':
        return this.#chain(dot, first, rest, piped);
      default:
        if (rest.length > 0 || piped !== nothing) {
          throw this.failAt(first.offset, 'only a function takes arguments');
        }
        return this.#simpleValue(dot, first);
    }
  }

  #simpleValue(dot: Found, operand: Exclude<Operand, FieldNode | VariableNode | ChainNode>): Found {
    switch (operand.kind) {
      case 'pipe':
        return this.pipeline(dot, operand);
      case 'dot':
        return dot;
      case 'bool':
      case 'string':
        return operand.value;
      case 'number':
        if (operand.constant === undefined) throw this.failAt(operand.offset, `${operand.text} overflows int`);
        return operand.constant;
      case 'nil':
        throw this.failAt(operand.offset, 'nil cannot stand alone');
      default:
        return this.#function(dot, operand.name, operand.offset, [], nothing);
    }
  }

  #variableFields(dot: Found, node: VariableNode, rest: readonly Operand[], piped: Piped): Found {
    const { value } = this.#variable(node.variable, node.offset);
    if (node.names.length > 0) return this.#fields(dot, value, node, rest, piped);
    if (rest.length > 0 || piped !== nothing) throw this.failAt(node.offset, `${node.variable} takes no arguments`);
    return value;
  }

  #chain(dot: Found, node: ChainNode, rest: readonly Operand[], piped: Piped): Found {
    return this.#fields(dot, this.#argumentValue(dot, node.base), node, rest, piped);
  }

  /** `.a.b.c` of a value; only the last name may be a method with arguments. */
  #fields(
    dot: Found,
    start: Found,
    node: FieldNode | VariableNode | ChainNode,
    rest: readonly Operand[],
    piped: Piped,
  ): Found {
    let receiver = start;
    const last = node.names.length - 1;
    for (let at = 0; at < last; at++) receiver = this.#field(dot, receiver, node, at, [], nothing);
    return this.#field(dot, receiver, node, last, rest, piped);
  }

  #field(
    dot: Found,
    receiver: Found,
    node: FieldNode | VariableNode | ChainNode,
    at: number,
    rest: readonly Operand[],
    piped: Piped,
  ): Found {
    if (receiver === undefined) return undefined;
    const name = node.names[at] ?? '';
    if (receiver === null) throw this.failAt(node.offset, `there is no ${name} in nil`);
    if (receiver instanceof GoObject) {
      const method = findMethod(receiver, name);
      if (method !== undefined) return this.#call(dot, method, name, node.offset, rest, piped, [receiver]);
    }
    if (isMap(receiver)) {
      this.#refuseArguments(name, node.offset, rest, piped);
      return mapGet(receiver, name);
    }
    if (receiver instanceof GoStruct && isExported(name) && receiver.fields.has(name)) {
      this.#refuseArguments(name, node.offset, rest, piped);
      return receiver.fields.get(name);
    }
    throw this.failAt(node.offset, `there is no ${name} in a value of type ${typeName(receiver)}`);
  }

  #refuseArguments(name: string, offset: number, rest: readonly Operand[], piped: Piped): void {
    if (rest.length > 0 || piped !== nothing)
      throw this.failAt(offset, `${name} is no function and takes no arguments`);
  }

  #function(dot: Found, name: string, offset: number, rest: readonly Operand[], piped: Piped): Found {
    const called = Object.hasOwn(this.#functions, name) ? this.#functions[name] : undefined;
    if (called === undefined) throw this.failAt(offset, `there is no function ${name}`);
    return this.#call(dot, called, name, offset, rest, piped, []);
  }

  #call(
    dot: Found,
    called: TemplateFunction,
    name: string,
    offset: number,
    rest: readonly Operand[],
    piped: Piped,
    receiver: readonly GoValue[],
  ): Found {
    this.#checkCount(called, name, offset, rest.length + (piped === nothing ? 0 : 1));
    if (called.shortCircuit !== undefined) return this.#shortCircuit(dot, called.shortCircuit, rest, piped);
    const args: Found[] = rest.map((operand, index) => this.#argument(dot, parameterAt(called, index), operand));
    if (piped !== nothing) args.push(this.#accepted(piped, parameterAt(called, rest.length), offset));
    this.#surroundings.budget.call();
    for (const argument of args) this.#surroundings.budget.read(sizeOf(argument));
    try {
      const result = invoke(called, this.#surroundings, receiver, args);
      this.#surroundings.budget.make(sizeOf(result));
      return result;
    } catch (error) {
      throw this.#positioned(error, name, offset);
    }
  }

  #positioned(error: unknown, name: string, offset: number): unknown {
    if (!(error instanceof EventloomError)) return error;
    return templateError(this.#text, offset, `${name}: ${error.message}`, error.code, { cause: error });
  }

  #checkCount(called: TemplateFunction, name: string, offset: number, count: number): void {
    const wanted = called.parameters.length;
    if (count === wanted || (called.variadic !== undefined && count > wanted)) return;
    const most = called.variadic === undefined ? wanted : Number.POSITIVE_INFINITY;
    throw this.failAt(offset, `${name} takes ${argumentCount(wanted, most)}, got ${count}`);
  }

  /** `and` and `or` evaluate no further argument once the answer is known. */
  #shortCircuit(dot: Found, kind: 'and' | 'or', rest: readonly Operand[], piped: Piped): Found {
    let value: Found;
    for (const operand of rest) {
      value = this.#argument(dot, 'value', operand);
      if (isTrue(value) === (kind === 'or')) return value;
    }
    return piped === nothing ? value : piped;
  }

  #argument(dot: Found, kind: ParameterKind, operand: Operand): Found {
    this.#surroundings.budget.step();
    switch (operand.kind) {
      case 'bool':
      case 'string':
      case 'number': {
        const value = literal(operand, kind);
        if (value === undefined)
          throw this.failAt(operand.offset, `expected ${parameterNames[kind]}, got a ${operand.kind}`);
        return value;
      }
      case 'nil':
        if (isNilable(kind)) return kind === 'value' ? undefined : null;
        throw this.failAt(operand.offset, `expected ${parameterNames[kind]}, got nil`);
      default:
        return this.#accepted(this.#argumentValue(dot, operand), kind, operand.offset);
    }
  }

  #argumentValue(dot: Found, operand: Operand): Found {
    switch (operand.kind) {
      case 'field':
        return this.#fields(dot, dot, operand, [], nothing);
      case 'variable':
        return this.#variableFields(dot, operand, [], nothing);
      case 'chain':
        return this.#chain(dot, operand, [], nothing);
      default:
        return this.#simpleValue(dot, operand);
    }
  }

  #accepted(value: Found, kind: ParameterKind, offset: number): Found {
    if (kind === 'value') return value;
    if (value === undefined) {
      if (isNilable(kind)) return null;
      throw this.failAt(offset, `expected ${parameterNames[kind]}, got nothing: there is no such key`);
    }
    const accepted = accept(value, kind);
    if (accepted !== undefined) return accepted;
    const got = value === null ? 'nil' : typeName(value);
    throw this.failAt(offset, `expected ${parameterNames[kind]}, got ${got}`);
  }
}

function parameterAt(called: TemplateFunction, index: number): ParameterKind {
  return called.parameters[index] ?? called.variadic ?? 'any';
}

function invoke(
  called: TemplateFunction,
  surroundings: Surroundings,
  receiver: readonly GoValue[],
  args: readonly Found[],
): Found {
  if (called.needsSurroundings) return called.run(surroundings, ...receiver, ...args);
  return called.run(...receiver, ...args);
}

/** An element of a list takes as much memory as so many characters. */
const elementSize = 8;

function sizeOf(value: Found): number {
  if (typeof value === 'string') return value.length;
  if (value === undefined || value === null || typeof value !== 'object') return 0;
  return isSlice(value) ? sliceItems(value).length * elementSize : 0;
}

function isExported(name: string): boolean {
  return /^\p{Lu}/u.test(name);
}
