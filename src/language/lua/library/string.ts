import { toLower, toUpper } from '../../go/case';
import { fromByteString, toByteString } from '../value/bytes';
import { addInt } from '../value/number';
import type { Thread } from '../vm/thread';
import { checkInt, checkText, type Functions, optionalInt, results, textResult } from './arguments';
import { findFunctions, startPlace } from './find';
import { formatText } from './format';
import { substitute } from './substitute';

function bytes(thread: Thread): number {
  const text = checkText(thread, 1);
  const first = addInt(optionalInt(thread, 2, 1), -1);
  const last = optionalInt(thread, 3, -1);
  const { length } = text;
  const start = first < 0 ? length + first + 1 : first;
  const end = last < 0 ? length + last + 1 : last;
  if (thread.count === 2) {
    return start < 0 || start >= length ? 0 : results(thread, text.charCodeAt(start));
  }
  const from = Math.max(start, 0);
  const to = Math.min(end, length);
  if (to < 0 || to <= from || from >= length) return 0;
  for (let index = from; index < to; index++) thread.push(text.charCodeAt(index));
  return to - from;
}

function characters(thread: Thread): number {
  const codes: number[] = [];
  for (let number = 1; number <= thread.count; number++) codes.push(lowByte(checkInt(thread, number)));
  return textResult(thread, String.fromCharCode(...codes));
}

/** The lowest byte of a Go int. */
const lowByte = (value: number): number => ((value % 256) + 256) % 256;

function repeat(thread: Thread): number {
  const text = checkText(thread, 1);
  const count = checkInt(thread, 2);
  if (count <= 0 || text === '') return results(thread, '');
  thread.state.budget.allocateString(text.length * count);
  return results(thread, text.repeat(count));
}

function part(thread: Thread): number {
  const text = checkText(thread, 1);
  const start = startPlace(text, checkInt(thread, 2));
  const last = optionalInt(thread, 3, -1);
  const end = Math.min(Math.max(0, last < 0 ? text.length + last + 1 : last), text.length);
  return results(thread, start >= text.length || end < start ? '' : text.slice(start, end));
}

/** A function from text to text. */
const ofText =
  (change: (text: string) => string) =>
  (thread: Thread): number => {
    const text = checkText(thread, 1);
    thread.state.budget.spend(3 + (text.length >> 2));
    return textResult(thread, change(text));
  };

/** The functions of `string`. */
export const stringFunctions: Functions = {
  ...findFunctions,
  byte: bytes,
  char: characters,
  dump: (thread) => thread.raise('GopherLua does not support the string.dump'),
  format: formatText,
  gsub: substitute,
  len: (thread) => results(thread, checkText(thread, 1).length),
  lower: ofText((text) => toByteString(toLower(fromByteString(text)))),
  rep: repeat,
  reverse: ofText((text) => Buffer.from(text, 'latin1').reverse().toString('latin1')),
  sub: part,
  upper: ofText((text) => toByteString(toUpper(fromByteString(text)))),
};
