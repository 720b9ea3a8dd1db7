/** A piece of JavaScript; blanks and comments are none. */
export interface Token {
  readonly kind: 'word' | 'number' | 'string' | 'template' | 'regex' | 'sign';
  readonly text: string;
  readonly start: number;
}

const blanks = /(?:\s+|\/\/.*|\/\*[^]*?\*\/)+/y;
const word = /#?[\p{ID_Start}$_][\p{ID_Continue}$]*/uy;
const number = /0[xXbBoO][\da-fA-F_]+n?|(?:\d[\d_]*)?\.?\d[\d_]*(?:[eE][+-]?\d+)?n?/y;
const string = /'(?:\\[^]|[^'\\])*'|"(?:\\[^]|[^"\\])*"/y;
const regex = /\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/[a-z]*/y;
const sign = /=>|\.\.\.|>>>=|[=!]==?|\*\*=?|&&=?|\|\|=?|\?\?=?|\?\.(?!\d)|\+\+|--|[<>]{1,3}=?|[-+*/%&|^]=?|[^]/y;

/** Words after which a slash begins a regular expression. */
const beforeOperand = new Set(
  'return typeof case in of instanceof new delete void throw yield await else do'.split(' '),
);

/** Splits JavaScript into its pieces: enough to change one of them, for code that esbuild printed. */
export function tokenize(code: string): Token[] {
  const tokens: Token[] = [];
  for (let at = skip(code, 0); at < code.length; at = skip(code, at)) {
    const token = read(code, at, tokens.at(-1));
    tokens.push(token);
    at += token.text.length;
  }
  return tokens;
}

const skip = (code: string, at: number): number => at + (match(blanks, code, at)?.length ?? 0);

function match(pattern: RegExp, code: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(code)?.[0];
}

function read(code: string, start: number, previous: Token | undefined): Token {
  if (code[start] === '`') return { kind: 'template', text: code.slice(start, templateEnd(code, start)), start };
  const kinds = [
    ['word', word],
    ['number', number],
    ['string', string],
    ...(endsOperand(previous) ? [] : ([['regex', regex]] as const)),
  ] as const;
  for (const [kind, pattern] of kinds) {
    const text = match(pattern, code, start);
    if (text) return { kind, text, start };
  }
  return { kind: 'sign', text: match(sign, code, start) ?? '', start };
}

/** Whether what comes next is an operator: then a slash divides, and a minus subtracts. */
export function endsOperand(token: Token | undefined): boolean {
  if (!token) return false;
  if (token.kind === 'sign') return token.text === ')' || token.text === ']' || token.text === '}';
  return token.kind !== 'word' || !beforeOperand.has(token.text);
}

/** Templates stand in templates: their braces are counted. */
function templateEnd(code: string, start: number): number {
  const open: ('`' | '{')[] = ['`'];
  let at = start + 1;
  while (at < code.length && open.length > 0) {
    const top = open.at(-1);
    if (code[at] === '\\') at++;
    else if (top === '`' && code.startsWith('${', at)) {
      open.push('{');
      at++;
    } else if (code[at] === '`') {
      if (top === '`') open.pop();
      else open.push('`');
    } else if (top === '{' && code[at] === '{') open.push('{');
    else if (top === '{' && code[at] === '}') open.pop();
    at++;
  }
  return at;
}
