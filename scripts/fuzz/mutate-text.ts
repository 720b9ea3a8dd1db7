import type { Random } from './random';

/** Longest text that is made, in UTF-16 units. */
const maxLength = 64 * 1024;

/** Pieces on which parsers stumble: brackets, escapes, ends of ranges, bytes that are no text. */
const pieces = [
  ...'()[]{}<>"\'`\\/|&!.,:;#@$%^*+-=~? \n\t\0',
  ...'é 😀 \u2028 \ud800 \udc80 \udcff \ufeff \u0301 İ ß 0 -1 -0 1e999 9223372036854775808 18446744073709551616'.split(
    ' ',
  ),
  ...'0x 1_0 .5 NaN Infinity null true {{ }} [[ ]] -- && || ** // .. ... \\u0000 \\ud800 \\x __proto__'.split(' '),
  ...'constructor toString end if define &a *a <<: !!binary'.split(' '),
  ...'- |? |---\n'.split('|'),
];

/** Texts that are repeated to nest deeply. */
const nesting = [
  '(',
  '[',
  '{',
  '{"a":',
  '!',
  '-',
  'not ',
  '{{if 1}}',
  'if x then ',
  '.a',
  '|',
  '- ',
  'f(',
  '[[',
  '((a)',
  '"\\(',
];

type Mutation = (text: string, random: Random, other: string) => string;

const mutations: readonly Mutation[] = [
  (text, random) => insert(text, random, random.pick(pieces)),
  (text, random) => replace(text, random, random.pick(pieces)),
  (text, random) => replace(text, random, ''),
  (text, random, other) => insert(text, random, part(other, random)),
  (text, random) => insert(text, random, part(text, random)),
  (text, random, other) => text.slice(0, random.below(text.length + 1)) + other.slice(random.below(other.length + 1)),
  (text, random) => text.slice(0, random.below(text.length + 1)),
  (text, random) => insert(text, random, part(text, random, 40).repeat(1 + random.below(60))),
  (text, random) => text.replace(/\d+/, () => random.pick(['0', '-1', '4294967296', '1e308', '99999999999999999999'])),
  (text, random) => insert(text, random, String.fromCharCode(random.below(random.pick([128, 0x800, 0x10000])))),
];

/** A text made from a seed by a few changes, or of random pieces alone. */
export function mutate(text: string, other: string, random: Random): string {
  if (random.below(40) === 0) return noise(random);
  let made = random.below(60) === 0 ? nested(text, random) : text;
  for (let left = 1 + random.below(4); left > 0; left--) made = random.pick(mutations)(made, random, other);
  return made.slice(0, maxLength);
}

/** With a piece in it that opens something again and again. */
function nested(text: string, random: Random): string {
  return insert(text, random, random.pick(nesting).repeat(1 + random.below(2 ** random.below(14))));
}

function noise(random: Random): string {
  return Array.from({ length: random.below(200) }, () => random.pick(pieces)).join('');
}

function insert(text: string, random: Random, piece: string): string {
  const at = random.below(text.length + 1);
  return text.slice(0, at) + piece + text.slice(at);
}

function replace(text: string, random: Random, piece: string): string {
  const at = random.below(text.length + 1);
  return text.slice(0, at) + piece + text.slice(at + 1 + random.below(random.pick([1, 8])));
}

function part(text: string, random: Random, longest = 400): string {
  const at = random.below(text.length + 1);
  return text.slice(at, at + random.below(longest));
}
