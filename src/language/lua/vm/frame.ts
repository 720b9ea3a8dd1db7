import type { Instruction } from '../compile/instruction';
import type { LuaValue } from '../value/value';
import type { LuaFunction } from './function';

/** Results wanted: all that there are. */
export const anyResults = -1;

/** One call on the stack of a thread. Frames are used again for later calls. */
export class Frame {
  fn: LuaFunction | undefined;
  code: readonly Instruction[] = [];
  constants: readonly LuaValue[] = [];
  /** The call that made this one. */
  parent: Frame | undefined;
  /** The next instruction. */
  pc = 0;
  /** The register of the function. */
  base = 0;
  /** The register of the first local variable. */
  localBase = 0;
  /** The register of the first result. */
  returnBase = 0;
  /** How many arguments there are. */
  argumentCount = 0;
  /** How many results are wanted. */
  wanted = anyResults;
  /** How many calls it took the place of. */
  tailCalls = 0;

  /** Takes over all but the parent. */
  copyFrom(other: Frame): void {
    this.fn = other.fn;
    this.code = other.code;
    this.constants = other.constants;
    this.pc = other.pc;
    this.base = other.base;
    this.localBase = other.localBase;
    this.returnBase = other.returnBase;
    this.argumentCount = other.argumentCount;
    this.wanted = other.wanted;
    this.tailCalls = other.tailCalls;
  }
}
