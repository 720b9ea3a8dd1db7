import type { Frame } from './frame';
import { Builtin, Closure } from './function';

/** The calls of a thread. */
export interface CallStack {
  readonly frame: Frame | undefined;
  readonly frames: readonly Frame[];
  readonly depth: number;
  /** Who resumed it; undefined for the main program. */
  readonly parent: object | undefined;
}

/** The call that is some levels up; 0 is the one that runs. A level inside of tail calls is the lowest call, as upstream. */
export function frameAt(thread: CallStack, level: number): Frame | undefined {
  let rest = level;
  let frame = thread.frame;
  for (; rest > 0 && frame !== undefined; frame = frame.parent) {
    rest--;
    if (frame.fn instanceof Closure) rest -= frame.tailCalls;
  }
  if (rest === 0) return frame;
  return rest < 0 && thread.depth > 0 ? thread.frames[0] : undefined;
}

/** `<string>:12:`, the script and line of a call; of library functions that of their caller. Empty if there is none. */
export function whereIs(thread: CallStack, level: number, skipsLibrary = true): string {
  const frame = frameAt(thread, level);
  if (frame === undefined) return '';
  if (frame.fn instanceof Closure) return `${frame.fn.prototype.source}:${lineOf(frame)}:`;
  return skipsLibrary ? whereIs(thread, level + 1) : '[G]:';
}

/** The line that a call of a Lua function is at. */
export function lineOf(frame: Frame): number {
  return frame.code[frame.pc - 1]?.line ?? 0;
}

/** What messages call the function of a call: the name that it was called by. */
export function functionName(thread: CallStack, frame: Frame): string {
  const { parent, fn } = frame;
  if (parent === undefined) return thread.parent === undefined ? 'main chunk' : 'corountine';
  const own = fn instanceof Closure ? `<${fn.prototype.source}:${fn.prototype.line}>` : undefined;
  if (parent.fn instanceof Closure) {
    const name = parent.fn.prototype.calls.get(parent.pc - 1);
    if (name !== undefined) return own !== undefined && (name === '?' || frame.tailCalls > 0) ? own : name;
  }
  return own ?? '(anonymous)';
}

/** Lines of a stack trace that are shown at most. */
const maxTraceLines = 20;
const traceEnds = 7;

/** The open calls of a thread, the innermost first. */
export function stackTrace(thread: CallStack, level: number): string {
  const lines: string[] = [];
  for (let at = 0, frame = frameAt(thread, 0); frame !== undefined; frame = frameAt(thread, ++at)) {
    lines.push(`\t${whereIs(thread, at, false)} in ${describeFunction(thread, frame)}`);
    if (frame.fn instanceof Builtin) continue;
    for (let calls = frame.tailCalls; calls > 0; calls--, at++) lines.push('\t(tailcall): ?');
  }
  lines.push('\t[G]: ?');
  const shown = lines.slice(Math.max(0, Math.min(level, lines.length)));
  const short =
    shown.length > maxTraceLines ? [...shown.slice(0, traceEnds), '\t...', ...shown.slice(-traceEnds)] : shown;
  return ['stack traceback:', ...short].join('\n');
}

function describeFunction(thread: CallStack, frame: Frame): string {
  const name = functionName(thread, frame);
  if (frame.parent === undefined) return name;
  return /^[(<]/.test(name) ? `function ${name}` : `function '${name}'`;
}
