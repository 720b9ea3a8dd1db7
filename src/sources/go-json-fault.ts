import { quote } from '../language/go/strconv';
import { toBytes } from '../language/go/text';

/** How deep Go's encoding/json reads. */
const maxDepth = 10_000;

type Step = (byte: number) => string | undefined;

/** What Go's encoding/json says about a text that is not JSON; undefined when it is. The sender of a request sees this. */
export function goJsonFault(text: string): string | undefined {
  const scanner = new Scanner();
  for (const byte of toBytes(text)) {
    const context = scanner.step(byte);
    if (context !== undefined) return message(byte, context);
  }
  if (scanner.done) return undefined;
  const context = scanner.step(space);
  if (scanner.done) return undefined;
  return context === undefined ? 'unexpected end of JSON input' : message(space, context);
}

const message = (byte: number, context: string): string => `invalid character ${quoted(byte)} ${context}`;

function quoted(byte: number): string {
  if (byte === 0x27) return String.raw`'\''`;
  if (byte === 0x22) return `'"'`;
  return `'${quote(String.fromCharCode(byte)).slice(1, -1)}'`;
}

const code = (character: string): number => character.charCodeAt(0);
const space = code(' ');
const isSpace = (byte: number): boolean => byte === space || byte === 0x09 || byte === 0x0a || byte === 0x0d;
const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;
const isHex = (byte: number): boolean => /[0-9a-fA-F]/.test(String.fromCharCode(byte));
const is = (byte: number, characters: string): boolean => characters.includes(String.fromCharCode(byte));

/** What stands open: an object before its colon, an object after it, or an array. */
type Open = 'key' | 'value' | 'item';

/** A JSON reader that goes byte by byte; each step answers with what is wrong, if something is. */
class Scanner {
  step: Step = (byte) => this.beginValue(byte);
  private readonly open: Open[] = [];
  private finished = false;

  get done(): boolean {
    return this.finished;
  }

  private go(step: Step): undefined {
    this.step = step;
  }

  private readonly beginValue: Step = (byte) => {
    if (isSpace(byte)) return undefined;
    if (byte === code('{')) return this.push('key', this.beginKeyOrEnd);
    if (byte === code('[')) return this.push('item', this.beginItemOrEnd);
    if (byte === code('"')) return this.go(this.inString);
    if (byte === code('-')) return this.go(this.afterMinus);
    if (byte === code('0')) return this.go(this.afterInteger);
    if (isDigit(byte)) return this.go(this.inInteger);
    for (const literal of ['true', 'false', 'null']) {
      if (byte === code(literal)) return this.go(this.inLiteral(literal, 1));
    }
    return 'looking for beginning of value';
  };

  private readonly beginItemOrEnd: Step = (byte) => {
    if (isSpace(byte)) return undefined;
    return byte === code(']') ? this.pop() : this.beginValue(byte);
  };

  private readonly beginKeyOrEnd: Step = (byte) => {
    if (isSpace(byte)) return undefined;
    return byte === code('}') ? this.pop() : this.beginKey(byte);
  };

  private readonly beginKey: Step = (byte) => {
    if (isSpace(byte)) return undefined;
    return byte === code('"') ? this.go(this.inString) : 'looking for beginning of object key string';
  };

  private readonly afterValue: Step = (byte) => {
    if (isSpace(byte)) return this.go(this.afterValue);
    const opened = this.open.at(-1);
    if (opened === undefined) return 'after top-level value';
    if (opened === 'key') {
      if (byte !== code(':')) return 'after object key';
      this.open[this.open.length - 1] = 'value';
      return this.go(this.beginValue);
    }
    if (opened === 'value') {
      if (byte === code('}')) return this.pop();
      if (byte !== code(',')) return 'after object key:value pair';
      this.open[this.open.length - 1] = 'key';
      return this.go(this.beginKey);
    }
    if (byte === code(']')) return this.pop();
    return byte === code(',') ? this.go(this.beginValue) : 'after array element';
  };

  private push(opened: Open, next: Step): string | undefined {
    this.open.push(opened);
    return this.open.length > maxDepth ? 'exceeded max depth' : this.go(next);
  }

  private pop(): undefined {
    this.open.pop();
    return this.end();
  }

  private end(): undefined {
    this.finished = this.open.length === 0;
    return this.go(this.afterValue);
  }

  private readonly inString: Step = (byte) => {
    if (byte === code('"')) return this.end();
    if (byte === code('\\')) return this.go(this.inEscape);
    return byte < space ? 'in string literal' : undefined;
  };

  private readonly inEscape: Step = (byte) => {
    if (byte === code('u')) return this.go(this.inHex(4));
    return is(byte, 'bfnrt\\/"') ? this.go(this.inString) : 'in string escape code';
  };

  private inHex(left: number): Step {
    return (byte) => {
      if (!isHex(byte)) return String.raw`in \u hexadecimal character escape`;
      return this.go(left === 1 ? this.inString : this.inHex(left - 1));
    };
  }

  private readonly afterMinus: Step = (byte) => {
    if (byte === code('0')) return this.go(this.afterInteger);
    return isDigit(byte) ? this.go(this.inInteger) : 'in numeric literal';
  };

  private readonly inInteger: Step = (byte) => (isDigit(byte) ? undefined : this.afterInteger(byte));

  private readonly afterInteger: Step = (byte) => {
    if (byte === code('.')) return this.go(this.afterPoint);
    return this.afterFraction(byte);
  };

  private readonly afterPoint: Step = (byte) =>
    isDigit(byte) ? this.go(this.inFraction) : 'after decimal point in numeric literal';

  private readonly inFraction: Step = (byte) => (isDigit(byte) ? undefined : this.afterFraction(byte));

  private readonly afterFraction: Step = (byte) =>
    is(byte, 'eE') ? this.go(this.afterExponentSign(true)) : this.afterNumber(byte);

  private afterExponentSign(signAllowed: boolean): Step {
    return (byte) => {
      if (signAllowed && is(byte, '+-')) return this.go(this.afterExponentSign(false));
      return isDigit(byte) ? this.go(this.inExponent) : 'in exponent of numeric literal';
    };
  }

  private readonly inExponent: Step = (byte) => (isDigit(byte) ? undefined : this.afterNumber(byte));

  private readonly afterNumber: Step = (byte) => {
    this.end();
    return this.afterValue(byte);
  };

  private inLiteral(literal: string, at: number): Step {
    return (byte) => {
      if (byte !== literal.charCodeAt(at)) return `in literal ${literal} (expecting '${literal[at]}')`;
      if (at === literal.length - 1) return this.end();
      return this.go(this.inLiteral(literal, at + 1));
    };
  }
}
