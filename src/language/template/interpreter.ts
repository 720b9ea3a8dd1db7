import { EventloomError } from '../../errors';
import { formatValue } from '../go/fmt';
import { compareBytes } from '../go/text';
import type { GoValue } from '../go/value';
import { GoInteger, integerOf, isMap, isSlice, mapEntries, sliceItems, typeName } from '../go/value';
import type { Found } from './evaluator';
import { Evaluator } from './evaluator';
import type { FunctionTable, Surroundings } from './function';
import type { BranchNode, CallNode, Node, PipeNode, RangeNode, Tree } from './nodes';
import { isTrue } from './truth';

/** How a body ended: at its end, or by `break` or `continue` of the loop around it. */
type Ending = 'done' | 'break' | 'continue';

/** What Go prints where nothing is. */
const noValue = '<no value>';

/** One run of a template. */
export class Interpreter {
  readonly #text: string;
  readonly #tree: Tree;
  readonly #functions: FunctionTable;
  readonly #surroundings: Surroundings;
  #output = '';
  #depth = 0;

  constructor(text: string, tree: Tree, functions: FunctionTable, surroundings: Surroundings) {
    this.#text = text;
    this.#tree = tree;
    this.#functions = functions;
    this.#surroundings = surroundings;
  }

  /** Runs the template and returns its output. Throws `program-failed` and `program-limit`. */
  run(dot: Found): string {
    this.#body(this.#evaluator(dot), dot, this.#tree.root);
    return this.#output;
  }

  #evaluator(dot: Found): Evaluator {
    return new Evaluator(this.#text, this.#functions, this.#surroundings, dot);
  }

  #write(text: string): void {
    this.#output += text;
    const { maxOutput } = this.#surroundings.budget;
    if (this.#output.length > maxOutput) {
      throw new EventloomError('program-limit', `the template writes more than ${maxOutput} characters`);
    }
  }

  #print(value: Found): void {
    if (value === undefined || value === null) this.#write(noValue);
    else this.#write(formatValue(value, this.#surroundings.budget.maxOutput));
  }

  #body(evaluator: Evaluator, dot: Found, nodes: readonly Node[]): Ending {
    for (const node of nodes) {
      const ending = this.#node(evaluator, dot, node);
      if (ending !== 'done') return ending;
    }
    return 'done';
  }

  #node(evaluator: Evaluator, dot: Found, node: Node): Ending {
    this.#surroundings.budget.step();
    switch (node.kind) {
      case 'text':
        this.#write(node.text);
        return 'done';
      case 'action': {
        const value = evaluator.pipeline(dot, node.pipe);
        if (node.pipe.variables.length === 0) this.#print(value);
        return 'done';
      }
      case 'if':
      case 'with':
        return this.#branch(evaluator, dot, node);
      case 'range':
        return this.#range(evaluator, dot, node);
      case 'call':
        return this.#call(evaluator, dot, node);
      default:
        return node.kind;
    }
  }

  #branch(evaluator: Evaluator, dot: Found, node: BranchNode): Ending {
    const mark = evaluator.mark();
    const value = evaluator.pipeline(dot, node.pipe);
    let ending: Ending = 'done';
    if (isTrue(value)) ending = this.#body(evaluator, node.kind === 'with' ? value : dot, node.body);
    else if (node.otherwise !== undefined) ending = this.#body(evaluator, dot, node.otherwise);
    evaluator.release(mark);
    return ending;
  }

  #call(evaluator: Evaluator, dot: Found, node: CallNode): Ending {
    const body = this.#tree.definitions.get(node.name);
    if (body === undefined) throw evaluator.failAt(node.offset, `template ${JSON.stringify(node.name)} is not defined`);
    const { maxDepth } = this.#surroundings.budget;
    if (this.#depth >= maxDepth) {
      throw new EventloomError('program-limit', `templates call each other deeper than ${maxDepth} levels`);
    }
    const argument = node.pipe === undefined ? undefined : evaluator.pipeline(dot, node.pipe);
    this.#depth++;
    this.#body(this.#evaluator(argument), argument, body);
    this.#depth--;
    return 'done';
  }

  #range(evaluator: Evaluator, dot: Found, node: RangeNode): Ending {
    const mark = evaluator.mark();
    const over = evaluator.pipeline(dot, node.pipe);
    const iterated = this.#iterate(evaluator, node, over);
    let ending: Ending = 'done';
    if (!iterated && node.otherwise !== undefined) ending = this.#body(evaluator, dot, node.otherwise);
    evaluator.release(mark);
    return ending;
  }

  /** Runs the body for each element; returns false if there is none. */
  #iterate(evaluator: Evaluator, node: RangeNode, over: Found): boolean {
    const { pipe } = node;
    if (over === undefined || over === null) return false;
    if (isSlice(over)) return this.#iterateSlice(evaluator, node, sliceItems(over));
    if (isMap(over)) return this.#iterateMap(evaluator, node, mapEntries(over));
    const count = integerOf(over);
    if (count === undefined) throw evaluator.failAt(pipe.offset, `cannot range over a value of type ${typeName(over)}`);
    if (pipe.variables.length > 1) throw evaluator.failAt(pipe.offset, 'range over a number sets one variable');
    for (let index = 0n; index < count; index++) {
      const element = over instanceof GoInteger ? new GoInteger(index, over.kind, over.type) : index;
      if (this.#iteration(evaluator, node, undefined, element) === 'break') break;
    }
    return count > 0n;
  }

  #iterateSlice(evaluator: Evaluator, node: RangeNode, items: readonly GoValue[]): boolean {
    for (let index = 0; index < items.length; index++) {
      if (this.#iteration(evaluator, node, BigInt(index), items[index]) === 'break') break;
    }
    return items.length > 0;
  }

  #iterateMap(evaluator: Evaluator, node: RangeNode, map: Readonly<Record<string, GoValue | undefined>>): boolean {
    const keys = Object.keys(map).sort(compareBytes);
    this.#surroundings.budget.step(keys.length);
    for (const key of keys) {
      if (this.#iteration(evaluator, node, key, map[key]) === 'break') break;
    }
    return keys.length > 0;
  }

  #iteration(evaluator: Evaluator, node: RangeNode, index: Found, element: Found): Ending {
    this.#surroundings.budget.step();
    const mark = evaluator.mark();
    this.#setLoopVariables(evaluator, node.pipe, index, element);
    const ending = this.#body(evaluator, element, node.body);
    evaluator.release(mark);
    return ending;
  }

  #setLoopVariables(evaluator: Evaluator, pipe: PipeNode, index: Found, element: Found): void {
    const [first, second] = pipe.variables;
    if (first === undefined) return;
    if (!pipe.assigns) {
      evaluator.setDeclared(1, element);
      if (second !== undefined) evaluator.setDeclared(2, index);
    } else if (second === undefined) {
      evaluator.assign(first, element, pipe.offset);
    } else {
      evaluator.assign(first, index, pipe.offset);
      evaluator.assign(second, element, pipe.offset);
    }
  }
}
