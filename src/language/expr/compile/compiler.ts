import { builtins } from '../builtins/table';
import type { StaticType } from '../check/type';
import {
  array,
  call,
  callBuiltin,
  cut,
  fail,
  inKeys,
  jump,
  jumpIf,
  jumpIfNil,
  type Label,
  length,
  load,
  loadEnv,
  loadName,
  map,
  matchesRegex,
  member,
  negative,
  not,
  operators,
  pop,
  push,
  sameInts,
  sameStrings,
  store,
} from '../run/instructions';
import { element, gathered, index } from '../run/loop-instructions';
import type { Instruction } from '../run/machine';
import { faultAt } from '../syntax/fault';
import type { BinaryNode, BuiltinNode, CallNode, MemberNode, Node, PredicateNode, SliceNode } from '../syntax/node';
import { Emitter } from './emitter';
import { compilePredicate } from './predicates';
import type { Work } from './work';

/** The instructions of an expression, and the offset in it that each belongs to. */
export interface Program {
  readonly code: readonly Instruction[];
  readonly offsets: readonly number[];
}

/**
 * Compiles a checked and optimized tree.
 * @throws EventloomError `bad-program`, `program-limit`
 */
export function compileTree(root: Node, text: string, work: Work): Program {
  const compiler = new Compiler(text, work);
  compiler.compile(root);
  return compiler.emitter;
}

class Compiler {
  readonly emitter: Emitter;
  readonly #text: string;
  readonly #work: Work;
  /** The place of each variable that can be seen. */
  readonly #variables = new Map<string, number>();
  #variableCount = 0;
  /** Where `?.` jumps to, the innermost chain last. */
  readonly #chains: Label[] = [];

  constructor(text: string, work: Work) {
    this.#text = text;
    this.#work = work;
    this.emitter = new Emitter(work);
  }

  compile(node: Node): void {
    this.#work.deeper(() => {
      const outer = this.emitter.offset;
      this.emitter.offset = node.offset;
      this.#node(node);
      this.emitter.offset = outer;
    });
  }

  #node(node: Node): void {
    switch (node.kind) {
      case 'nil':
        return this.emitter.emit(push(null));
      case 'boolean':
      case 'integer':
      case 'float':
      case 'string':
      case 'constant':
        return this.emitter.emit(push(node.value));
      case 'identifier':
        return this.#identifier(node.name);
      case 'binary':
        return this.#binary(node);
      case 'member':
        return this.#member(node);
      case 'slice':
        return this.#slice(node);
      case 'call':
        return this.#call(node);
      case 'builtin':
        return this.#builtin(node);
      case 'predicate':
        return this.#predicate(node);
      default:
        return this.#other(node);
    }
  }

  #other(node: Node): void {
    switch (node.kind) {
      case 'unary':
        this.compile(node.operand);
        if (node.operator !== '+') this.emitter.emit(node.operator === '-' ? negative : not);
        break;
      case 'chain':
        this.#chain(node.body);
        break;
      case 'closure':
        this.compile(node.body);
        break;
      case 'pointer':
        this.#pointer(node);
        break;
      case 'conditional':
        this.#conditional(node);
        break;
      case 'let':
        this.#let(node);
        break;
      case 'array':
        for (const item of node.items) this.compile(item);
        this.emitter.emit(array(node.items.length));
        break;
      case 'map':
        for (const item of node.items) this.compile(item);
        this.emitter.emit(map(node.items.length / 2));
        break;
      default:
    }
  }

  #identifier(name: string): void {
    const variable = this.#variables.get(name);
    if (variable !== undefined) this.emitter.emit(load(variable));
    else this.emitter.emit(name === '$env' ? loadEnv : loadName(name));
  }

  #binary(node: BinaryNode): void {
    const { operator, left, right, regex } = node;
    this.compile(left);
    const shortcut = shortcuts.get(operator);
    if (shortcut) {
      const done = this.emitter.label();
      this.emitter.emit(shortcut(done), pop);
      this.compile(right);
      this.emitter.place(done);
    } else if (right.kind === 'keys') {
      this.emitter.emit(inKeys(right.keys, right.of));
    } else if (regex) {
      this.emitter.emit(matchesRegex(regex));
    } else {
      this.compile(right);
      this.emitter.emit(operatorFor(node));
    }
  }

  #chain(body: Node): void {
    const done = this.emitter.label();
    this.#chains.push(done);
    this.compile(body);
    this.#chains.pop();
    this.emitter.place(done);
  }

  #member({ object, property, optional }: MemberNode): void {
    this.compile(object);
    const chain = this.#chains.at(-1);
    if (optional && chain) this.emitter.emit(jumpIfNil(true, chain));
    this.compile(property);
    this.emitter.emit(member);
  }

  #slice({ object, from, to }: SliceNode): void {
    this.compile(object);
    if (to) this.compile(to);
    else this.emitter.emit(length);
    if (from) this.compile(from);
    else this.emitter.emit(push(0n));
    this.emitter.emit(cut);
  }

  #call({ callee, args, builtin }: CallNode): void {
    for (const arg of args) this.compile(arg);
    if (builtin === undefined) {
      this.compile(callee);
      this.emitter.emit(call(args.length));
      return;
    }
    const called = builtins[builtin];
    const isCallable = called !== undefined && !called.onlyByName;
    this.emitter.emit(
      isCallable ? callBuiltin(called, args.length) : fail(`${builtin} can be called by its own name only`),
    );
  }

  #predicate({ name, list, test, initial, map, throws }: PredicateNode): void {
    compilePredicate(name, this.emitter, {
      list: () => this.compile(list),
      test: () => this.compile(test),
      map: map && (() => this.compile(map)),
      initial: initial && (() => this.compile(initial)),
      throws: throws === true,
    });
  }

  #builtin({ name, args }: BuiltinNode): void {
    for (const arg of args) this.compile(arg);
    const called = builtins[name];
    if (called) this.emitter.emit(callBuiltin(called, args.length));
  }

  #pointer({ name, offset }: Extract<Node, { kind: 'pointer' }>): void {
    const instruction = pointers.get(name);
    if (!instruction) throw faultAt(this.#text, offset, `there is no #${name}`);
    this.emitter.emit(instruction);
  }

  #conditional({ condition, chosen, otherwise }: Extract<Node, { kind: 'conditional' }>): void {
    const [no, done] = [this.emitter.label(), this.emitter.label()];
    this.compile(condition);
    this.emitter.emit(jumpIf(false, no), pop);
    this.compile(chosen);
    this.emitter.emit(jump(done));
    this.emitter.place(no);
    this.emitter.emit(pop);
    this.compile(otherwise);
    this.emitter.place(done);
  }

  #let({ name, value, body }: Extract<Node, { kind: 'let' }>): void {
    this.compile(value);
    const index = this.#variableCount++;
    this.emitter.emit(store(index));
    const outer = this.#variables.get(name);
    this.#variables.set(name, index);
    this.compile(body);
    if (outer === undefined) this.#variables.delete(name);
    else this.#variables.set(name, outer);
  }
}

const pointers: ReadonlyMap<string, Instruction> = new Map([
  ['', element],
  ['index', index],
  ['acc', gathered],
]);

/** Operators whose right operand may not be looked at: the left one stays if they jump. */
const shortcuts: ReadonlyMap<string, (label: Label) => Instruction> = new Map([
  ['and', (label) => jumpIf(false, label)],
  ['&&', (label) => jumpIf(false, label)],
  ['or', (label) => jumpIf(true, label)],
  ['||', (label) => jumpIf(true, label)],
  ['??', (label) => jumpIfNil(false, label)],
]);

function operatorFor({ operator, left, right }: BinaryNode): Instruction {
  if (operator === '==') {
    if (isPlain(left.type, 'int') && isPlain(right.type, 'int')) return sameInts;
    if (isPlain(left.type, 'string') && isPlain(right.type, 'string')) return sameStrings;
  }
  return operators.get(operator) ?? fail(`there is no operator ${operator}`);
}

const isPlain = (type: StaticType | undefined, kind: 'int' | 'string'): boolean => type?.kind === kind && !type.named;
