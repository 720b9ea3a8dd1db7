import { get } from './get';
import type { Result } from './result';
import type { SetStep } from './set-steps';
import { isAppend } from './set-steps';

/** Takes a member or an item out of a JSON text; undefined if there is none. */
export function removeAt(json: string, steps: readonly SetStep[]): string | undefined {
  const [step, ...rest] = steps;
  if (step === undefined) return undefined;
  const found = isAppend(step) ? lastItem(json, step) : get(json, step.path);
  if (found.index === 0) return undefined;
  const end = found.index + found.raw.length;
  if (rest.length === 0) return withoutItem(json.slice(0, found.index), json.slice(end));
  const value = removeAt(found.raw, rest);
  return value === undefined ? undefined : json.slice(0, found.index) + value + json.slice(end);
}

function lastItem(json: string, step: SetStep): Result {
  const count = get(json, '#').int();
  return get(json, count > 0n ? String(count - 1n) : step.path);
}

/** What is left of a text around a value: the first one of a list takes the comma behind it along, others the one before. */
function withoutItem(before: string, after: string): string {
  const { kept, isFirst } = withoutTail(before);
  if (!isFirst) return kept + after;
  let at = 0;
  while (after.charCodeAt(at) <= 0x20) at++;
  return kept + (after[at] === ',' ? after.slice(at + 1) : after);
}

interface Kept {
  readonly kept: string;
  readonly isFirst: boolean;
}

function withoutTail(before: string): Kept {
  for (let at = before.length - 1; at >= 0; at--) {
    if (before[at] === '[') return { kept: before, isFirst: true };
    if (before[at] === ',') return { kept: before.slice(0, at), isFirst: false };
    if (before[at] === ':') return withoutKey(before, at - 1) ?? { kept: before, isFirst: false };
  }
  return { kept: before, isFirst: false };
}

/** Goes back over a key, and over whatever stands between it and the comma or brace before. */
function withoutKey(before: string, from: number): Kept | undefined {
  let at = before.lastIndexOf('"', from);
  for (at--; at >= 0; at--) {
    if (before[at] !== '"') continue;
    at--;
    if (before[at] === '\\') {
      at--;
      continue;
    }
    for (; at >= 0; at--) {
      if (before[at] === '{') return { kept: before.slice(0, at + 1), isFirst: true };
      if (before[at] === ',') return { kept: before.slice(0, at), isFirst: false };
    }
  }
  return undefined;
}
