import { EventloomError } from '../../../errors';
import { quote } from '../../go/strconv';
import { hasLoneSurrogates } from '../../go/text';
import type { GoValue } from '../../go/value';
import type { Regex } from '../../regex';
import { compileRegex } from '../../regex';
import type { Budget } from '../limits';
import { TextFault } from '../machine/fault';
import { characterCount, wellFormed } from '../value/characters';
import type { Members } from '../value/members';
import { isArray, isObject, member, setMember } from '../value/members';
import { expected, wrongArguments } from './fault';
import type { NativeTable } from './native';

/** Functions for regular expressions. */
export const regexes: NativeTable = {
  '_match/3': (budget, input, pattern, flags, isTest) => {
    const { regex, text, isGlobal } = prepare(isTest === true ? 'test' : 'match', input, pattern, flags, budget);
    return isTest === true
      ? regex.test(wellFormed(text))
      : described(regex, text, found(regex, text, isGlobal, budget));
  },
  '_captures/0': (_, input) => {
    if (!isArray(input)) throw expected('an array', input);
    const named: Members = {};
    for (const capture of input) {
      if (!isObject(capture)) continue;
      const name = member(capture, 'name');
      if (typeof name === 'string') setMember(named, name, member(capture, 'string') ?? null);
    }
    return named;
  },
  '_pieces/2': pieces,
};

/** What stands between the matches of a pattern, and where: as keys of slices, counted in characters. */
export function between(
  input: GoValue,
  pattern: GoValue,
  flags: GoValue,
  budget: Budget,
): { readonly pieces: string[]; readonly keys: GoValue[] } {
  const { regex, text, isGlobal } = prepare('match', input, pattern, flags, budget);
  const [pieces, keys]: [string[], GoValue[]] = [[], []];
  let [units, next]: [number, bigint | null] = [0, null];
  for (const [start = 0, end = 0] of found(regex, text, isGlobal, budget)) {
    pieces.push(text.slice(units, start));
    const first: bigint = (next ?? 0n) + BigInt(characterCount(text.slice(units, start)));
    const after: bigint = first + BigInt(characterCount(text.slice(start, end)));
    keys.push({ start: next, end: first, next: after });
    [units, next] = [end, after];
  }
  pieces.push(text.slice(units));
  keys.push({ start: next, end: null, next: null });
  return { pieces, keys };
}

/** Cuts a text at the matches: what stands before each of them and what its named groups found, and the rest. */
function pieces(budget: Budget, input: GoValue, pattern: GoValue, flags: GoValue): GoValue {
  const { regex, text, isGlobal } = prepare('match', input, pattern, flags, budget);
  let end = 0;
  const cut = found(regex, text, isGlobal, budget).map((match) => {
    const [start = 0, stop = 0] = match;
    const before = text.slice(end, start);
    end = stop;
    const captures: Members = {};
    for (const [at, name] of regex.groupNames.entries()) {
      if (name !== undefined) setMember(captures, name, group(match, at + 1, text));
    }
    return { before, captures };
  });
  return { pieces: cut, rest: text.slice(end) };
}

interface Prepared {
  readonly regex: Regex;
  readonly text: string;
  readonly isGlobal: boolean;
}

function prepare(name: string, input: GoValue, pattern: GoValue, flags: GoValue, budget: Budget): Prepared {
  const areTexts =
    typeof input === 'string' && typeof pattern === 'string' && (flags === null || typeof flags === 'string');
  if (!areTexts) throw wrongArguments(name, input, pattern, flags);
  const options = flags ?? '';
  if (/[^gim]/.test(options)) throw new TextFault(() => `unsupported regular expression flag: ${quote(options)}`);
  const source = `${options.includes('m') ? '(?s)' : ''}${options.includes('i') ? '(?i)' : ''}${pattern}`;
  budget.read(input.length);
  return { regex: compiled(source), text: input, isGlobal: options.includes('g') };
}

function compiled(source: string): Regex {
  if (hasLoneSurrogates(source)) {
    throw new TextFault(
      () => `invalid regular expression ${quote(source)}: error parsing regexp: invalid UTF-8: \`${source}\``,
    );
  }
  try {
    return compileRegex(source);
  } catch (error) {
    if (!(error instanceof EventloomError) || error.code !== 'bad-program') throw error;
    throw new TextFault(() => `invalid regular expression ${quote(source)}: ${error.message}`);
  }
}

/** A match: where the whole of it and each group begin and end, in UTF-16 units. */
type Match = readonly number[];

function found(regex: Regex, text: string, isGlobal: boolean, budget: Budget): Match[] {
  const matches: Match[] = [];
  for (const match of regex.matches(wellFormed(text))) {
    budget.elements(match.length);
    budget.read(text.length - (match[1] ?? 0));
    matches.push(match);
    if (!isGlobal) break;
  }
  return matches;
}

/** What a group found; null if it took no part. */
function group(match: Match, at: number, text: string): GoValue {
  const [start = -1, end = -1] = match.slice(2 * at, 2 * at + 2);
  return start < 0 ? null : text.slice(start, end);
}

/** Matches as jq shows them, counted in characters. */
function described(regex: Regex, text: string, matches: readonly Match[]): GoValue {
  let [characters, units] = [0, 0];
  return matches.map((match) => {
    const [start = 0, end = 0] = match;
    characters += characterCount(text.slice(units, start));
    units = start;
    const offset = characters;
    const captures = regex.groupNames.map((name, at) => {
      const string = group(match, at + 1, text);
      const before = text.slice(start, match[2 * at + 2]);
      return {
        name: name ?? null,
        offset: BigInt(string === null ? -1 : offset + characterCount(before)),
        length: BigInt(typeof string === 'string' ? characterCount(string) : 0),
        string,
      };
    });
    const string = text.slice(start, end);
    return { offset: BigInt(offset), length: BigInt(characterCount(string)), string, captures };
  });
}
