import { trimSpace } from '../../go/text';
import { failure } from '../failure';
import type { Rest, Step } from './step';
import type { Bound, Script } from './steps';
import {
  currentStep,
  filterStep,
  indexStep,
  keyStep,
  lengthStep,
  rangeStep,
  recursiveStep,
  rootStep,
  scriptStep,
  unionStep,
  wildcardStep,
} from './steps';
import type { Part } from './subscript';
import { isKey, isScript, readSubscript } from './subscript';

/** Compiles the scripts in a path. */
export interface Scripts {
  compile(script: string): Script;
}

/**
 * Compiles the steps of a path; undefined if there are none.
 * @throws EventloomError `program-failed`, `program-limit`
 */
export function compileSteps(steps: readonly string[], scripts: Scripts): Rest | undefined {
  const compiled = steps.map((step) => compileStep(trimSpace(step), scripts));
  let rest: Rest | undefined;
  for (const step of compiled.reverse()) rest = { step, rest };
  return rest;
}

const simpleSteps: ReadonlyMap<string, Step> = new Map([
  ['$', rootStep],
  ['@', currentStep],
  ['*', wildcardStep],
  ['..', recursiveStep],
  ['length', lengthStep],
]);

function compileStep(step: string, scripts: Scripts): Step {
  const simple = simpleSteps.get(step);
  if (simple) return simple;
  if (step === '') throw failure('a JSON path has an empty step');
  if (!step.startsWith('[')) return keyStep(step);
  const subscript = trimSpace(step.slice(1, -1));
  if (!step.endsWith(']') || subscript === '') throw malformed(step);
  if (subscript === '*') return wildcardStep;
  if (!subscript.startsWith('?')) return compileSubscript(step, subscript, scripts);
  if (!subscript.startsWith('?(') || !subscript.endsWith(')')) throw malformed(step);
  const script = trimSpace(subscript.slice(2, -1));
  return script === '' ? emptyFilter : filterStep(scripts.compile(script));
}

const emptyFilter: Step = {
  apply: () => {
    throw failure('a filter of a JSON path is empty');
  },
};

const malformed = (step: string): Error => failure(`'${step}' is no step of a JSON path`);

function compileSubscript(step: string, subscript: string, scripts: Scripts): Step {
  const { parts, colons, commas } = readSubscript(subscript);
  if (colons === 0 && commas === 0) {
    if (parts.length === 1) return compileSingle(step, parts[0], scripts);
  } else if (colons === 0) {
    if (commas < parts.length) return unionStep(parts.map((part) => choice(step, part, scripts)));
  } else if (commas === 0 && colons <= 2) {
    const [from, to, by] = parts.map((part) => bound(step, part, scripts));
    return rangeStep(from, to, by);
  }
  throw malformed(step);
}

function compileSingle(step: string, part: Part, scripts: Scripts): Step {
  if (typeof part === 'number') return indexStep(part);
  if (part !== undefined && isKey(part)) return keyStep(part.slice(1, -1));
  if (part !== undefined && isScript(part)) return scriptStep(scripts.compile(part.slice(1, -1)));
  throw malformed(step);
}

function choice(step: string, part: Part, scripts: Scripts): number | string | Script {
  if (typeof part === 'number') return part;
  if (part !== undefined && isScript(part)) return scripts.compile(part.slice(1, -1));
  if (part !== undefined && isKey(part)) return part.slice(1, -1);
  throw malformed(step);
}

function bound(step: string, part: Part, scripts: Scripts): Bound {
  if (part === undefined || typeof part === 'number') return part;
  if (isScript(part)) return scripts.compile(part.slice(1, -1));
  throw malformed(step);
}
