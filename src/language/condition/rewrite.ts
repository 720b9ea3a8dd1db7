import { EventloomError } from '../../errors';
import { formatValue } from '../go/fmt';
import { compareBytes } from '../go/text';
import { compileRegex } from '../regex';
import { functionNames } from './function-names';
import type { Word } from './words';
import { badCondition, splitWords, underscored } from './words';

/** Levels of lists, signs and choices; the parser calls itself for each. */
const maxDepth = 500;

/** What a part of a condition is worth while it is rewritten: almost always text. A function has a name and no use. */
type Worth = string | boolean | bigint | number | null | readonly Worth[] | { readonly functionName: string };

/**
 * Rewrites a condition with the names that its dependencies have. Argo Events evaluates it as a sum of texts to do so, which gives
 * odd answers to odd conditions, such as `false` for `a == b`.
 *
 * @throws EventloomError `bad-program` with the position, `program-limit` when it is nested too deeply.
 */
export function rewrite(condition: string, dependencies: readonly string[]): string {
  const names = new Map(dependencies.map((name) => [underscored(name), name]));
  const worth = new Rewriter(splitWords(condition), names).whole();
  return show(isFunction(worth) ? (names.get(worth.functionName) ?? '') : worth);
}

function show(worth: Worth): string {
  if (Array.isArray(worth)) return `[${worth.map(show).join(' ')}]`;
  return isFunction(worth) ? '' : formatValue(worth as Exclude<Worth, readonly Worth[] | object>);
}

const isFunction = (worth: Worth): worth is { readonly functionName: string } =>
  typeof worth === 'object' && worth !== null && !Array.isArray(worth);

interface Operator {
  readonly strength: number;
  /** Undefined when the operands do not suit. */
  readonly apply: (left: Worth, right: Worth) => Worth | undefined;
}

const ofTexts =
  (apply: (left: string, right: string) => boolean) =>
  (left: Worth, right: Worth): boolean | undefined =>
    typeof left === 'string' && typeof right === 'string' ? apply(left, right) : undefined;

const ofTruths =
  (apply: (left: boolean, right: boolean) => boolean) =>
  (left: Worth, right: Worth): boolean | undefined =>
    typeof left === 'boolean' && typeof right === 'boolean' ? apply(left, right) : undefined;

const ordered =
  (holds: (order: number) => boolean) =>
  (left: Worth, right: Worth): boolean | undefined => {
    if (typeof left === 'string' && typeof right === 'string') return holds(compareBytes(left, right));
    return isNumber(left) && isNumber(right) ? holds(left < right ? -1 : left > right ? 1 : 0) : undefined;
  };

const isNumber = (worth: Worth): worth is bigint | number => typeof worth === 'bigint' || typeof worth === 'number';

function equal(left: Worth, right: Worth): boolean | undefined {
  if (left === null || right === null) return left === right;
  if (isNumber(left) && isNumber(right)) return Number(left) === Number(right);
  return typeof left === typeof right && typeof left !== 'object' ? left === right : undefined;
}

function add(left: Worth, right: Worth): Worth | undefined {
  if (typeof left === 'string' && typeof right === 'string') return left + right;
  if (typeof left === 'bigint' && typeof right === 'bigint') return left + right;
  return isNumber(left) && isNumber(right) ? Number(left) + Number(right) : undefined;
}

function isIn(left: Worth, right: Worth): boolean | undefined {
  if (!Array.isArray(right)) return undefined;
  return (right as readonly Worth[]).some((item) => equal(left, item) === true);
}

function differs(left: Worth, right: Worth): boolean | undefined {
  const same = equal(left, right);
  return same === undefined ? undefined : !same;
}

const operators: ReadonlyMap<string, Operator> = new Map([
  ['or', { strength: 10, apply: ofTruths((left, right) => left || right) }],
  ['and', { strength: 15, apply: ofTruths((left, right) => left && right) }],
  ['==', { strength: 20, apply: equal }],
  ['!=', { strength: 20, apply: differs }],
  ['<', { strength: 20, apply: ordered((order) => order < 0) }],
  ['>', { strength: 20, apply: ordered((order) => order > 0) }],
  ['<=', { strength: 20, apply: ordered((order) => order <= 0) }],
  ['>=', { strength: 20, apply: ordered((order) => order >= 0) }],
  ['in', { strength: 20, apply: isIn }],
  ['matches', { strength: 20, apply: ofTexts((left, right) => compileRegex(right).test(left)) }],
  ['contains', { strength: 20, apply: ofTexts((left, right) => left.includes(right)) }],
  ['startsWith', { strength: 20, apply: ofTexts((left, right) => left.startsWith(right)) }],
  ['endsWith', { strength: 20, apply: ofTexts((left, right) => left.endsWith(right)) }],
  ['+', { strength: 30, apply: add }],
  ['??', { strength: 500, apply: (left, right) => (left === null ? right : left) }],
]);

const prefixStrength: ReadonlyMap<string, number> = new Map([
  ['not', 50],
  ['!', 50],
  ['+', 90],
]);

class Rewriter {
  #at = 0;
  #depth = 0;

  constructor(
    readonly words: readonly Word[],
    readonly names: ReadonlyMap<string, string>,
  ) {}

  whole(): Worth {
    const worth = this.#nested(() => this.#conditional());
    const word = this.#word;
    if (word.kind !== 'end') throw this.#unexpected(word);
    return worth;
  }

  get #word(): Word {
    return this.words[this.#at] ?? { kind: 'end', text: '', written: 'the end', position: 0 };
  }

  #nested(read: () => Worth): Worth {
    if (++this.#depth > maxDepth) {
      throw new EventloomError('program-limit', `the condition is nested deeper than ${maxDepth} levels`);
    }
    const worth = read();
    this.#depth--;
    return worth;
  }

  #conditional(): Worth {
    const worth = this.#sum(0);
    if (this.#word.kind !== 'operator' || this.#word.text !== '?') return worth;
    const { position } = this.#word;
    this.#at++;
    const [yes, colon] = [this.#nested(() => this.#conditional()), this.#word];
    if (colon.text !== ':') throw this.#unexpected(colon);
    this.#at++;
    const no = this.#nested(() => this.#conditional());
    if (typeof worth !== 'boolean') throw badCondition(`what stands before '?' is neither true nor false`, position);
    return worth ? yes : no;
  }

  #sum(strength: number): Worth {
    let left = this.#operand();
    let isAfterFallback = false;
    for (;;) {
      const word = this.#word;
      const operator = word.kind === 'operator' ? operators.get(word.text) : undefined;
      if (!operator || operator.strength < strength) return left;
      if (isAfterFallback && word.text !== '??') {
        throw badCondition(`'${word.written}' and '??' need parentheses around one of them`, word.position);
      }
      isAfterFallback = word.text === '??';
      this.#at++;
      const right = this.#sum(operator.strength + 1);
      const result = operator.apply(left, right);
      if (result === undefined) throw this.#unsuitable(word, left, right);
      left = result;
    }
  }

  #operand(): Worth {
    const word = this.#word;
    const strength = word.kind === 'operator' ? prefixStrength.get(word.text) : undefined;
    this.#at++;
    if (strength !== undefined) return this.#prefix(word, strength);
    if (word.kind === 'text') return word.text;
    if (word.kind === 'name') return this.#name(word);
    if (word.kind === 'integer') return BigInt(word.text);
    if (word.kind === 'float') return Number(word.text);
    if (word.kind === 'bracket' && word.text === '[') return this.#list();
    throw this.#unexpected(word);
  }

  #prefix(word: Word, strength: number): Worth {
    const operand = this.#nested(() => this.#sum(strength));
    if (word.text !== '+' && typeof operand === 'boolean') return !operand;
    if (word.text === '+' && isNumber(operand)) return operand;
    throw this.#unsuitable(word, operand);
  }

  #list(): Worth {
    const items: Worth[] = [];
    while (this.#word.text !== ']' || this.#word.kind !== 'bracket') {
      if (items.length > 0) {
        if (this.#word.text !== ',') throw this.#unexpected(this.#word);
        this.#at++;
      }
      items.push(this.#nested(() => this.#conditional()));
    }
    this.#at++;
    return items;
  }

  #name(word: Word): Worth {
    if (word.text === 'true' || word.text === 'false') return word.text === 'true';
    if (word.text === 'nil') return null;
    if (functionNames.has(word.text)) return { functionName: word.text };
    const name = this.names.get(word.text);
    if (name !== undefined) return name;
    const known = [...this.names.values()].join(', ') || 'none';
    throw badCondition(`'${word.written}' is no dependency (known: ${known})`, word.position);
  }

  #unexpected(word: Word): Error {
    return badCondition(`unexpected ${word.kind === 'end' ? 'end' : `'${word.written}'`}`, word.position);
  }

  #unsuitable(word: Word, ...operands: readonly Worth[]): Error {
    const called = operands.find(isFunction);
    if (called) {
      const message = `'${called.functionName}' is a function of conditions, which '${word.written}' cannot join: give the dependency another name`;
      return badCondition(message, word.position);
    }
    return badCondition(
      `a condition joins names of dependencies with &&, || and parentheses, and cannot use '${word.written}' like this`,
      word.position,
    );
  }
}
