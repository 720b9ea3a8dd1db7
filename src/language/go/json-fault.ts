/** Says, for a person, where a text that is not JSON stops being so, and what should have stood there. */
export function describeJsonFault(text: string): string {
  const { at, expected } = findFault(text);
  const before = text.slice(0, at);
  const place = `line ${before.split('\n').length}, column ${at - before.lastIndexOf('\n')}`;
  const found = text.codePointAt(at);
  const shown = found === undefined ? 'the text ends' : `found ${JSON.stringify(String.fromCodePoint(found))}`;
  return `${place}: expected ${expected}, ${shown}`;
}

interface Fault {
  readonly at: number;
  readonly expected: string;
}

type State = 'value' | 'item or ]' | 'key' | 'key or }' | 'colon' | 'next' | 'end';

const expectedText: Readonly<Record<State, string>> = {
  value: 'a value',
  'item or ]': "a value or ']'",
  key: 'a key in double quotes',
  'key or }': "a key in double quotes or '}'",
  colon: "':' after the key",
  next: "',' or the end of the array or object",
  end: 'nothing after the value',
};

/** Goes on token by token, with a stack of its own: a broken text may be nested in any depth. */
function findFault(text: string): Fault {
  const open: string[] = [];
  let state: State = 'value';
  let at = skipBlanks(text, 0);
  let next = follow(state, text.charAt(at), open);
  while (next !== undefined) {
    const end = tokenEnd(text, at);
    if (end.expected !== undefined) return { at: end.at, expected: end.expected };
    [state, at] = [next, skipBlanks(text, end.at)];
    next = follow(state, text.charAt(at), open);
  }
  return { at, expected: expectedText[state] };
}

function follow(state: State, first: string, open: string[]): State | undefined {
  const opened = open.at(-1);
  if (state === 'value' || state === 'item or ]') {
    if (first === '{' || first === '[') {
      open.push(first);
      return first === '{' ? 'key or }' : 'item or ]';
    }
    if (/["\-0-9tfn]/.test(first)) return afterValue(open);
    return first === ']' && state === 'item or ]' ? close(open) : undefined;
  }
  if (state === 'key' || state === 'key or }') {
    if (first === '"') return 'colon';
    return first === '}' && state === 'key or }' ? close(open) : undefined;
  }
  if (state === 'colon') return first === ':' ? 'value' : undefined;
  if (state === 'end') return undefined;
  if (first === ',') return opened === '{' ? 'key' : 'value';
  return first === (opened === '{' ? '}' : ']') ? close(open) : undefined;
}

function close(open: string[]): State {
  open.pop();
  return afterValue(open);
}

function afterValue(open: readonly string[]): State {
  return open.length > 0 ? 'next' : 'end';
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && ' \t\r\n'.includes(text.charAt(at))) at++;
  return at;
}

/** The end of the token that starts here; or, if it is malformed, where it goes wrong. */
function tokenEnd(text: string, at: number): { readonly at: number; readonly expected?: string } {
  if (text[at] === '"') return stringEnd(text, at + 1);
  if (!/[-0-9tfn]/.test(text[at] ?? '')) return { at: at + 1 };
  const token = /(?:-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null)?/y;
  token.lastIndex = at;
  const size = token.exec(text)?.[0].length ?? 0;
  return size > 0 ? { at: at + size } : { at, expected: 'a number, true, false or null' };
}

function stringEnd(text: string, from: number): { readonly at: number; readonly expected?: string } {
  const part = /[^"\\\p{Cc}]+|[\u007f-\u009f]+|\\["\\/bfnrt]|\\u[0-9a-fA-F]{4}/uy;
  let at = from;
  for (part.lastIndex = at; part.test(text); part.lastIndex = at) at = part.lastIndex;
  if (text[at] === '"') return { at: at + 1 };
  return {
    at,
    expected: text[at] === '\\' ? 'a known escape in the string' : 'the rest of the string and its closing quote',
  };
}
