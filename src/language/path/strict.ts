import type { Json } from '../../model/json';
import { closingQuote } from '../go/json-scan';

/**
 * The fast way to a value: undefined unless JSON.parse gives exactly what reading leniently would, because the text is JSON, no
 * object has a key twice and no string an unpaired half of a character.
 */
export function strictValue(text: string): Json | undefined {
  if (text.includes('\\u') && /\\u[dD][89a-fA-F]/.test(text)) return undefined;
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
  return countKeys(value, 0) === countColons(text) ? value : undefined;
}

/** The levels that are worth walking; a deeper value is read leniently. */
const maxLevels = 100;

/** NaN for a value that is nested too deeply. */
function countKeys(value: unknown, level: number): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (level === maxLevels) return Number.NaN;
  let count = 0;
  if (Array.isArray(value)) {
    for (const item of value) count += countKeys(item, level + 1);
    return count;
  }
  for (const item of Object.values(value)) count += 1 + countKeys(item, level + 1);
  return count;
}

function countColons(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) at = closingQuote(text, at + 1);
    else if (code === 0x3a) count++;
  }
  return count;
}
