import type { GoValue } from '../../go/value';
import type { Budget } from '../../template/budget';
import { compileSteps } from './parse';
import { ScriptCompiler } from './script-compiler';
import { splitPath } from './split';
import { proceed } from './step';

/** A compiled JSON path. */
export interface JsonPath {
  /** What it finds in a document. Throws `program-failed` when that is nothing, `program-limit`. */
  query(document: GoValue, budget: Budget): GoValue;
}

/** How many compiled paths are remembered. */
const maxCached = 100;

const cache = new Map<string, JsonPath>();

/**
 * Compiles a JSON path of the library evilmonkeyinc/jsonpath; the same path gives the same object while it is remembered.
 * @throws EventloomError `program-failed`, `program-limit`
 */
export function compileJsonPath(path: string): JsonPath {
  const known = cache.get(path);
  if (known) return known;
  const steps = compileSteps(splitPath(path), new ScriptCompiler());
  const made: JsonPath = {
    query: (document, budget) => proceed({ root: document, budget }, document, steps),
  };
  if (cache.size >= maxCached) cache.clear();
  cache.set(path, made);
  return made;
}
