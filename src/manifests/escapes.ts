import { isNode, parseDocument, type Scalar, visit } from 'yaml';
import { Unreadable } from './unreadable';

/** Escapes that Go's reader and the composer do not both know. */
const doubtful = /\\(?:['/]|u[dD][89a-fA-F])/;

/**
 * Gives double-quoted text the escapes of Go's YAML reader: it knows `\'`, and neither `\/` nor two halves of a character.
 * @param isJson whether the text is read as JSON, which has the last two
 * @throws Unreadable
 */
export function mendEscapes(contents: unknown, text: string, isJson: boolean): void {
  if (!isNode(contents) || !doubtful.test(text)) return;
  visit(contents, {
    Scalar(_, node) {
      if (node.type === 'QUOTE_DOUBLE') mend(node, text, isJson);
    },
  });
}

function mend(node: Scalar, text: string, isJson: boolean): void {
  const [start, end] = node.range ?? [0, 0];
  const written = text.slice(start, end);
  let hasQuote = false;
  for (const { index, 1: sign = '', 2: digits = '' } of written.matchAll(/\\([^])([0-9a-fA-F]{2})?/g)) {
    hasQuote ||= sign === "'";
    if (isJson || (sign !== '/' && !(sign === 'u' && /^d[89a-f]/i.test(digits)))) continue;
    const escape = sign === '/' ? '\\/' : `\\u${digits}..`;
    throw new Unreadable(`${escape} is no escape for Go's reader`, start + index, 'write the character itself');
  }
  if (!hasQuote) return;
  const plain = written.replace(/\\([^])/g, (escape, sign: string) => (sign === "'" ? sign : escape));
  node.value = parseDocument(plain, { schema: 'failsafe' }).toJS() ?? '';
}
