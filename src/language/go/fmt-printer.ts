import { EventloomError } from '../../errors';
import type { Flags } from './fmt-flags';
import { noFlags } from './fmt-flags';
import { formatFloatVerb } from './fmt-float';
import { formatInteger, formatUnicode } from './fmt-integer';
import { formatHexText, formatQuoted, formatQuotedRune, formatRune, formatText } from './fmt-text';
import { compareBytes } from './text';
import type { GoMap, GoValue } from './value';
import {
  anyType,
  GoComplex,
  GoInteger,
  GoObject,
  GoSlice,
  GoStruct,
  GoTypedMap,
  isSlice,
  kindOf,
  typeName,
} from './value';

/** Values nested deeper are refused: only a map that holds itself gets there. */
const maxDepth = 1000;

/** Collects formatted values under the flags of the current directive. */
export class Printer {
  flags: Flags = noFlags();
  #output = '';
  #depth = 0;
  /** Set inside of `%!d(...)`: the value is shown without its String method. */
  #plain = false;
  readonly #maxLength: number;

  /** @param maxLength UTF-16 units of output; more throws `program-limit`. */
  constructor(maxLength: number) {
    this.#maxLength = maxLength;
  }

  /** What was written so far. */
  get output(): string {
    return this.#output;
  }

  /** Writes text as it is. */
  write(text: string): void {
    this.#output += text;
    if (this.#output.length > this.#maxLength) {
      throw new EventloomError('program-limit', `formatted text is longer than ${this.#maxLength} characters`);
    }
  }

  /** Formats an argument of a format, or of print. */
  argument(value: GoValue, verb: string): void {
    if (value === null) {
      if (verb === 'T' || verb === 'v') this.write(formatText('<nil>', { ...this.flags, precision: undefined }));
      else this.badVerb(value, verb);
    } else if (verb === 'T') {
      this.write(formatText(typeName(value), this.flags));
    } else if (verb === 'p') {
      this.#pointer(value, verb);
    } else if (verb === 'w') {
      // It wraps errors, and only where errors are made.
      this.badVerb(value, verb);
    } else {
      this.value(value, verb);
    }
  }

  /** Formats a value inside of another one, or an argument that is not nil. */
  value(value: GoValue, verb: string): void {
    switch (typeof value) {
      case 'string':
        this.#text(value, verb);
        break;
      case 'number':
        this.#float(value, verb);
        break;
      case 'bigint':
        this.#integer(value, verb, value);
        break;
      case 'boolean':
        if (verb === 't' || verb === 'v')
          this.write(formatText(String(value), { ...this.flags, precision: undefined }));
        else this.badVerb(value, verb);
        break;
      default:
        this.#composite(value, verb);
    }
  }

  /** `%!d(string=text)`: what Go shows for a verb that does not suit the value. */
  badVerb(value: GoValue, verb: string): void {
    const outer = this.#plain;
    this.#plain = true;
    this.write(`%!${verb}(`);
    if (value === null) {
      this.write('<nil>');
    } else {
      this.write(`${typeName(value)}=`);
      this.argument(value, 'v');
    }
    this.write(')');
    this.#plain = outer;
  }

  #text(text: string, verb: string): void {
    const formatted = this.#formatted(text, verb);
    if (formatted === undefined) this.badVerb(text, verb);
    else this.write(formatted);
  }

  #formatted(text: string, verb: string): string | undefined {
    switch (verb) {
      case 'v':
        return this.flags.sharpV ? formatQuoted(text, this.flags) : formatText(text, this.flags);
      case 's':
        return formatText(text, this.flags);
      case 'x':
      case 'X':
        return formatHexText(text, verb === 'X', this.flags);
      case 'q':
        return formatQuoted(text, this.flags);
      default:
        return undefined;
    }
  }

  #float(value: number, verb: string): void {
    if (floatVerbs.has(verb)) this.write(formatFloatVerb(value, verb, this.flags));
    else this.badVerb(value, verb);
  }

  #integer(value: bigint, verb: string, shown: GoValue): void {
    const base = integerBases.get(verb);
    if (base !== undefined) {
      const isUnsigned = kindOf(shown).startsWith('uint');
      if (verb === 'v' && this.flags.sharpV && isUnsigned) {
        this.write(formatInteger(value, 16, 'x', { ...this.flags, sharp: true }));
      } else {
        this.write(formatInteger(value, base, verb, this.flags));
      }
    } else if (verb === 'c') {
      this.write(formatRune(value, this.flags));
    } else if (verb === 'q') {
      this.write(formatQuotedRune(value, this.flags));
    } else if (verb === 'U') {
      this.write(formatUnicode(value, this.flags));
    } else {
      this.badVerb(shown, verb);
    }
  }

  #composite(value: GoObject | GoMap | readonly GoValue[] | null, verb: string): void {
    if (value === null) {
      this.write(this.flags.sharpV ? `${anyType}(nil)` : '<nil>');
      return;
    }
    if (this.#depth >= maxDepth) {
      throw new EventloomError('program-limit', `a value to print is nested deeper than ${maxDepth} levels`);
    }
    this.#depth++;
    if (isSlice(value)) this.#slice(value, verb);
    else if (!(value instanceof GoObject)) this.#map(value, verb, value);
    else this.#object(value, verb);
    this.#depth--;
  }

  #object(value: GoObject, verb: string): void {
    const text = this.#plain ? undefined : this.#ownText(value, verb);
    if (text !== undefined) this.write(text);
    else if (value instanceof GoInteger) this.#integer(value.value, verb, value);
    else if (value instanceof GoTypedMap) this.#map(value, verb, value.entries);
    else if (value instanceof GoComplex) this.#complex(value, verb);
    else if (value instanceof GoStruct) this.#struct(value, verb);
    else this.write(value.text() ?? value.type);
  }

  /** What the type itself says it looks like: in Go syntax for `%#v`, and for verbs that suit text. */
  #ownText(value: GoObject, verb: string): string | undefined {
    const text = this.flags.sharpV ? value.goText() : value.text();
    if (text === undefined || !textVerbs.has(verb)) return undefined;
    return this.flags.sharpV ? formatText(text, this.flags) : this.#formatted(text, verb);
  }

  #slice(value: readonly GoValue[] | GoSlice, verb: string): void {
    const items = value instanceof GoSlice ? value.items : value;
    if (!this.flags.sharpV) {
      this.#sequence('[', items ?? [], ' ', ']', (item) => this.value(item, verb));
    } else if (items === null) {
      this.write(`${typeName(value)}(nil)`);
    } else {
      this.#sequence(`${typeName(value)}{`, items, ', ', '}', (item) => this.value(item, verb));
    }
  }

  #map(value: GoValue, verb: string, entries: GoMap | null): void {
    const keys = Object.keys(entries ?? {}).sort(compareBytes);
    const item = (key: string): void => {
      this.value(key, verb);
      this.write(':');
      this.value(entries?.[key] ?? null, verb);
    };
    if (!this.flags.sharpV) this.#sequence('map[', keys, ' ', ']', item);
    else if (entries === null) this.write(`${typeName(value)}(nil)`);
    else this.#sequence(`${typeName(value)}{`, keys, ', ', '}', item);
  }

  #struct(value: GoStruct, verb: string): void {
    const { sharpV, plusV } = this.flags;
    const pointer = value.kind === 'ptr' ? '&' : '';
    const type = sharpV ? value.type.replace('*', '') : '';
    this.#sequence(`${pointer}${type}{`, [...value.fields], sharpV ? ', ' : ' ', '}', ([name, field]) => {
      if (sharpV || plusV) this.write(`${name}:`);
      this.value(field, verb);
    });
  }

  #sequence<T>(open: string, items: readonly T[], separator: string, close: string, write: (item: T) => void): void {
    this.write(open);
    items.forEach((item, index) => {
      if (index > 0) this.write(separator);
      write(item);
    });
    this.write(close);
  }

  #complex(value: GoComplex, verb: string): void {
    if (!floatVerbs.has(verb)) {
      this.badVerb(value, verb);
      return;
    }
    const imaginary = formatFloatVerb(value.imaginary, verb, { ...this.flags, plus: true });
    this.write(`(${formatFloatVerb(value.real, verb, this.flags)}${imaginary}i)`);
  }

  /** An address means nothing here, so every reference has the same one. */
  #pointer(value: GoValue, verb: string): void {
    const kind = kindOf(value);
    if (kind !== 'map' && kind !== 'slice' && kind !== 'ptr') this.badVerb(value, verb);
    else this.write(formatInteger(0xc000000000n, 16, 'x', { ...this.flags, sharp: !this.flags.sharp }));
  }
}

const floatVerbs: ReadonlySet<string> = new Set('vbgGxXfFeE');
const textVerbs: ReadonlySet<string> = new Set('vsxXq');

const integerBases: ReadonlyMap<string, 2 | 8 | 10 | 16> = new Map([
  ['v', 10],
  ['d', 10],
  ['b', 2],
  ['o', 8],
  ['O', 8],
  ['x', 16],
  ['X', 16],
]);
