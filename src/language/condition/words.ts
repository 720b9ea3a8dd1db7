import { EventloomError } from '../../errors';

/** One word of a condition, as Argo Events sees it after rewriting: a condition is a sum of texts to it. */
export interface Word {
  readonly kind: 'name' | 'text' | 'integer' | 'float' | 'operator' | 'bracket' | 'end';
  readonly text: string;
  /** What stands in the condition. */
  readonly written: string;
  /** Characters before it. */
  readonly position: number;
}

/** The error of a condition that cannot be used. */
export function badCondition(reason: string, position: number): EventloomError {
  return new EventloomError('bad-program', `${reason} at character ${position + 1}`);
}

const operatorNames = new Set(['not', 'in', 'or', 'and', 'matches', 'contains', 'startsWith', 'endsWith', 'let']);

/** White space and comments, then what can stand in a condition, longest first. */
const grammar = new RegExp(
  [
    '(?<blank>\\p{White_Space}+|//[^\\n]*|/\\*[^]*?\\*/)',
    '(?<number>[0-9][0-9_-]*(?:\\.(?!\\.)[0-9_-]*)?)(?<tail>[\\p{L}_$-]?)',
    '(?<name>[\\p{L}_$-][\\p{L}\\p{Nd}_$-]*)',
    '(?<quoted>"[^"\\\\]*"|\'[^\'\\\\]*\')',
    '(?<join>&&|\\|\\|)',
    '(?<parenthesis>[()])',
    '(?<operator>[!=<>*]=|\\?\\?|\\?\\.|\\.\\.|\\*\\*|[&!=*<>|?:;,%+^#./])',
    '(?<bracket>[[\\]{}])',
  ].join('|'),
  'uy',
);

/**
 * Splits a condition into words.
 * @throws EventloomError `bad-program`
 */
export function splitWords(condition: string): Word[] {
  const words: Word[] = [];
  grammar.lastIndex = 0;
  while (grammar.lastIndex < condition.length) {
    const position = grammar.lastIndex;
    const groups = grammar.exec(condition)?.groups;
    if (!groups)
      throw badCondition(`'${condition.slice(position, position + 1)}' cannot stand in a condition`, position);
    words.push(...wordsOf(groups, position));
  }
  words.push({ kind: 'end', text: '', written: 'the end', position: condition.length });
  return words;
}

function wordsOf(groups: Record<string, string | undefined>, position: number): Word[] {
  const { name, number, tail, quoted, join, parenthesis, operator, bracket } = groups;
  const word = (kind: Word['kind'], text: string, written: string): Word => ({ kind, text, written, position });
  const sum = (written: string): Word => word('operator', '+', written);
  if (name !== undefined) return [word(operatorNames.has(name) ? 'operator' : 'name', underscored(name), name)];
  if (number !== undefined) {
    if (tail) throw badCondition(`a name cannot begin with a digit: '${number}${tail}'`, position);
    return [word(number.includes('.') ? 'float' : 'integer', number.replace(/[_-]/g, ''), number)];
  }
  if (quoted !== undefined) return [word('text', textOf(quoted, position), quoted)];
  if (join !== undefined) return [sum(join), word('text', join, join), sum(join)];
  if (parenthesis === '(') return [word('text', '(', '('), sum('(')];
  if (parenthesis !== undefined) return [sum(')'), word('text', ')', ')')];
  if (operator !== undefined) return [word('operator', operator, operator)];
  return bracket === undefined ? [] : [word('bracket', bracket, bracket)];
}

/** Argo Events tells dashes and underscores in the names of dependencies not apart. */
export function underscored(name: string): string {
  return name.replaceAll('-', '_');
}

function textOf(quoted: string, position: number): string {
  const text = quoted.slice(1, -1);
  if (/&&|\|\||[()]/.test(text)) throw badCondition('operators cannot be quoted', position);
  return underscored(text);
}
