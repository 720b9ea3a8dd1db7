import { readFloat } from '../go/parse-number';
import { compareBytes } from '../go/text';
import { truth } from './content';
import { Result } from './result';
import { Kind } from './scan';
import { unescape } from './unescape';
import { Wildcard } from './wildcard';
import type { Work } from './work';

/** A query on the items of an array: `#(name=="x")`, or `#(name=="x")#` for all that match. */
export interface Query {
  /** What of an item is compared; empty for the item itself. */
  readonly path: string;
  /** Empty if it is enough that the path leads to something. */
  readonly operator: string;
  readonly value: string;
  /** The value as a pattern, for `%` and `!%`. */
  readonly wildcard?: Wildcard;
  readonly all: boolean;
  /** Where the path goes on after the query. */
  readonly end: number;
}

/** The query that a path begins with; undefined if its brackets are not closed. */
export function readQuery(path: string): Query | undefined {
  const frame = frameQuery(path);
  if (!frame) return undefined;
  const { operatorAt, end, hasEscapes } = frame;
  const all = path[end] === '#';
  if (operatorAt === 0) return { path: trimBlanks(path.slice(2, end - 1)), operator: '', value: '', all, end };
  const { operator, value } = splitOperator(trimBlanks(path.slice(operatorAt, end - 1)));
  const isQuoted = value.length >= 2 && value.startsWith('"') && value.endsWith('"');
  const inner = isQuoted ? value.slice(1, -1) : value;
  const wanted = isQuoted && hasEscapes ? unescape(inner) : inner;
  const wildcard = operator.endsWith('%') ? new Wildcard(wanted) : undefined;
  return { path: trimBlanks(path.slice(2, operatorAt)), operator, value: wanted, wildcard, all, end };
}

interface Frame {
  /** Where the operator stands; 0 if there is none. */
  readonly operatorAt: number;
  /** After the closing bracket. */
  readonly end: number;
  readonly hasEscapes: boolean;
}

function frameQuery(path: string): Frame | undefined {
  let [depth, operatorAt, hasEscapes] = [1, 0, false];
  for (let at = 2; at < path.length; at++) {
    const character = path.charAt(at);
    if (depth === 1 && operatorAt === 0 && '!=<>%'.includes(character)) {
      operatorAt = at;
    } else if (character === '\\') {
      at++;
    } else if (character === '[' || character === '(') {
      depth++;
    } else if (character === ']' || character === ')') {
      if (--depth === 0) return { operatorAt, end: at + 1, hasEscapes };
    } else if (character === '"') {
      for (at++; at < path.length && path[at] !== '"'; at++) {
        if (path[at] === '\\') {
          hasEscapes = true;
          at++;
        }
      }
    }
  }
  return undefined;
}

function splitOperator(text: string): { readonly operator: string; readonly value: string } {
  if (text.startsWith('==')) return { operator: '=', value: trimBlanks(text.slice(2)) };
  const operator = text.length === 1 ? text : (/^(?:!=|!%|<=|>=|[<>=%])?/.exec(text)?.[0] ?? '');
  return { operator, value: trimBlanks(text.slice(operator.length)) };
}

/** Without blanks and control characters at both ends. */
export function trimBlanks(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && text.charCodeAt(start) <= 0x20) start++;
  while (end > start && text.charCodeAt(end - 1) <= 0x20) end--;
  return text.slice(start, end);
}

const asTrue = Result.of('', Kind.true);
const asFalse = Result.of('', Kind.false);

/** What a value that begins with `~` asks of an item. */
const questions: Readonly<Record<string, (item: Result) => boolean>> = {
  '*': (item) => item.exists,
  null: (item) => item.kind === Kind.none || item.kind === Kind.null,
  true: (item) => (item.kind === Kind.string ? truth(item.string()) === true : item.bool()),
  false: isFalsy,
};

function isFalsy(item: Result): boolean {
  if (item.kind === Kind.string) return truth(item.string()) === false;
  if (item.kind === Kind.number) return item.float() === 0;
  return item.kind !== Kind.true && item.kind !== Kind.json;
}

/** Whether what was found in an item is what the query asks for. */
export function matchesQuery(query: Query, found: Result, work: Work): boolean {
  const { value } = query;
  if (value.startsWith('~')) {
    const question = Object.hasOwn(questions, value.slice(1)) ? questions[value.slice(1)] : undefined;
    return question !== undefined && compares(query, question(found) ? asTrue : asFalse, 'true', work);
  }
  return found.exists && compares(query, found, value, work);
}

function compares({ operator, wildcard }: Query, found: Result, value: string, work: Work): boolean {
  if (operator === '') return true;
  switch (found.kind) {
    case Kind.string: {
      const text = found.string();
      if (!wildcard) return holds(operator, compareBytes(text, value));
      work.spend(text.length * wildcard.cost);
      return wildcard.matches(text) === (operator === '%');
    }
    case Kind.number:
      return holds(operator, order(found.float(), readFloat(value).value));
    case Kind.true:
      return operator === '>=' || (operator === '>' ? value === 'false' : isEqual(operator, value === 'true'));
    case Kind.false:
      return operator === '<=' || (operator === '<' ? value === 'true' : isEqual(operator, value === 'false'));
    default:
      return false;
  }
}

function isEqual(operator: string, equal: boolean): boolean {
  return operator === '=' ? equal : operator === '!=' && !equal;
}

/** NaN if there is no order. */
function order(one: number, other: number): number {
  return one < other ? -1 : one > other ? 1 : one === other ? 0 : Number.NaN;
}

function holds(operator: string, order: number): boolean {
  switch (operator) {
    case '=':
      return order === 0;
    case '!=':
      return order !== 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    default:
      return operator === '>=' && order >= 0;
  }
}
