import { constantBit, type Instruction, Op, type Opcode } from './instruction';

/** Constants from this on cannot be operands. */
const operandConstants = 256;

/** Upstream keeps the first operand in one byte. */
const maxA = 0xff;

/** The next free register while an expression is compiled. */
export interface Cursor {
  next: number;
}

/** The instructions of a function while it is compiled. */
export class Code {
  readonly #instructions: Instruction[] = [];

  /** The place of the last instruction; -1 if there is none. */
  get lastPlace(): number {
    return this.#instructions.length - 1;
  }

  get last(): Instruction | undefined {
    return this.#instructions.at(-1);
  }

  get instructions(): Instruction[] {
    return this.#instructions;
  }

  at(place: number): Instruction | undefined {
    return this.#instructions[place];
  }

  /** Adds an instruction; `b` may also be a jump, a constant or a prototype. */
  add(line: number, op: Opcode, a: number, b = 0, c = 0): void {
    this.#instructions.push({ op, a: a & maxA, b, c, line });
  }

  pop(): void {
    this.#instructions.pop();
  }

  /**
   * The operand that a value just computed can be used as: if it was only moved or is a constant, the move is dropped, else it takes
   * the next register.
   *
   * @param top the first register above the local variables.
   * @param used the registers that the value took.
   */
  operand(top: number, cursor: Cursor, used: number, withConstants: boolean): number {
    const last = this.last;
    if (last !== undefined && last.a >= top) {
      if (last.op === Op.move) {
        this.pop();
        return last.b;
      }
      if (withConstants && last.op === Op.loadConstant && last.b < operandConstants) {
        this.pop();
        return constantBit | last.b;
      }
    }
    const register = cursor.next;
    cursor.next += used;
    return register;
  }
}
