import { quote } from '../../go/strconv';
import { byteLength } from '../../go/text';
import type { GoValue } from '../../go/value';
import { HaltFault, RaisedFault, TextFault } from '../machine/fault';
import { characterCount } from '../value/characters';
import { jsonText } from '../value/json-text';
import { kindOf } from '../value/kind';
import { isArray, isObject, sortedKeys } from '../value/members';
import { isNumber, NumberText, readNumber, toInt } from '../value/number';
import { negate, plus } from './arithmetic';
import { failed, wrongArguments, wrongInput } from './fault';
import { readJson } from './json-reader';
import type { NativeTable } from './native';

/** Functions for values of every type. */
export const basics: NativeTable = {
  'type/0': (_, input) => kindOf(input),
  'length/0': (budget, input) => {
    if (input === null) return 0n;
    if (typeof input === 'string') {
      budget.read(input.length);
      return BigInt(characterCount(input));
    }
    if (isArray(input)) return BigInt(input.length);
    if (isObject(input)) return BigInt(Object.keys(input).length);
    return magnitude('length', input);
  },
  'abs/0': (_, input) => magnitude('abs', input),
  'utf8bytelength/0': (budget, input) => {
    if (typeof input !== 'string') throw wrongInput('utf8bytelength', input);
    budget.read(input.length);
    return BigInt(byteLength(input));
  },
  'keys/0': (budget, input) => {
    if (isArray(input)) {
      budget.elements(input.length);
      return input.map((_, at) => BigInt(at));
    }
    if (!isObject(input)) throw wrongInput('keys', input);
    const keys = sortedKeys(input);
    budget.elements(keys.length);
    return keys;
  },
  'has/1': (_, input, key) => {
    if (input === null) return false;
    const position = toInt(key);
    if (isArray(input) && position !== undefined) return position >= 0 && position < input.length;
    if (isObject(input) && typeof key === 'string') return Object.hasOwn(input, key);
    throw wrongArguments('has', input, key);
  },
  'toboolean/0': (_, input) => {
    if (typeof input === 'boolean') return input;
    if (input === 'true' || input === 'false') return input === 'true';
    throw typeof input === 'string'
      ? failed('toboolean', input, [], 'invalid boolean')
      : wrongInput('toboolean', input);
  },
  'tonumber/0': (_, input) => {
    if (isNumber(input)) return input;
    if (typeof input !== 'string') throw wrongInput('tonumber', input);
    if (!numeric.test(input)) throw failed('tonumber', input, [], 'invalid number');
    return readNumber(input);
  },
  'tostring/0': (budget, input) => (typeof input === 'string' ? input : jsonText(input, budget)),
  'tojson/0': (budget, input) => jsonText(input, budget),
  'fromjson/0': (budget, input) => {
    if (typeof input !== 'string') throw wrongInput('fromjson', input);
    const { value, fault, rest } = readJson(input, budget);
    if (fault !== undefined) throw failed('fromjson', input, [], fault);
    if (rest) throw wrongInput('fromjson', input);
    return value;
  },
  'error/0': (_, input) => raise(input),
  'error/1': (_, _input, value) => raise(value),
  'halt/0': () => halt(null),
  'halt_error/0': (_, input) => halt(input),
  'halt_error/1': (_, input, code) => {
    if (toInt(code) === undefined) throw wrongInput('halt_error', code);
    return halt(input);
  },
  'modulemeta/0': (_, input) => {
    if (typeof input !== 'string') throw wrongInput('modulemeta', input);
    throw new TextFault(() => `cannot load module: ${quote(input)}`);
  },
  'now/0': (budget) => budget.now() / 1000,
  '_plus/0': (_, input) => plus(input),
  '_negate/0': (_, input) => negate(input),
};

const numeric = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

function magnitude(name: string, input: GoValue): GoValue {
  if (typeof input === 'number') return Math.abs(input);
  if (typeof input === 'bigint') return input < 0n ? -input : input;
  if (input instanceof NumberText) return input.digits.startsWith('-') ? negate(input) : input;
  throw wrongInput(name, input);
}

function raise(value: GoValue): never {
  throw new RaisedFault(value);
}

function halt(value: GoValue): never {
  throw new HaltFault(value);
}
