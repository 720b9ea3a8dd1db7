import { decode } from '../go/json';
import { closingQuote } from '../go/json-scan';
import { readFloat } from '../go/parse-number';
import { compareBytes, fromBytes, toBytes } from '../go/text';
import { trimBlanks } from './query';
import type { Work } from './work';

/** How {@link pretty} writes. */
export interface PrettyOptions {
  /** An array that fits in so many bytes is written on one line. */
  width: number;
  /** Stands at the beginning of every line. */
  prefix: string;
  indent: string;
  sortKeys: boolean;
}

/** What `@pretty` without an argument does. */
export const defaultPrettyOptions: Readonly<PrettyOptions> = { width: 80, prefix: '', indent: '  ', sortKeys: false };

/** A JSON text on several lines; lenient with a text that is not JSON. */
export function pretty(json: string, options: PrettyOptions, work: Work): string {
  if (/^[\0-\x7f]*$/.test(json)) return prettyUnits(json, options, work);
  // Widths and broken literals count in bytes: this needs one unit for each byte.
  return fromBytes(Buffer.from(prettyUnits(toBytes(json).toString('latin1'), options, work), 'latin1'));
}

function prettyUnits(json: string, options: PrettyOptions, work: Work): string {
  const printer = new Printer(json, options, work);
  if (options.prefix !== '') printer.write(options.prefix);
  printer.value(0);
  return printer.size > 0 ? `${printer.text()}\n` : '';
}

/** A member of an object: where its key stands in the source, and which pieces of the output it takes. */
interface Pair {
  readonly key: string;
  readonly from: number;
  readonly to: number;
}

class Printer {
  /** The size of the output. */
  size = 0;
  private readonly pieces: string[] = [];
  private lineStart = 0;
  private at = 0;

  constructor(
    private readonly json: string,
    private readonly options: PrettyOptions,
    private readonly work: Work,
  ) {}

  text(): string {
    return this.pieces.join('');
  }

  write(piece: string): void {
    this.work.spend(piece.length);
    this.pieces.push(piece);
    this.size += piece.length;
  }

  /**
   * Writes the next value.
   *
   * @param room how many bytes it may take on a line with others; undefined if it has lines of its own.
   * @returns false if it does not belong on a line with others.
   */
  value(tabs: number, room?: number): boolean {
    const { json } = this;
    for (; this.at < json.length; this.at++) {
      const character = json.charAt(this.at);
      if (character <= ' ') continue;
      if (character === '"') return this.string();
      if (/[-0-9iI+N]/.test(character) || /^n[^u]/.test(json.slice(this.at, this.at + 2))) return this.number();
      if (character === '{' || character === '[') return this.container(tabs, room);
      const word = words.get(character);
      if (word === undefined) continue;
      this.write(word);
      this.at += word.length;
      return true;
    }
    return true;
  }

  private string(): true {
    const quote = closingQuote(this.json, this.at + 1);
    return this.copy(quote < 0 ? this.json.length : quote + 1);
  }

  private number(): true {
    const end = /[\0-\x20,:\]}]/g;
    end.lastIndex = this.at + 1;
    return this.copy(end.exec(this.json)?.index ?? this.json.length);
  }

  private copy(end: number): true {
    this.write(this.json.slice(this.at, end));
    this.at = end;
    return true;
  }

  private container(tabs: number, room: number | undefined): boolean {
    const isArray = this.json[this.at] === '[';
    if (isArray && room === undefined && this.fitsOnLine()) return true;
    if (!isArray && room !== undefined) return false;
    this.work.enter();
    const fits = this.members(isArray, tabs, room);
    this.work.leave();
    return fits;
  }

  /** Tries to write an array on the rest of the line, and takes it back if it is too long or holds objects. */
  private fitsOnLine(): boolean {
    const { at, size, lineStart } = this;
    const count = this.pieces.length;
    const room = this.options.width - (size - lineStart);
    if (room <= 3) return false;
    const fits = this.container(0, room) && this.size - size <= room;
    this.lineStart = lineStart;
    if (fits) return true;
    this.pieces.length = count;
    [this.at, this.size] = [at, size];
    return false;
  }

  private members(isArray: boolean, tabs: number, room: number | undefined): boolean {
    const { json } = this;
    const spread = room === undefined;
    const start = this.size;
    const pairs: Pair[] = [];
    this.copy(this.at + 1);
    for (let count = 0; this.at < json.length; this.at++) {
      const character = json.charAt(this.at);
      if (character <= ' ') continue;
      if (character === (isArray ? ']' : '}')) {
        if (spread && count > 0) this.closingLine(pairs, tabs);
        this.copy(this.at + 1);
        return isArray;
      }
      if (!isArray && character !== '"') continue;
      if (count++ > 0) this.write(isArray ? ', ' : ',');
      if (spread) this.newLine();
      const from = this.pieces.length;
      if (spread) this.indent(tabs + 1);
      const key = isArray ? '' : this.key();
      const fits = this.value(tabs + 1, room);
      if (!spread && (!fits || this.size - start > room)) return false;
      if (!isArray) pairs.push({ key, from, to: this.pieces.length });
      this.at--;
    }
    return isArray;
  }

  private key(): string {
    const start = this.at;
    this.string();
    const key = this.json.slice(start, this.at);
    this.write(': ');
    return key;
  }

  private closingLine(pairs: readonly Pair[], tabs: number): void {
    if (this.options.sortKeys) this.sort(pairs);
    this.newLine();
    this.indent(tabs);
  }

  /** The blank after a comma becomes the line break. */
  private newLine(): void {
    this.lineStart = this.size;
    const last = this.pieces.at(-1) ?? '';
    if (last.endsWith(' ')) this.pieces[this.pieces.length - 1] = `${last.slice(0, -1)}\n`;
    else this.write('\n');
  }

  private indent(tabs: number): void {
    this.write(this.options.prefix + this.options.indent.repeat(tabs));
  }

  private sort(pairs: readonly Pair[]): void {
    const [first] = pairs;
    if (!first) return;
    const members = pairs.map(({ key, from, to }) => ({ key, text: this.pieces.slice(from, to).join('') }));
    members.sort((one, other) => compareTokens(one.key, other.key) || compareTokens(valueOf(one), valueOf(other)));
    this.pieces.length = first.from;
    this.pieces.push(members.map(({ text }) => text).join(',\n'));
  }
}

const words: ReadonlyMap<string, string> = new Map([
  ['t', 'true'],
  ['f', 'false'],
  ['n', 'null'],
]);

function valueOf({ key, text }: { readonly key: string; readonly text: string }): string {
  const trimmed = trimBlanks(text);
  return trimmed.length > key.length ? trimBlanks(trimmed.slice(key.length + 1)) : trimmed;
}

const ranks = ['n', 'f', '0', '"', 't', '['];

function rank(token: string): number {
  const first = token === '' ? 'n' : token.charAt(0) === '{' ? '[' : token.charAt(0);
  return ranks.includes(first) ? ranks.indexOf(first) : ranks.indexOf('0');
}

/** null, false, numbers, strings, true, then arrays and objects; strings and numbers by what they stand for. */
function compareTokens(one: string, other: string): number {
  const kind = rank(one);
  if (kind !== rank(other)) return kind - rank(other);
  if (ranks[kind] === '"') return compareBytes(stringValue(one), stringValue(other));
  if (ranks[kind] !== '0') return compareBytes(one, other);
  const [a, b] = [readFloat(one).value, readFloat(other).value];
  return a < b ? -1 : a > b ? 1 : 0;
}

function stringValue(token: string): string {
  const end = /["\\]/g;
  end.lastIndex = 1;
  const stop = end.exec(token)?.index;
  if (stop === undefined) return '';
  if (token[stop] === '"') return token.slice(1, stop);
  try {
    return toBytes(String(decode(fromBytes(Buffer.from(token, 'latin1'))))).toString('latin1');
  } catch {
    return '';
  }
}
