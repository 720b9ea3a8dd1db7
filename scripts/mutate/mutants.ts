import { SourceMap } from 'node:module';
import { transformSync } from 'esbuild';
import { endsOperand, type Token, tokenize } from './tokens';

/** A file with one thing changed. */
export interface Mutant {
  /** In the source, counted from 1. */
  readonly line: number;
  /** What was changed into what. */
  readonly change: string;
  /** The changed JavaScript. */
  readonly code: string;
  /** In the JavaScript: who runs none of these places cannot notice. */
  readonly at: readonly number[];
}

interface Change {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly change: string;
}

/** TypeScript as JavaScript that Node can load. */
export function toJavaScript(source: string, file: string): { readonly code: string; readonly map: string } {
  return transformSync(source, {
    loader: 'ts',
    format: 'cjs',
    target: 'node20',
    sourcefile: file,
    sourcemap: 'external',
  });
}

/** Every change of a file that some test should notice. */
export function mutantsOf(source: string, file: string): Mutant[] {
  const { code, map } = toJavaScript(source, file);
  const places = new SourceMap(JSON.parse(map) as ConstructorParameters<typeof SourceMap>[0]);
  const starts = [0, ...[...code.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const lineOf = (offset: number): number | undefined => {
    const line = code.slice(0, offset).split('\n').length - 1;
    const entry = places.findEntry(line, offset - (starts[line] ?? 0));
    return 'originalLine' in entry ? entry.originalLine + 1 : undefined;
  };
  return [...tokenChanges(tokenize(code)), ...statementChanges(code)].flatMap(({ start, end, text, change }) => {
    const line = lineOf(start);
    // What esbuild adds has no place, and imports are no behaviour.
    const whole = code.slice(code.lastIndexOf('\n', start) + 1, code.indexOf('\n', start));
    if (line === undefined || /\brequire\(|^__|^var |^\s*__/.test(whole)) return [];
    return [{ line, change, code: code.slice(0, start) + text + code.slice(end), at: placesThatRun(code, start) }];
  });
}

/** V8 counts an operator to its right side, and a label to what it labels, but both matter before that. */
function placesThatRun(code: string, start: number): number[] {
  const line = code.slice(code.lastIndexOf('\n', start) + 1, start + 1);
  return /^\s*case /.test(line) ? [code.lastIndexOf('switch (', start)] : [start - 1, start];
}

const swaps: Readonly<Record<string, string>> = {
  '===': '!==',
  '!==': '===',
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '&&': '||',
  '||': '&&',
  '++': '--',
  '--': '++',
  '+=': '-=',
  '-=': '+=',
  '??': '&&',
  '*': '/',
  '/': '*',
  '%': '*',
};

function tokenChanges(tokens: readonly Token[]): Change[] {
  return tokens.flatMap((token, index) => {
    if (isOfTools(tokens, index)) return [];
    const [text, change] = changed(token, tokens[index - 1], tokens[index + 1]) ?? [];
    if (text !== undefined) {
      const end = token.start + token.text.length;
      return [{ start: token.start, end, text, change: change ?? `${token.text} -> ${text}` }];
    }
    return token.text === 'if' || token.text === '?' ? negated(tokens, index) : [];
  });
}

/** `(0, import_x.name)` is how esbuild calls, `void 0` how it writes undefined, and `?? 0` what the compiler asks for where an index is never out of range. */
function isOfTools(tokens: readonly Token[], index: number): boolean {
  const isCall = tokens[index + 1]?.text === ',' && tokens[index + 2]?.text.startsWith('import_');
  const isFallback = tokens[index]?.kind !== 'word' && tokens[index - 1]?.text === '??';
  return Boolean(isCall) || isFallback || tokens[index - 1]?.text === 'void';
}

function changed(token: Token, previous: Token | undefined, next: Token | undefined): [string, string?] | undefined {
  const { kind, text } = token;
  if (kind === 'word') {
    if (previous?.text === '.' || next?.text === ':') return undefined;
    return text === 'true' ? ['false'] : text === 'false' ? ['true'] : undefined;
  }
  if (kind === 'number') return next?.text === ':' ? undefined : [`(${text} + ${text.endsWith('n') ? '1n' : '1'})`];
  if (kind === 'string') return stringChange(text, next);
  if (kind !== 'sign') return undefined;
  if (text === '!') return ['', '! -> nothing'];
  if (text === '+' || text === '-') return endsOperand(previous) ? [text === '+' ? '-' : '+'] : undefined;
  const swapped = swaps[text];
  return swapped !== undefined && (endsOperand(previous) || text === '++' || text === '--') ? [swapped] : undefined;
}

/** Texts with blanks are for people: no test should depend on each of their words. */
function stringChange(text: string, next: Token | undefined): [string] | undefined {
  if (next?.text === ':' || /\s/.test(text.slice(1, -1))) return undefined;
  return text.length > 2 ? ['""'] : ['"x"'];
}

/** The condition of an `if`. */
function negated(tokens: readonly Token[], index: number): Change[] {
  const open = tokens[index + 1];
  if (tokens[index]?.text !== 'if' || open?.text !== '(') return [];
  let depth = 0;
  for (const token of tokens.slice(index + 1)) {
    if (token.text === '(') depth++;
    if (token.text === ')' && --depth === 0) {
      return [
        { start: open.start, end: open.start + 1, text: '(false && ', change: 'if (…) -> if (false)' },
        { start: open.start, end: open.start + 1, text: '(true || ', change: 'if (…) -> if (true)' },
      ];
    }
  }
  return [];
}

/** Statements on a line of their own, as esbuild prints them. */
const statement = /^([ ]+)(?!const |let |var |case |default|import |export |break|continue|super)([\w#$.[\](].*);$/gm;

function statementChanges(code: string): Change[] {
  return [...code.matchAll(statement)].flatMap(({ index, 1: indent = '', 2: text = '' }) => {
    const start = index + indent.length;
    const end = start + text.length;
    if (text.startsWith('throw ')) return [{ start, end, text: '{}', change: `${cut(text)} -> nothing` }];
    if (/^return\b/.test(text)) {
      if (text === 'return void 0' && endsFunction(code, end, indent)) return [];
      return text === 'return' || text === 'return void 0'
        ? [{ start, end, text: '{}', change: 'return -> go on' }]
        : [{ start, end, text: 'return', change: `${cut(text)} -> return` }];
    }
    // A field of a class looks like an assignment, and an item of a list like a call.
    if (!/^(?:this\.|[\w$.#]+(?:\(|\s*[-+*/|&^]?=[^=>]|\+\+|--))/.test(text)) return [];
    if (/^#?\w+ = /.test(text) && indent.length === 2) return [];
    return [{ start, end, text: '{}', change: `${cut(text)} -> nothing` }];
  });
}

/** Whether a statement is the last one of a function or method, where `return` says nothing. */
function endsFunction(code: string, end: number, indent: string): boolean {
  const outer = indent.slice(2);
  if (!code.startsWith(`;\n${outer}}`, end)) return false;
  const before = code.slice(0, end).split('\n').reverse();
  const opening = before.find((line) => line.startsWith(outer) && /^[^ ]/.test(line.slice(outer.length))) ?? '';
  return (
    /^\s*(?:(?:async )?function\b|(?:(?:static|async|get|set) )*[#\w]+\([^()]*\) \{$)/.test(opening) &&
    !/^\s*(?:if|for|while|switch)\b/.test(opening)
  );
}

const cut = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
