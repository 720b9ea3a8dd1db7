import { type FunctionBuilder, maxRegisters } from './builder';
import { type Instruction, Op } from './instruction';

/** A jump to a jump is followed so far at most. */
const maxHops = 5;

/** Instructions that need no register of their own. */
const withoutTarget: ReadonlySet<number> = new Set([
  Op.setGlobal,
  Op.setUpvalue,
  Op.equal,
  Op.less,
  Op.lessOrEqual,
  Op.test,
  Op.tailCall,
  Op.return,
  Op.forPrepare,
  Op.forLoop,
  Op.genericForLoop,
  Op.setList,
  Op.close,
  Op.closure,
  Op.jump,
]);

/** Turns the labels of jumps into distances. Returns how many registers the function uses. Throws SyntaxFault if too many. */
export function patchJumps(fn: FunctionBuilder): number {
  let highest = Math.max(1, fn.parameters);
  fn.code.instructions.forEach((instruction, place) => {
    if (instruction.op === Op.jump) patchJump(fn, instruction, place);
    highest = Math.max(highest, highestRegister(instruction));
  });
  const registers = highest + 1;
  if (registers > maxRegisters) throw fn.fault(fn.line, 'register overflow(too many local variables)');
  return registers;
}

function highestRegister({ op, a, b, c }: Instruction): number {
  switch (op) {
    case Op.call:
      return a + c - 2;
    case Op.varargs:
      return a + b - 1;
    case Op.self:
      return a + 1;
    case Op.loadNil:
      return b;
    default:
      return withoutTarget.has(op) ? 0 : a;
  }
}

/** A jump back to a jump that is patched already misreads its distance as a label; upstream does so too. */
function patchJump(fn: FunctionBuilder, instruction: Instruction, place: number): void {
  let distance = 0;
  let hop: Instruction | undefined = instruction;
  for (let hops = 0; hop?.op === Op.jump && hops < maxHops; hops++) {
    distance = fn.jumps.placeOf(hop.b) - place;
    hop = fn.code.at(place + distance + 1);
  }
  // What is no jump keeps its label, which the instruction of a generic for before it still takes for a distance.
  if (distance === 0) instruction.op = Op.nothing;
  else instruction.b = distance;
}
