import { noFlags } from './fmt-flags';
import { Printer } from './fmt-printer';
import { formatFloat } from './strconv';
import type { GoValue } from './value';
import { integerOf, typeName } from './value';

/** Longest text that formatting makes unless told otherwise, in UTF-16 units. */
const defaultMaxLength = 16 * 1024 * 1024;

/** Greatest width, precision or argument number in a format. */
const maxNumber = 1_000_000;

/**
 * Formats as Go's fmt.Sprintf, with its texts for wrong verbs and missing arguments.
 *
 * @param maxLength UTF-16 units. `@default` 16 Mi
 * @throws EventloomError `program-limit` when the text gets longer than maxLength, or a value holds itself.
 */
export function sprintf(format: string, args: readonly GoValue[], maxLength = defaultMaxLength): string {
  const printer = new Printer(maxLength);
  new FormatReader(format, args, printer).run();
  return printer.output;
}

/** Formats as Go's fmt.Sprint: a space between two operands that are both no strings. Throws like {@link sprintf}. */
export function sprint(args: readonly GoValue[], maxLength = defaultMaxLength): string {
  if (args.length === 1 && args[0] !== undefined) return formatValue(args[0], maxLength);
  const printer = new Printer(maxLength);
  args.forEach((value, index) => {
    if (index > 0 && typeof value !== 'string' && typeof args[index - 1] !== 'string') printer.write(' ');
    printer.argument(value, 'v');
  });
  return printer.output;
}

/** Formats as Go's fmt.Sprintln. Throws like {@link sprintf}. */
export function sprintln(args: readonly GoValue[], maxLength = defaultMaxLength): string {
  const printer = new Printer(maxLength);
  args.forEach((value, index) => {
    if (index > 0) printer.write(' ');
    printer.argument(value, 'v');
  });
  printer.write('\n');
  return printer.output;
}

/** One value as `%v` shows it. Throws like {@link sprintf}. */
export function formatValue(value: GoValue, maxLength = defaultMaxLength): string {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
      return Number.isFinite(value) ? formatFloat(value, 'g', -1) : slowValue(value, maxLength);
    case 'bigint':
    case 'boolean':
      return String(value);
    default:
      return slowValue(value, maxLength);
  }
}

function slowValue(value: GoValue, maxLength: number): string {
  const printer = new Printer(maxLength);
  printer.argument(value, 'v');
  return printer.output;
}

/** Walks through a format; each directive takes its arguments in turn, or those that it names by `[n]`. */
class FormatReader {
  readonly #format: string;
  readonly #args: readonly GoValue[];
  readonly #printer: Printer;
  #at = 0;
  #argument = 0;
  #reordered = false;
  #goodArgument = true;
  #afterIndex = false;

  constructor(format: string, args: readonly GoValue[], printer: Printer) {
    this.#format = format;
    this.#args = args;
    this.#printer = printer;
  }

  run(): void {
    while (this.#at < this.#format.length) {
      const percent = this.#format.indexOf('%', this.#at);
      const end = percent < 0 ? this.#format.length : percent;
      if (end > this.#at) this.#printer.write(this.#format.slice(this.#at, end));
      if (percent < 0) break;
      this.#at = percent + 1;
      this.#directive();
    }
    if (!this.#reordered && this.#argument < this.#args.length) this.#extraArguments();
  }

  #directive(): void {
    this.#goodArgument = true;
    this.#afterIndex = false;
    this.#printer.flags = noFlags();
    if (this.#readFlags()) return;
    this.#readArgumentNumber();
    this.#readWidth();
    this.#readPrecision();
    if (!this.#afterIndex) this.#readArgumentNumber();
    const point = this.#format.codePointAt(this.#at);
    if (point === undefined) {
      this.#printer.write('%!(NOVERB)');
      return;
    }
    const verb = point >= 0xd800 && point <= 0xdfff ? '\ufffd' : String.fromCodePoint(point);
    this.#at += point > 0xffff ? 2 : 1;
    this.#verb(verb);
  }

  /** Returns true if a verb followed the flags at once and was done. */
  #readFlags(): boolean {
    const { flags } = this.#printer;
    for (; ; this.#at++) {
      switch (this.#format[this.#at]) {
        case '#':
          flags.sharp = true;
          break;
        case '0':
          flags.zero = true;
          break;
        case '+':
          flags.plus = true;
          break;
        case '-':
          flags.minus = true;
          break;
        case ' ':
          flags.space = true;
          break;
        default:
          return this.#simpleVerb();
      }
    }
  }

  #simpleVerb(): boolean {
    const verb = this.#format[this.#at];
    if (verb === undefined || verb < 'a' || verb > 'z' || this.#argument >= this.#args.length) return false;
    this.#at++;
    this.#print(verb);
    return true;
  }

  #readWidth(): void {
    const { flags } = this.#printer;
    if (this.#format[this.#at] !== '*') {
      flags.width = this.#readNumber();
      if (this.#afterIndex && flags.width !== undefined) this.#goodArgument = false;
      return;
    }
    this.#at++;
    flags.width = this.#integerArgument();
    if (flags.width === undefined) this.#printer.write('%!(BADWIDTH)');
    if (flags.width !== undefined && flags.width < 0) {
      flags.width = -flags.width;
      flags.minus = true;
      flags.zero = false;
    }
    this.#afterIndex = false;
  }

  #readPrecision(): void {
    if (this.#format[this.#at] !== '.' || this.#at + 1 >= this.#format.length) return;
    const { flags } = this.#printer;
    this.#at++;
    if (this.#afterIndex) this.#goodArgument = false;
    this.#readArgumentNumber();
    if (this.#format[this.#at] !== '*') {
      flags.precision = this.#readNumber() ?? 0;
      return;
    }
    this.#at++;
    flags.precision = this.#integerArgument();
    if (flags.precision !== undefined && flags.precision < 0) flags.precision = undefined;
    if (flags.precision === undefined) this.#printer.write('%!(BADPREC)');
    this.#afterIndex = false;
  }

  /** Digits as a number; a number beyond the limit eats the rest of the format, as in Go. */
  #readNumber(): number | undefined {
    let value: number | undefined;
    for (; this.#at < this.#format.length; this.#at++) {
      const digit = this.#format.charCodeAt(this.#at) - 48;
      if (digit < 0 || digit > 9) break;
      if (value !== undefined && value > maxNumber) {
        this.#at = this.#format.length;
        return undefined;
      }
      value = (value ?? 0) * 10 + digit;
    }
    return value;
  }

  #integerArgument(): number | undefined {
    const argument = this.#args[this.#argument];
    if (argument === undefined) return undefined;
    this.#argument++;
    const value = integerOf(argument);
    if (value === undefined || value > maxNumber || value < -maxNumber) return undefined;
    return Number(value);
  }

  /** `[3]`: the number of the next argument. */
  #readArgumentNumber(): void {
    this.#afterIndex = false;
    if (this.#format[this.#at] !== '[') return;
    this.#reordered = true;
    const close = this.#format.indexOf(']', this.#at);
    if (close < 0 || this.#format.length - this.#at < 3) {
      this.#goodArgument = false;
      this.#at++;
      return;
    }
    const digits = this.#format.slice(this.#at + 1, close);
    this.#at = close + 1;
    // The same digits that readNumber accepts: beyond a million there is none.
    const isNumber = /^\d+$/.test(digits) && Number(digits.slice(0, -1)) <= maxNumber;
    const index = Number(digits) - 1;
    this.#afterIndex = isNumber;
    if (isNumber && index >= 0 && index < this.#args.length) this.#argument = index;
    else this.#goodArgument = false;
  }

  #verb(verb: string): void {
    if (verb === '%') this.#printer.write('%');
    else if (!this.#goodArgument) this.#printer.write(`%!${verb}(BADINDEX)`);
    else if (this.#argument >= this.#args.length) this.#printer.write(`%!${verb}(MISSING)`);
    else this.#print(verb);
  }

  #print(verb: string): void {
    const { flags } = this.#printer;
    if (verb === 'v' || verb === 'w') {
      flags.sharpV = flags.sharp;
      flags.sharp = false;
      flags.plusV = flags.plus;
      flags.plus = false;
    }
    this.#printer.argument(this.#args[this.#argument] ?? null, verb);
    this.#argument++;
  }

  #extraArguments(): void {
    this.#printer.flags = noFlags();
    this.#printer.write('%!(EXTRA ');
    this.#args.slice(this.#argument).forEach((value, index) => {
      if (index > 0) this.#printer.write(', ');
      if (value === null) {
        this.#printer.write('<nil>');
        return;
      }
      this.#printer.write(`${typeName(value)}=`);
      this.#printer.argument(value, 'v');
    });
    this.#printer.write(')');
  }
}
