import { resolvePlain } from './scalar';

/** Longest key that Go's reader finds without being told that a key comes. */
export const longestSimpleKey = 800;

/** Characters that begin something else than plain text. */
const indicators = new Set('-?:,[]{}#&*!|>\'"%@`=~ ');

/** Everything that some reader, YAML 1.1 or 1.2, takes for a number, a time or a version of one. */
const numberLike = /^[-+.0-9][-+.0-9a-fA-F_:xXoObBTtZz]*$|^[0-9]{4}-[0-9]/;

// oxlint-disable-next-line no-control-regex -- these are the characters to escape
const unprintable = /[\0-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|\p{Surrogate}/u;
// oxlint-disable-next-line no-control-regex -- these are the characters to escape
const unprintableInBlock = /[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|\p{Surrogate}/u;

/** Text on one line, with quotes only where some reader would need them. */
export function inlineText(text: string): string {
  return isPlain(text) ? text : quoted(text);
}

function isPlain(text: string): boolean {
  if (text === '' || indicators.has(text.charAt(0)) || text.endsWith(' ') || text.endsWith(':')) return false;
  if (text.includes(': ') || text.includes(' #') || unprintable.test(text)) return false;
  return typeof resolvePlain(text) === 'string' && !numberLike.test(text) && text !== '<<' && !text.startsWith('...');
}

/** Text in double quotes. */
export function quoted(text: string): string {
  // JSON's escapes are YAML's; what JSON leaves as it is, but YAML may not, is escaped in the same way.
  // oxlint-disable-next-line no-control-regex -- these are the characters to escape
  return JSON.stringify(text).replaceAll(/[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

/** Whether text can be read from every editor as a block of lines, without losing anything. */
export function isBlock(text: string): boolean {
  if (!text.includes('\n') || text.startsWith(' ') || text.startsWith('\n') || text.startsWith('\t')) return false;
  return !unprintableInBlock.test(text) && !/^[ \t]+$/m.test(text);
}

/** Text as a block of lines, after the key that it belongs to. */
export function blockText(text: string, indent: string): string {
  let ending = 0;
  while (text[text.length - 1 - ending] === '\n') ending++;
  const chomping = ending === 0 ? '-' : ending === 1 ? '' : '+';
  const lines = (ending === 0 ? text : text.slice(0, -1)).split('\n');
  return `|${chomping}\n${lines.map((line) => (line === '' ? '' : indent + line)).join('\n')}`;
}
