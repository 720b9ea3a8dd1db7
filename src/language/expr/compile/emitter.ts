import type { Label } from '../run/instructions';
import type { Instruction } from '../run/machine';
import type { Work } from './work';

/** Collects the instructions of a program, and where each comes from. */
export class Emitter {
  readonly code: Instruction[] = [];
  /** The offset in the expression that each instruction belongs to. */
  readonly offsets: number[] = [];
  /** The offset that instructions belong to from here on. */
  offset = 0;
  readonly #work: Work;

  constructor(work: Work) {
    this.#work = work;
  }

  emit(...instructions: readonly Instruction[]): void {
    this.#work.step(instructions.length);
    for (const instruction of instructions) {
      this.code.push(instruction);
      this.offsets.push(this.offset);
    }
  }

  /** A place that is not known yet. */
  label(): Label {
    return { at: 0 };
  }

  /** Says that a label is here. */
  place(label: Label): void {
    label.at = this.code.length;
  }

  /** A label for this place. */
  here(): Label {
    return { at: this.code.length };
  }
}
