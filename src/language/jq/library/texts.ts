import { trimSpace } from '../../go/text';
import type { GoValue } from '../../go/value';
import type { Budget } from '../limits';
import { codePoints, replacement, wellFormed } from '../value/characters';
import { jsonText } from '../value/json-text';
import { isArray, isObject, sortedValues } from '../value/members';
import { isNumber, toInt } from '../value/number';
import { add } from './arithmetic';
import { wrongArguments, wrongInput } from './fault';
import type { Native, NativeTable } from './native';
import { split } from './search';

/** Functions for strings. */
export const texts: NativeTable = {
  'startswith/1': pair('startswith', (text, part) => text.startsWith(part)),
  'endswith/1': pair('endswith', (text, part) => text.endsWith(part)),
  'ltrimstr/1': pair('ltrimstr', withoutStart),
  'rtrimstr/1': pair('rtrimstr', withoutEnd),
  'trimstr/1': pair('trimstr', (text, part) => withoutEnd(withoutStart(text, part), part)),
  'ltrim/0': single('ltrim', (text) => trimSpace(`${text}.`).slice(0, -1)),
  'rtrim/0': single('rtrim', (text) => trimSpace(`.${text}`).slice(1)),
  'trim/0': single('trim', trimSpace),
  'ascii_downcase/0': single('ascii_downcase', (text) =>
    wellFormed(text).replace(/[A-Z]+/g, (upper) => upper.toLowerCase()),
  ),
  'ascii_upcase/0': single('ascii_upcase', (text) =>
    wellFormed(text).replace(/[a-z]+/g, (lower) => lower.toUpperCase()),
  ),
  'explode/0': single('explode', (text, budget) => {
    budget.elements(text.length);
    return codePoints(text).map(BigInt);
  }),
  'implode/0': (budget, input) => {
    if (!isArray(input)) throw wrongInput('implode', input);
    budget.text(input.length);
    return input.map((point) => character(toInt(point), input)).join('');
  },
  'split/1': (budget, input, separator) => {
    if (typeof input !== 'string') throw wrongInput('split', input);
    if (typeof separator !== 'string') throw wrongInput('split', separator);
    return split(input, separator, budget);
  },
  'join/1': join,
};

function single(name: string, make: (text: string, budget: Budget) => GoValue): Native {
  return (budget, input) => {
    if (typeof input !== 'string') throw wrongInput(name, input);
    budget.read(input.length);
    return make(input, budget);
  };
}

function pair(name: string, make: (text: string, part: string) => GoValue): Native {
  return (budget, input, part) => {
    if (typeof input !== 'string' || typeof part !== 'string') throw wrongArguments(name, input, part);
    budget.read(part.length);
    return make(input, part);
  };
}

function withoutStart(text: string, start: string): string {
  return text.startsWith(start) ? text.slice(start.length) : text;
}

function withoutEnd(text: string, end: string): string {
  return text.endsWith(end) ? text.slice(0, text.length - end.length) : text;
}

function character(point: number | undefined, input: GoValue): string {
  if (point === undefined) throw wrongInput('implode', input);
  const isCharacter = point >= 0 && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff);
  return String.fromCodePoint(isCharacter ? point : replacement);
}

/** Puts texts together with separators between them; null is nothing, other scalars are written as JSON. */
function join(budget: Budget, input: GoValue, separator: GoValue): GoValue {
  if (!isArray(input) && !isObject(input)) throw wrongArguments('join', input, separator);
  const items = isArray(input) ? input : sortedValues(input);
  let joined: GoValue = '';
  for (const [at, item] of items.entries()) {
    if (at > 0) joined = add(joined, separator, budget);
    const isScalar = typeof item === 'boolean' || isNumber(item);
    joined = add(joined, isScalar ? jsonText(item, budget) : item, budget);
  }
  return joined;
}
