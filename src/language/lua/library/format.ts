import { sprintf } from '../../go/fmt';
import type { GoValue } from '../../go/value';
import { fromByteString, toByteString } from '../value/bytes';
import { formatNumber, isInt64, toInt } from '../value/number';
import { type LuaValue, typeOf } from '../value/value';
import { numberOf } from '../vm/arithmetic';
import type { Thread } from '../vm/thread';
import { checkText, textResult } from './arguments';

/** A directive: flags, the number of an argument (of a bounded length), width, precision, again a number, the verb. */
const directives =
  /%(?<flags>[-+# 0]*(?:\[[^\]]{0,20}\])?(?:\*|\d+)?(?:\.(?:\[[^\]]{0,20}\])?(?:\*|\d*))?(?:\[[^\]]{0,20}\])?)(?<verb>[^]?)/gu;

/** `string.format`: Go's Sprintf, with values that format themselves. */
export function formatText(thread: Thread): number {
  const format = checkText(thread, 1);
  thread.state.budget.spend(format.length);
  const expected = occurrences(format, '%') - occurrences(format, '%%');
  const values: LuaValue[] = [];
  for (let number = 2; number <= thread.count && values.length < expected; number++) {
    values.push(thread.argument(number));
  }
  return textResult(thread, toByteString(new Formatter(thread, values).format(fromByteString(format))));
}

/** How often a text is in another one, without overlaps. */
function occurrences(text: string, part: string): number {
  let count = 0;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) count++;
  return count;
}

class Formatter {
  readonly #thread: Thread;
  readonly #values: readonly LuaValue[];
  #next = 0;
  #reordered = false;

  constructor(thread: Thread, values: readonly LuaValue[]) {
    this.#thread = thread;
    this.#values = values;
  }

  format(format: string): string {
    const text = format.replace(directives, (_found, flags: string, verb: string) => {
      const part = flags.includes('[') ? this.#numbered(flags, verb) : this.#directive(flags, verb);
      this.#thread.state.budget.spend(12);
      this.#thread.state.budget.allocateString(part.length);
      return part;
    });
    return this.#reordered || this.#next >= this.#values.length ? text : text + this.#extra();
  }

  /** A directive that takes the next arguments. */
  #directive(flags: string, verb: string): string {
    const stars = flags.split('*').length - 1;
    const wanted = verb === '' || verb === '%' ? stars : stars + 1;
    const taken = this.#values.slice(this.#next, this.#next + wanted);
    this.#next += taken.length;
    if (taken.length === wanted && wanted === stars + 1) {
      // No value of Lua is an integer of Go's, so that a width among the arguments is always wrong.
      const widths = taken.slice(0, -1).map(() => 0.5);
      return this.#formatted(flags, verb, taken.at(-1), widths);
    }
    return sprintf(
      `%${flags}${verb}`,
      taken.map(() => 0.5),
    );
  }

  /** A directive that says which argument it takes. */
  #numbered(flags: string, verb: string): string {
    this.#reordered = true;
    if (verb === '%') return '%';
    const number = Number(/\[(\d+)\]\D*$/.exec(flags)?.[1] ?? Number.NaN);
    const value = this.#values[number - 1];
    if (!(number >= 1) || number > this.#values.length) return `%!${verb}(BADINDEX)`;
    this.#next = number;
    return this.#formatted(flags.replace(/\[[^\]]*\]/g, ''), verb, value, []);
  }

  #formatted(flags: string, verb: string, value: LuaValue, widths: readonly GoValue[]): string {
    if (verb === 'T') return sprintf(`%${flags}s`, [...widths, goType(value)]);
    switch (typeof value) {
      case 'number':
        return this.#number(flags, verb, value, widths);
      case 'string':
        return this.#text(flags, verb, value, widths);
      case 'boolean':
        return formatBoolean(flags, verb, value, widths);
      default:
        return this.#object(flags, verb, value, widths);
    }
  }

  #number(flags: string, verb: string, value: number, widths: readonly GoValue[]): string {
    const format = `%${flags}${verb === 'i' ? 'd' : verb}`;
    if (verb === 'p') return `%!p(lua.LNumber=${sprintf(`%${flags}g`, [...widths, value])})`;
    if (textVerbs.has(verb)) return sprintf(format, [...widths, formatNumber(value)]);
    const isInteger = integerVerbs.has(verb) || (!floatVerbs.has(verb) && isInt64(value));
    const shown: GoValue = isInteger ? BigInt(toInt(value)) : value;
    if (!isInteger || integerVerbs.has(verb) || verb === 'v') return sprintf(format, [...widths, shown]);
    // A verb that is none: Go names the type that the number was turned to.
    return sprintf(format, [...widths, shown]).replace('(int=', '(int64=');
  }

  #text(flags: string, verb: string, value: string, widths: readonly GoValue[]): string {
    if (verb === 'p') return `%!p(lua.LString=${sprintf(`%${flags}s`, [...widths, fromByteString(value)])})`;
    if (verb !== 'd' && verb !== 'i') return sprintf(`%${flags}${verb}`, [...widths, fromByteString(value)]);
    // Upstream has it the wrong way round: a text that is a number stays, any other one is 0.
    const isNumber = numberOf(this.#thread, value) !== undefined;
    return isNumber
      ? sprintf(`%${flags}s`, [...widths, fromByteString(value)])
      : sprintf(`%${flags}d`, [...widths, 0n]);
  }

  /** nil, tables and functions. */
  #object(flags: string, verb: string, value: LuaValue, widths: readonly GoValue[]): string {
    if (verb === 'v' && flags.includes('#')) return `&${goType(value).slice(1)}{}`;
    if (shownAsText.has(verb)) return sprintf(`%${flags}${verb}`, [...widths, this.#thread.textOf(value)]);
    return value === undefined ? '&{}' : `&{${this.#thread.textOf(value)}}`;
  }

  #extra(): string {
    const values = this.#values.slice(this.#next).map((value) => {
      const shown = typeof value === 'string' ? fromByteString(value) : this.#thread.textOf(value);
      return `${goType(value)}=${shown}`;
    });
    return `%!(EXTRA ${values.join(', ')})`;
  }
}

const textVerbs: ReadonlySet<string> = new Set('qs');
const integerVerbs: ReadonlySet<string> = new Set('bcdoxXUi');
const floatVerbs: ReadonlySet<string> = new Set('eEfFgG');
const shownAsText: ReadonlySet<string> = new Set('vsxXq');

function formatBoolean(flags: string, verb: string, value: boolean, widths: readonly GoValue[]): string {
  if (verb === 't' || (verb === 'v' && flags.includes('#'))) return sprintf(`%${flags}t`, [...widths, value]);
  if (shownAsText.has(verb)) return sprintf(`%${flags}${verb}`, [...widths, String(value)]);
  return `%!${verb}(lua.LBool=${sprintf(`%${flags}v`, [...widths, value])})`;
}

const goTypes: Readonly<Record<string, string>> = {
  nil: '*lua.LNilType',
  boolean: 'lua.LBool',
  number: 'lua.LNumber',
  string: 'lua.LString',
  function: '*lua.LFunction',
  userdata: '*lua.LUserData',
  thread: '*lua.LState',
  table: '*lua.LTable',
  channel: 'lua.LChannel',
};

const goType = (value: LuaValue): string => goTypes[typeOf(value)] ?? '';
