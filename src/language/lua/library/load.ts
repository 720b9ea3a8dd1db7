import { compileScript } from '../compile/compile';
import { SyntaxFault } from '../syntax/fault';
import { toInt } from '../value/number';
import { LuaTable } from '../value/table';
import type { LuaValue } from '../value/value';
import { asText } from '../vm/arithmetic';
import { call } from '../vm/call';
import type { Frame } from '../vm/frame';
import { Closure } from '../vm/function';
import type { Thread } from '../vm/thread';
import { checkFunction, checkTable, checkText, type Functions, optionalText, refused, results } from './arguments';

/** What it takes at least to compile a script. */
const compileSteps = 300;

/** Pushes the function that a script is, or nil and why it does not compile. */
function load(thread: Thread, text: string, source: string): number {
  thread.state.budget.spend(compileSteps + text.length * 5);
  thread.state.budget.allocate(text.length * 16);
  try {
    return results(thread, new Closure(compileScript(text, source), thread.env));
  } catch (error) {
    if (!(error instanceof SyntaxFault)) throw error;
    return results(thread, undefined, error.message);
  }
}

function loadPieces(thread: Thread): number {
  const read = checkFunction(thread, 1);
  const source = optionalText(thread, 2, '?');
  const { count } = thread;
  const pieces: string[] = [];
  for (;;) {
    thread.count = count;
    thread.push(read);
    call(thread, 0, 1);
    const piece = thread.pop();
    const text = asText(piece);
    if (piece !== undefined && text === undefined) {
      return results(thread, undefined, 'reader function must return a string');
    }
    if (text === undefined || text === '') return load(thread, pieces.join(''), source);
    thread.state.budget.allocateString(text.length);
    pieces.push(text);
  }
}

/** What `setfenv` and `getfenv` mean: a function, or that of a call some levels up. */
function functionOf(thread: Thread, value: LuaValue): { fn: LuaValue; isGlobal: boolean } {
  const which = thread.count === 0 ? 1 : value;
  if (typeof which !== 'number') return { fn: which, isGlobal: false };
  const level = toInt(which);
  if (level <= 0) return { fn: undefined, isGlobal: true };
  let frame: Frame | undefined = thread.frame;
  for (let up = 0; up < level && frame !== undefined; up++) frame = frame.parent;
  return { fn: frame?.fn, isGlobal: false };
}

/** Functions that compile scripts and that change where functions find their global variables. */
export const loadFunctions: Functions = {
  dofile: refused('dofile'),
  getfenv: (thread) => {
    const { fn, isGlobal } = functionOf(thread, thread.argument(1));
    if (isGlobal) return results(thread, thread.env);
    return results(thread, fn instanceof Closure ? fn.env : thread.state.globals);
  },
  load: loadPieces,
  loadfile: refused('loadfile'),
  loadstring: (thread) => load(thread, checkText(thread, 1), optionalText(thread, 2, '<string>')),
  setfenv: (thread) => {
    const env: LuaTable = checkTable(thread, 2);
    const { fn, isGlobal } = functionOf(thread, thread.argument(1));
    if (isGlobal) {
      thread.env = env;
      return 0;
    }
    if (!(fn instanceof Closure)) return thread.raise('cannot change the environment of given object');
    fn.env = env;
    return results(thread, fn);
  },
};
