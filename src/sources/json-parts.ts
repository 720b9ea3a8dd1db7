import { decode } from '../language/go/json';
import { closingQuote } from '../language/go/json-scan';

/** The name that a JSON text of a key stands for. */
export const nameOf = (key: string): string => (key.includes('\\') ? String(decode(key)) : key.slice(1, -1));

/** The JSON texts of keys and values of an object, or of the items of an array, whose key is empty. The text is valid and compact. */
export function partsOf(json: string): [key: string, value: string][] {
  const parts: [string, string][] = [];
  const isObject = json[0] === '{';
  if (!isObject && json[0] !== '[') return parts;
  for (let at = 1; at < json.length - 1; at++) {
    let key = '';
    if (isObject) {
      const end = closingQuote(json, at + 1) + 1;
      key = json.slice(at, end);
      at = end + 1;
    }
    const end = valueEnd(json, at);
    parts.push([key, json.slice(at, end)]);
    at = end;
  }
  return parts;
}

function valueEnd(json: string, from: number): number {
  let depth = 0;
  for (let at = from; at < json.length; at++) {
    const character = json[at];
    if (character === '"') at = closingQuote(json, at + 1);
    else if (character === '{' || character === '[') depth++;
    else if ((character === '}' || character === ']') && --depth < 0) return at;
    else if (character === ',' && depth === 0) return at;
  }
  return json.length;
}
