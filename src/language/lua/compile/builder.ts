import { meaningFault, type SyntaxFault } from '../syntax/fault';
import type { Expression, Statement } from '../syntax/tree';
import type { LuaValue } from '../value/value';
import { Code, type Cursor } from './code';
import { anywhere, type Destination } from './destination';
import { type LocalVariable, Op, type Prototype } from './instruction';
import { Jumps } from './jumps';
import { NameList, Scope } from './scope';

/** Registers of one function. */
export const maxRegisters = 200;

/** Compiles the parts of a function; given to a {@link FunctionBuilder} because functions hold statements hold functions. */
export interface Translator {
  /** Compiles an expression to registers from `register` on. Returns how many of them it took. */
  expression(fn: FunctionBuilder, register: number, expression: Expression, destination: Destination): number;
  /** @param isLast whether nothing but labels follows in the block. */
  statement(fn: FunctionBuilder, statement: Statement, isLast: boolean): void;
}

/** What a name stands for. */
export type VariableKind = 'local' | 'upvalue' | 'global';

/** A function while it is compiled. */
export class FunctionBuilder {
  readonly source: string;
  readonly parent: FunctionBuilder | undefined;
  readonly code = new Code();
  readonly jumps: Jumps;
  readonly upvalues = new NameList();
  readonly constants: LuaValue[] = [];
  readonly prototypes: Prototype[] = [];
  readonly locals: LocalVariable[] = [];
  readonly calls = new Map<number, string>();
  scope = new Scope(new NameList(), undefined, undefined, 0, 0);
  line = 0;
  lastLine = 0;
  parameters = 0;
  varargs = false;
  needsArg = false;
  readonly #translator: Translator;
  readonly #constantPlaces = new Map<LuaValue, number>();
  #top = 0;

  constructor(source: string, translator: Translator, parent?: FunctionBuilder) {
    this.source = source;
    this.#translator = translator;
    this.parent = parent;
    this.jumps = new Jumps(this.code, (line, what) => this.fault(line, what));
  }

  /** A function inside of this one. */
  inner(): FunctionBuilder {
    return new FunctionBuilder(this.source, this.#translator, this);
  }

  /** A fault at a line of the script. */
  fault(line: number, what: string): SyntaxFault {
    return meaningFault(this.source, line, what);
  }

  /** The first register above the local variables. */
  get top(): number {
    return this.#top;
  }

  set top(register: number) {
    if (register > maxRegisters) throw this.fault(this.line, 'too many local variables');
    this.#top = register;
  }

  /** The place of a constant. */
  constant(value: LuaValue): number {
    let place = this.#constantPlaces.get(value);
    if (place === undefined) {
      place = this.constants.push(value) - 1;
      this.#constantPlaces.set(value, place);
    }
    return place;
  }

  /** Makes a local variable visible in the next register. */
  addLocal(name: string): number {
    this.locals.push({ name, start: this.code.lastPlace + 1, end: 0 });
    const register = this.scope.locals.add(name);
    this.top++;
    return register;
  }

  /** The register of a local variable and its scope. */
  findLocal(name: string): { register: number; scope: Scope } | undefined {
    for (let scope: Scope | undefined = this.scope; scope; scope = scope.parent) {
      const register = scope.locals.find(name);
      if (register >= 0) return { register, scope };
    }
    return undefined;
  }

  /** What a name stands for here. */
  kindOf(name: string): VariableKind {
    if (this.findLocal(name)) return 'local';
    for (let outer = this.parent; outer; outer = outer.parent) {
      if (outer.findLocal(name)) return 'upvalue';
    }
    return 'global';
  }

  /** Begins a block. */
  enter(breakLabel: number | undefined, lastLine: number): void {
    this.scope = new Scope(new NameList(this.top), this.scope, breakLabel, lastLine, this.jumps.gotos);
  }

  /** Ends a block. Returns the register from which on upvalues were detached. */
  leave(): number | undefined {
    const closed = this.closeUpvalues();
    const { scope } = this;
    this.endLocals();
    if (scope.parent === undefined) return closed;
    this.jumps.leave(scope, scope.parent);
    this.scope = scope.parent;
    this.top = this.scope.locals.end;
    return closed;
  }

  /** Detaches the upvalues of the block if there are any. */
  closeUpvalues(): number | undefined {
    const { captured, parent, lastLine } = this.scope;
    if (!captured || parent === undefined) return undefined;
    const register = parent.locals.end;
    this.code.add(lastLine, Op.close, register);
    return register;
  }

  /** Says for `debug` that the block's variables end here; as upstream it takes registers for places in the list. */
  endLocals(): void {
    const { offset, end } = this.scope.locals;
    for (let register = offset; register < end; register++) {
      const local = this.locals[register];
      if (local) local.end = this.code.lastPlace;
    }
  }

  /** Compiles statements; in a block that a condition follows no statement is the last. */
  statements(statements: readonly Statement[], conditionFollows = false): void {
    let labelsFrom = statements.length;
    while (statements[labelsFrom - 1]?.kind === 'label') labelsFrom--;
    statements.forEach((statement, index) => {
      this.#translator.statement(this, statement, index >= labelsFrom - 1 && !conditionFollows);
    });
  }

  /** Compiles an expression. Returns how many registers it took. */
  expression(register: number, expression: Expression, destination: Destination): number {
    return this.#translator.expression(this, register, expression, destination);
  }

  /** Compiles an expression to an operand: a constant, a local variable or the next register. */
  operand(expression: Expression, cursor: Cursor): number {
    return this.#operand(expression, cursor, true);
  }

  /** Compiles an expression to an operand that is no constant. */
  registerOperand(expression: Expression, cursor: Cursor): number {
    return this.#operand(expression, cursor, false);
  }

  #operand(expression: Expression, cursor: Cursor, withConstants: boolean): number {
    const used = this.expression(cursor.next, expression, anywhere());
    // Jumps lead to the end of a logical expression, so its last instruction must stay.
    if (expression.kind !== 'logical') return this.code.operand(this.top, cursor, used, withConstants);
    cursor.next += used;
    return cursor.next - used;
  }
}
