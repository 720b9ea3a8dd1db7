import { isWellFormed } from '../../language/go/json';
import { get } from '../../language/path/get';
import type { Result } from '../../language/path/result';
import type { Evaluation } from './evaluation';
import { shown } from './evaluation';

/** Only paths without queries, modifiers and pipes can be cut at their dots. */
const plainPath = /^[^@!{}[\]()|\\]+$/;

/** What a path leads to in a payload, as data filters and parameters see it. */
export function evaluatePath(path: string, payload: string): Evaluation {
  const result = get(payload, path);
  const parts = plainPath.test(path) ? path.split('.') : [path];
  const steps = plainPath.test(path)
    ? parts.map((_, index) => parts.slice(0, index + 1).join('.')).map((part) => describe(part, get(payload, part)))
    : [describe(path, result)];
  if (!isWellFormed(payload)) steps.unshift('the payload is no JSON: filters refuse it, parameters read what they can');
  return { output: result.exists ? `${result.string()}\n` : '', passed: result.exists, steps };
}

function describe(path: string, result: Result): string {
  return result.exists ? `${path}: ${result.type} ${shown(result.raw)}` : `${path}: leads to nothing`;
}
