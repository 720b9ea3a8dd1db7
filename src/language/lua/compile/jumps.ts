import type { Code } from './code';
import type { FaultAt, JumpPoint, Scope } from './scope';

/** The labels of a function, and the gotos that wait for one. */
export class Jumps {
  readonly #code: Code;
  readonly #faultAt: FaultAt;
  readonly #places = new Map<number, number>();
  /** In their order; undefined once they found their label. */
  readonly #waiting: (JumpPoint | undefined)[] = [];
  /** The same by the names of their labels. */
  readonly #byName = new Map<string, Set<number>>();
  #lastLabel = 0;

  constructor(code: Code, faultAt: FaultAt) {
    this.#code = code;
    this.#faultAt = faultAt;
  }

  /** How many gotos there were so far. */
  get gotos(): number {
    return this.#waiting.length;
  }

  /** A number for a label. */
  newLabel(): number {
    return ++this.#lastLabel;
  }

  /** Says that a label stands behind the last instruction. */
  setHere(label: number): void {
    this.#places.set(label, this.#code.lastPlace);
  }

  /** The place of the instruction before a label; 0 for a number that is no label. */
  placeOf(label: number): number {
    return this.#places.get(label) ?? 0;
  }

  /** Adds a label of the script to the scope. Throws SyntaxFault if it has one of that name. */
  addNamed(scope: Scope, label: JumpPoint): void {
    const old = scope.labels.get(label.name);
    if (old !== undefined) {
      throw this.#faultAt(label.line + 1, `label '${label.name}' already defined on line ${old.line}`);
    }
    scope.labels.set(label.name, label);
    this.#places.set(label.id, label.place);
  }

  /** Adds a goto, which may find its label already. Throws SyntaxFault. */
  addGoto(scope: Scope, point: JumpPoint): void {
    const index = this.#waiting.push(point) - 1;
    const sameName = this.#byName.get(point.name) ?? new Set();
    this.#byName.set(point.name, sameName.add(index));
    this.#findIn(scope, scope, point, index);
  }

  /** Sends the gotos that waited for a label to it. Throws SyntaxFault if they jump over a local variable. */
  resolveWaiting(scope: Scope, label: JumpPoint): void {
    for (const index of this.#byName.get(label.name) ?? []) {
      const point = this.#waiting[index];
      if (point !== undefined && index >= scope.firstGoto) this.#resolve(scope, point, label, index);
    }
  }

  /** Lets the gotos of a scope that ends look for their labels in the one around it. Throws SyntaxFault. */
  leave(scope: Scope, parent: Scope): void {
    const visible = parent.visible();
    for (const [index, point] of this.#waitingFrom(scope.firstGoto)) {
      if (point.visible > visible) {
        if (scope.captured) this.#closeFrom(point, visible);
        point.visible = visible;
      }
      this.#findIn(scope, parent, point, index);
    }
  }

  /** Throws SyntaxFault if a goto found no label. */
  checkResolved(scope: Scope, lastLine: number): void {
    for (const [, point] of this.#waitingFrom(scope.firstGoto)) {
      throw this.#faultAt(lastLine, `no visible label '${point.name}' for <goto> at line ${point.line}`);
    }
  }

  *#waitingFrom(first: number): Iterable<[number, JumpPoint]> {
    for (let index = first; index < this.#waiting.length; index++) {
      const point = this.#waiting[index];
      if (point !== undefined) yield [index, point];
    }
  }

  #findIn(current: Scope, scope: Scope, point: JumpPoint, index: number): void {
    const label = scope.labels.get(point.name);
    if (label === undefined) return;
    if (point.visible > label.visible && scope.captured) this.#closeFrom(point, label.visible);
    this.#resolve(current, point, label, index);
  }

  #resolve(current: Scope, point: JumpPoint, label: JumpPoint, index: number): void {
    if (point.visible < label.visible) {
      const name = current.locals.names.at(-1) ?? '';
      const what = `<goto ${label.name}> at line ${point.line} jumps into the scope of local '${name}'`;
      throw this.#faultAt(label.line + 1, what);
    }
    const jump = this.#code.at(point.place);
    if (jump) jump.b = label.id;
    this.#waiting[index] = undefined;
    this.#byName.get(point.name)?.delete(index);
  }

  /** Before each goto's jump stands an instruction that detaches upvalues. */
  #closeFrom(point: JumpPoint, register: number): void {
    const close = this.#code.at(point.place - 1);
    if (close) close.a = register;
  }
}
