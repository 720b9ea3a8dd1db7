import { runBuiltin } from './call';
import { callOperations } from './call-operations';
import { controlOperations } from './control-operations';
import type { Frame } from './frame';
import { Builtin } from './function';
import type { Operation } from './operations';
import type { Thread } from './thread';
import { valueOperations } from './value-operations';

/** By their opcodes. */
const operations: Operation[] = [];
for (const [op, operation] of [...valueOperations, ...controlOperations, ...callOperations]) operations[op] = operation;

/** Runs the call on the top of a thread's stack, until the call in the frame `base` returns or the thread yields. */
export function interpret(thread: Thread, base: Frame | undefined): void {
  if (thread.depth === 0) return;
  thread.frame = thread.lastFrame;
  if (thread.frame?.fn instanceof Builtin) {
    runBuiltin(thread, false);
    return;
  }
  const { budget } = thread.state;
  for (;;) {
    const frame = thread.frame as Frame;
    const instruction = frame.code[frame.pc++];
    if (instruction === undefined || --budget.steps < 0) return budget.outOfSteps();
    if ((operations[instruction.op] as Operation)(thread, instruction, frame, base)) return;
  }
}
