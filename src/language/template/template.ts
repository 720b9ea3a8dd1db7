import { EventloomError, reasonOf } from '../../errors';
import { fromBytes, toBytes } from '../go/text';
import type { GoValue } from '../go/value';
import type { TemplateLimits } from './budget';
import { Budget } from './budget';
import type { FunctionTable } from './function';
import { functions } from './functions';
import { Interpreter } from './interpreter';
import type { Tree } from './nodes';
import { parse } from './parser';
import { deepCopy } from './sprig/copy';

/** How a template runs. */
export interface TemplateOptions {
  readonly limits?: TemplateLimits;
  /** The clock that `now`, `ago` and `date` read, in milliseconds since 1970. `@default` Date.now */
  readonly now?: () => number;
}

/** Functions that change a map given to them, which may be a part of the input. */
const changing = /\b(set|unset|merge|mergeOverwrite|mustMerge|mustMergeOverwrite)\b/;

/** A compiled template. It holds no state: run it as often as needed. */
export class Template {
  readonly #text: string;
  readonly #tree: Tree;
  readonly #functions: FunctionTable;
  readonly #changesInput: boolean;

  /** Use {@link compile}. */
  constructor(text: string, tree: Tree, functions: FunctionTable) {
    this.#text = text;
    this.#tree = tree;
    this.#functions = functions;
    this.#changesInput = changing.test(text);
  }

  /**
   * Runs the template on a map whose only key `Input` holds the input, which is not changed.
   *
   * @returns the output; bytes that are not UTF-8 are carried as text.ts says.
   * @throws EventloomError `program-failed` with the position, `program-limit` when the run uses more than the limits.
   */
  run(input: GoValue, options: TemplateOptions = {}): string {
    const surroundings = { budget: new Budget(options.limits), now: options.now ?? Date.now };
    const interpreter = new Interpreter(this.#text, this.#tree, this.#functions, surroundings);
    try {
      const output = interpreter.run({ Input: this.#changesInput ? deepCopy(input, surroundings.budget) : input });
      return looseBytes.test(output) ? fromBytes(toBytes(output)) : output;
    } catch (error) {
      throw asEventloomError(error);
    }
  }
}

/** Bytes carried one by one may have come together to a character. */
const looseBytes = /[\udc80-\udcff]/u;

/**
 * Compiles a Go text/template with the functions of sprig, as Argo Events gives them to parameters and data filters.
 *
 * @throws EventloomError `bad-program` with line and column.
 */
export function compile(text: string): Template {
  try {
    return new Template(text, parse(text, isFunction), functions);
  } catch (error) {
    throw asEventloomError(error);
  }
}

function isFunction(name: string): boolean {
  return Object.hasOwn(functions, name);
}

/** The stack and the longest string are limits as well; V8 reports them as RangeError. */
function asEventloomError(error: unknown): EventloomError {
  if (error instanceof EventloomError) return error;
  const message = reasonOf(error);
  const isLimit = error instanceof Error && error.name === 'RangeError';
  return new EventloomError(
    isLimit ? 'program-limit' : 'program-failed',
    isLimit ? `the template needs too much memory: ${message}` : `the template failed: ${message}`,
    { cause: error },
  );
}
