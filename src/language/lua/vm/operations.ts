import type { Instruction } from '../compile/instruction';
import { constantBit } from '../compile/instruction';
import type { LuaValue } from '../value/value';
import type { Frame } from './frame';
import type { Thread } from './thread';

/**
 * Carries out an instruction.
 *
 * @param base the call whose end ends the interpreter's run.
 * @returns true if the interpreter must leave the thread.
 */
export type Operation = (
  thread: Thread,
  instruction: Instruction,
  frame: Frame,
  base: Frame | undefined,
) => boolean | void;

/** The value of an operand: a constant or a register of the call. */
export function operand(thread: Thread, frame: Frame, number: number): LuaValue {
  if (number & constantBit) return frame.constants[number & ~constantBit];
  return thread.registers[frame.localBase + number];
}
