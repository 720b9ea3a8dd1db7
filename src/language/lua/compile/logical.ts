import type { Comparison, Expression, Logical } from '../syntax/tree';
import type { FunctionBuilder } from './builder';
import { anywhere, type Destination, registerFor } from './destination';
import { Op } from './instruction';
import { compileComparisonJump } from './operators';

/** The labels at the end of a logical expression. */
interface Ends {
  /** Loads true. */
  readonly loadTrue: number;
  /** Loads false. */
  readonly loadFalse: number;
  /** The value is there. */
  readonly done: number;
  /** Whether any jump leads to the first two. */
  loads: boolean;
}

/** Where an operand of a logical expression goes on. */
interface Branch {
  readonly whenTrue: number;
  readonly whenFalse: number;
  /** Whether the operand jumps when it is true, because another one follows that it need not be evaluated for. */
  readonly jumpsWhenTrue: boolean;
}

/** Compiles `a and b` and `a or b` with the value of the operand that decides. */
export function compileLogical(fn: FunctionBuilder, register: number, node: Logical, to: Destination): void {
  const { jumps, code } = fn;
  const done = jumps.newLabel();
  const ends: Ends = { loadTrue: jumps.newLabel(), loadFalse: jumps.newLabel(), done, loads: false };
  new LogicalCompiler(fn, register, to, ends).both(node, { whenTrue: done, whenFalse: done, jumpsWhenTrue: false });
  if (ends.loads) {
    const target = registerFor(to, register);
    jumps.setHere(ends.loadFalse);
    code.add(node.line, Op.loadBoolean, target, 0, 1);
    jumps.setHere(ends.loadTrue);
    code.add(node.line, Op.loadBoolean, target, 1);
  }
  if (code.last?.op === Op.jump && code.last.b === done) code.pop();
  jumps.setHere(done);
}

class LogicalCompiler {
  readonly #fn: FunctionBuilder;
  readonly #register: number;
  readonly #to: Destination;
  readonly #ends: Ends;

  constructor(fn: FunctionBuilder, register: number, to: Destination, ends: Ends) {
    this.#fn = fn;
    this.#register = register;
    this.#to = to;
    this.#ends = ends;
  }

  both(node: Logical, branch: Branch): void {
    const { jumps } = this.#fn;
    const next = jumps.newLabel();
    this.#operand(
      node.left,
      node.operator === 'and'
        ? { whenTrue: next, whenFalse: branch.whenFalse, jumpsWhenTrue: false }
        : { whenTrue: branch.whenTrue, whenFalse: next, jumpsWhenTrue: true },
    );
    jumps.setHere(next);
    this.#operand(node.right, branch);
  }

  #operand(node: Expression, branch: Branch): void {
    const { done } = this.#ends;
    switch (node.kind) {
      case 'false':
        this.#constant(node, branch.whenFalse, this.#ends.loadFalse);
        break;
      case 'true':
        this.#constant(node, branch.whenTrue, this.#ends.loadTrue);
        break;
      case 'nil':
        if (branch.whenFalse === done) this.#fn.expression(this.#register, node, this.#to);
        this.#jump(node, branch.whenFalse);
        break;
      case 'number':
      case 'string':
        if (branch.whenTrue === done) this.#fn.expression(this.#register, node, this.#to);
        this.#jump(node, branch.whenTrue);
        break;
      case 'logical':
        this.both(node, branch);
        break;
      case 'comparison':
        this.#comparison(node, branch);
        break;
      default:
        this.#value(node, branch);
    }
  }

  #jump(node: Expression, label: number): void {
    this.#fn.code.add(node.line, Op.jump, 0, label);
  }

  #constant(node: Expression, label: number, load: number): void {
    if (label !== this.#ends.done) {
      this.#jump(node, label);
      return;
    }
    this.#jump(node, load);
    this.#ends.loads = true;
  }

  #comparison(node: Comparison, branch: Branch): void {
    const ends = this.#ends;
    const { whenTrue, whenFalse } = branch;
    let flip = branch.jumpsWhenTrue;
    let label = flip ? whenTrue : whenFalse;
    if (whenTrue === whenFalse) {
      flip = !flip;
      label = ends.loadTrue;
    } else if (whenTrue === ends.done) {
      label = ends.loadTrue;
    } else if (whenFalse === ends.done) {
      label = ends.loadFalse;
    }
    if (label === ends.loadTrue || label === ends.loadFalse) ends.loads = true;
    compileComparisonJump(this.#fn, this.#register, node, flip, label);
  }

  #value(node: Expression, branch: Branch): void {
    const { whenTrue, whenFalse, jumpsWhenTrue } = branch;
    const flip = jumpsWhenTrue ? 1 : 0;
    const local = this.#decidingLocal(node, branch);
    if (local !== undefined) {
      const target = registerFor(this.#to, this.#register);
      this.#fn.code.add(node.line, target === local ? Op.test : Op.testSet, target, local, flip);
    } else if (!jumpsWhenTrue && whenTrue === whenFalse) {
      this.#lastValue(node);
    } else {
      this.#test(node, jumpsWhenTrue);
    }
    this.#jump(node, jumpsWhenTrue ? whenTrue : whenFalse);
  }

  /** The register of a local variable whose value may be that of the whole expression. */
  #decidingLocal(node: Expression, { whenTrue, whenFalse, jumpsWhenTrue }: Branch): number | undefined {
    const { done } = this.#ends;
    const decides = (whenFalse === done && whenTrue !== whenFalse) || (whenTrue === done && jumpsWhenTrue);
    return decides && node.kind === 'name' ? this.#fn.findLocal(node.name)?.register : undefined;
  }

  /** The operand that gives the value if no other one did. */
  #lastValue(node: Expression): void {
    const { code } = this.#fn;
    const register = this.#register;
    const target = registerFor(this.#to, register);
    this.#fn.expression(register, node, { ...this.#to, register: Math.max(register, target) });
    if (code.last?.op === Op.move && code.last.a === register) code.last.a = target;
    else code.add(node.line, Op.move, target, register);
  }

  #test(node: Expression, jumpsWhenTrue: boolean): void {
    const register = this.#register;
    this.#fn.expression(register, node, anywhere());
    if (!jumpsWhenTrue) this.#fn.code.add(node.line, Op.test, register);
    else this.#fn.code.add(node.line, Op.testSet, registerFor(this.#to, register), register, 1);
  }
}
