import { EventloomError } from '../../errors';
import type { Json, JsonObject } from '../../model/json';
import { fromLua } from './convert';
import { compile, type LuaOptions, type LuaValue } from './lua';
import { Budget } from './value/budget';
import { LuaTable } from './value/table';

/** A compiled `filters.script`. */
export interface FilterScript {
  /**
   * Whether the last value that the script leaves is true.
   *
   * @throws EventloomError `program-failed` if the document is no object or null, or the script raises an error; `program-limit`.
   */
  passes(document: Json): boolean;
}

/** A compiled `transform.script`. */
export interface TransformScript {
  /**
   * The last value that the script leaves, which must be a table, as JSON.
   *
   * @throws EventloomError like {@link FilterScript.passes}, and `program-failed` if there is no table or JSON cannot hold it.
   */
  run(document: Json): Json;
}

/** Compiles the script of a filter. Throws EventloomError `bad-program`. An empty script passes everything. */
export function compileFilterScript(script: string, options: LuaOptions = {}): FilterScript {
  if (script === '') return { passes: () => true };
  const program = compile(script);
  return {
    passes: (document) => program.run({ event: objectOf(document) }, options).at(-1) === true,
  };
}

/** Compiles the script of a transform. Throws EventloomError `bad-program`. */
export function compileTransformScript(script: string, options: LuaOptions = {}): TransformScript {
  const program = compile(script);
  return {
    run: (document) => {
      const budget = new Budget(options);
      const result: LuaValue = program.runIn(budget, { event: objectOf(document) }, options).at(-1);
      if (result instanceof LuaTable) return fromLua(result, budget);
      throw new EventloomError('program-failed', 'transformation script output type is not of lua table');
    },
  };
}

/** Event data as upstream reads it into a map: null is an empty one. */
function objectOf(document: Json): JsonObject {
  if (document === null) return {};
  if (typeof document === 'object' && !isArray(document)) return document;
  const found = isArray(document) ? 'an array' : `a ${typeof document}`;
  throw new EventloomError('program-failed', `a script needs event data that is a JSON object, not ${found}`);
}

const isArray = (value: Json): value is readonly Json[] => Array.isArray(value);
