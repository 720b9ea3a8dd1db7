import { EventloomError } from '../../errors';
import type { GoValue } from '../go/value';
import { compileScript } from './compile/compile';
import type { Prototype } from './compile/instruction';
import { toLua } from './convert';
import { library } from './library/library';
import { SyntaxFault } from './syntax/fault';
import { Budget, type LuaLimits } from './value/budget';
import { fromByteString, toByteString } from './value/bytes';
import type { LuaValue } from './value/value';
import { protectedCall } from './vm/call';
import { Closure } from './vm/function';
import { interpret } from './vm/interpreter';
import { type LuaWorld, State } from './vm/state';
import { Thread } from './vm/thread';

export type { LuaLimits } from './value/budget';
export type { LuaValue } from './value/value';
export type { LuaWorld } from './vm/state';

/** How {@link LuaProgram.run} runs a script. */
export interface LuaOptions extends LuaLimits, LuaWorld {}

/** Longer scripts are refused, in bytes. */
const maxScriptLength = 256 << 10;

/** The name of a script in messages, as upstream calls it. */
const scriptName = '<string>';

/**
 * Compiles a Lua 5.1 script as gopher-lua does.
 *
 * @throws EventloomError `bad-program` with line and column.
 */
export function compile(script: string): LuaProgram {
  const text = toByteString(script);
  if (text.length > maxScriptLength) {
    throw new EventloomError(
      'bad-program',
      `the script has ${text.length} bytes; at most ${maxScriptLength} are allowed`,
    );
  }
  try {
    return new LuaProgram(compileScript(text, scriptName));
  } catch (error) {
    throw error instanceof SyntaxFault || error instanceof RangeError ? badProgram(error) : error;
  }
}

function badProgram(fault: SyntaxFault | RangeError): EventloomError {
  if (fault instanceof RangeError) return new EventloomError('bad-program', 'the script is nested too deeply');
  return new EventloomError('bad-program', `the script does not compile: ${fromByteString(fault.explanation)}`);
}

/** A compiled script. It can be run many times, and keeps nothing of a run. */
export class LuaProgram {
  readonly #prototype: Prototype;

  /** Made by {@link compile}. */
  constructor(prototype: Prototype) {
    this.#prototype = prototype;
  }

  /**
   * Runs the script with the standard library and some more global variables.
   *
   * @returns all values that it leaves on the stack: strings are bytes, one character each.
   * @throws EventloomError `program-failed` when the script raises an error, `program-limit` when it uses too much.
   */
  run(globals: Readonly<Record<string, GoValue>>, options: LuaOptions = {}): LuaValue[] {
    return this.runIn(new Budget(options), globals, options);
  }

  /** Like {@link run}, with a budget that goes on to be used. */
  runIn(budget: Budget, globals: Readonly<Record<string, GoValue>>, world: LuaWorld = {}): LuaValue[] {
    const state = new State(budget, world, library);
    for (const name of Object.keys(globals)) {
      state.globals.setHashed(toByteString(name), toLua(globals[name] ?? null, budget));
    }
    const thread = new Thread(state, state.globals, interpret);
    thread.push(new Closure(this.#prototype, state.globals));
    const failure = guarded(() => protectedCall(thread, 0));
    if (failure) {
      throw new EventloomError('program-failed', `the script failed: ${fromByteString(thread.textOf(failure.value))}`);
    }
    return thread.registers.slice(0, thread.top);
  }
}

/** The machine's own stack is a limit too. */
function guarded<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new EventloomError('program-limit', 'the script was stopped: it nested calls or data too deeply');
  }
}
