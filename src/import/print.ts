import {
  breaks,
  choice,
  group,
  hardline,
  ifBroken,
  indent,
  joined,
  type Layout,
  line,
  render,
  softline,
  width,
} from './layout';
import type { Entry, Expression, Statement } from './tree';

type Call = Extract<Expression, { kind: 'call' }>;

/** Statements as TypeScript. @param indentation the column that they begin in. */
export function printStatements(statements: readonly Statement[], indentation: number): string {
  return statements
    .map((statement, index) => {
      const text = printStatement(statement, indentation);
      return statement.apart && index > 0 ? `\n${text}` : text;
    })
    .join('');
}

function printStatement({ comments = [], variable, value }: Statement, indentation: number): string {
  const before = commentLines(comments);
  const declared = variable === undefined ? '' : `const ${variable} = `;
  const code = value === undefined ? [] : [declared, expression(value), ';', hardline];
  const margin = ' '.repeat(indentation);
  const text = render([...before, ...code], indentation);
  return text.trim() === '' ? '' : `${margin}${text.trimEnd()}\n`;
}

function commentLines(comments: readonly string[]): Layout[] {
  return comments.flatMap((comment) => [comment === '' ? '//' : `// ${comment}`, hardline]);
}

/** An expression as TypeScript, laid out from a column on. */
export function printExpression(value: Expression, indentation = 0): string {
  return render(expression(value), indentation);
}

function expression(value: Expression): Layout {
  switch (value.kind) {
    case 'literal':
      return typeof value.value === 'string' ? textLiteral(value.value) : String(value.value);
    case 'object':
      return objectLiteral(value.entries);
    case 'list':
      return listLiteral(value);
    case 'name':
      return value.name;
    case 'member':
      return [expression(value.of), memberAccess(value.name)];
    case 'call':
      return [value.isNew ? 'new ' : '', expression(value.callee), callArguments(value.args)];
    case 'template':
      return templateLiteral(value.parts);
    case 'arrow':
      return ['() => (', expression(value.result), ')'];
    case 'untyped-event':
      return [expression(value.event), ' as Event<unknown>'];
  }
}

const identifier = /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u;

function memberAccess(name: string): string {
  return identifier.test(name) ? `.${name}` : `[${quoted(name)}]`;
}

/** A text as a literal. One of several lines is a template literal, in which it reads as it did. */
function textLiteral(text: string): string {
  return text.split('\n').length > 2 ? `\`${templateText(text)}\`` : quoted(text);
}

/** What a template literal must write otherwise. A blank at the end of a line would be lost to editors. */
function templateText(text: string): string {
  return text
    .replace(/[\\`]|\$(?=\{)/g, '\\$&')
    .replace(/ (?=\n)/g, '\\x20')
    .replace(unseen, (character) => (character === '\n' ? character : escape(character)));
}

/** Controls, and what nobody sees or what changes how a line reads. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** A text in single quotes, or in double quotes where that saves escapes. */
export function quoted(text: string): string {
  const singles = text.split("'").length;
  const doubles = text.split('"').length;
  const quote = singles > doubles ? '"' : "'";
  const escaped = text.replaceAll('\\', '\\\\').replace(unseen, escape).replaceAll(quote, `\\${quote}`);
  return quote + escaped + quote;
}

const shortEscapes: { readonly [character: string]: string } = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function escape(character: string): string {
  const short = shortEscapes[character];
  if (short !== undefined) return short;
  return [...Array(character.length).keys()]
    .map((at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`)
    .join('');
}

function templateLiteral(parts: readonly (string | Expression)[]): Layout {
  const printed = parts.map((part) =>
    typeof part === 'string' ? templateText(part).replaceAll('\n', '\\n') : `\${${flat(part)}}`,
  );
  return `\`${printed.join('')}\``;
}

/** An expression on one line, however long: so formatters leave what stands in a template. */
function flat(value: Expression): string {
  return render(group(expression(value)), -1_000_000).trim();
}

function objectLiteral(entries: readonly Entry[]): Layout {
  if (entries.length === 0) return '{}';
  const members = entries.map((entry) => [...commentLines(entry.comments ?? []), property(entry)]);
  return group(['{', indent([line, joined(members, [',', line])]), ifBroken(','), line, '}']);
}

function property({ key, value }: Entry): Layout {
  // A literal `__proto__` would set the prototype.
  const name = key === '__proto__' ? "['__proto__']" : identifier.test(key) || isPlainNumber(key) ? key : quoted(key);
  const printed = expression(value);
  if (movesDown(name, value)) return group([`${name}:`, group(indent([line, printed]))]);
  return [`${name}: `, printed];
}

function isPlainNumber(key: string): boolean {
  return /^(0|[1-9]\d{0,14})$/.test(key);
}

/** Whether a value that is too long goes to a line of its own. */
function movesDown(name: string, value: Expression): boolean {
  if (name.length < 5 && value.kind !== 'call') return false;
  if (value.kind === 'literal') return typeof value.value === 'string' && !textLiteral(value.value).startsWith('`');
  if (value.kind === 'member') return true;
  return value.kind === 'call' && !value.isNew && isPoorlyBreakable(value);
}

function isPoorlyBreakable({ callee, args }: Call): boolean {
  if (callee.kind !== 'member' || args.length > 1) return false;
  const [argument] = args;
  if (argument === undefined) return true;
  if (argument.kind === 'literal')
    return typeof argument.value !== 'string' || quoted(argument.value).length <= width / 4;
  return argument.kind === 'name' && argument.name.length <= width / 4;
}

function listLiteral({ items }: Extract<Expression, { kind: 'list' }>): Layout {
  if (items.length === 0) return '[]';
  const elements = items.map(({ value, comments = [] }) => [...commentLines(comments), expression(value)]);
  return group(
    ['[', indent([softline, joined(elements, [',', line])]), ifBroken(','), softline, ']'],
    items.length > 1 && isTable(items.map(({ value }) => value)),
  );
}

/** Several objects, or several lists, of more than one part each. */
function isTable(values: readonly Expression[]): boolean {
  return (
    values.every((value) => value.kind === 'object' && value.entries.length > 1) ||
    values.every((value) => value.kind === 'list' && value.items.length > 1)
  );
}

function callArguments(args: readonly Expression[]): Layout {
  if (args.length === 0) return '()';
  const printed = args.map(expression);
  const separate = [indent([softline, joined(printed, [',', line])]), ifBroken(','), softline, ')'];
  const [last, penultimate] = [args.at(-1), args.at(-2)];
  if (last?.kind === 'name' && args.length === 1) return ['(', printed, ')'];
  if (last === undefined || !isHuggable(last) || penultimate?.kind === last.kind) return group(['(', ...separate]);
  const before = printed.slice(0, -1);
  const hugged = (content: Layout): Layout => ['(', joined([...before, content], ', '), ')'];
  if (before.some(breaks)) return group(['(', ...separate], true);
  const lastPrinted = printed.at(-1) ?? '';
  return choice(
    printed.some(breaks),
    hugged(lastPrinted),
    hugged(group(lastContent(lastPrinted), true)),
    group(['(', ...separate], true),
  );
}

function lastContent(layout: Layout): Layout {
  return typeof layout === 'object' && 'kind' in layout && layout.kind === 'group' ? layout.content : layout;
}

function isHuggable(value: Expression): boolean {
  if (value.kind === 'object') return value.entries.length > 0;
  if (value.kind === 'list') return value.items.length > 0;
  return value.kind === 'arrow';
}
