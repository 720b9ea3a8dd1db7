import { parseInt } from '../../go/strconv';
import { trimSpace } from '../../go/text';
import { failure } from '../failure';

/** What stands between the separators of a subscript: a number, a text (quoted, a script, or bare), or nothing before `:`. */
export type Part = number | string | undefined;

/** The parts of a subscript, and how many separators of each sort it has. */
export interface Subscript {
  readonly parts: readonly Part[];
  readonly colons: number;
  readonly commas: number;
}

/** Whether a part is a quoted key. */
export function isKey(part: string): boolean {
  return /^(?:'[^]*'|"[^]*")$/.test(part);
}

/** Whether a part is a script in parentheses. */
export function isScript(part: string): boolean {
  return part.length > 2 && part.startsWith('(') && part.endsWith(')');
}

/**
 * Reads what stands in the brackets of a step.
 * @throws EventloomError `program-failed`
 */
export function readSubscript(text: string): Subscript {
  const reader = new SubscriptReader();
  for (const [index, character] of [...text].entries()) reader.add(character, index === 0);
  return reader.end();
}

type Item = Part | Separator;

class Separator {
  constructor(readonly sign: ':' | ',') {}
}

class SubscriptReader {
  readonly #items: Item[] = [];
  #buffer = '';
  #quote = '';
  #opened = 0;
  #closed = 0;

  add(character: string, isFirst: boolean): void {
    this.#buffer += character;
    switch (character) {
      case ' ':
        if (this.#isOutside) this.#buffer = trimSpace(this.#buffer);
        break;
      case '(':
        if (this.#quote === '') this.#opened++;
        break;
      case ')':
        this.#closeScript();
        break;
      case "'":
      case '"':
        this.#quoteWith(character);
        break;
      case ':':
      case ',':
        if (this.#isOutside) this.#separate(character, isFirst);
        break;
      default:
    }
  }

  end(): Subscript {
    if (this.#buffer !== '') this.#items.push(number(this.#buffer) ?? this.#buffer);
    return summary(this.#items);
  }

  get #isOutside(): boolean {
    return this.#quote === '' && this.#opened === this.#closed;
  }

  #take(): string {
    const taken = this.#buffer;
    this.#buffer = '';
    return taken;
  }

  #closeScript(): void {
    this.#closed++;
    if (this.#opened !== this.#closed) return;
    const script = this.#take();
    if (!isScript(script)) throw failure(`'${script}' is no script of a JSON path`);
    this.#items.push(script);
  }

  #quoteWith(character: string): void {
    if ((this.#quote !== '' && this.#quote !== character) || this.#opened !== this.#closed) return;
    if (this.#buffer.at(-2) === '\\') {
      this.#buffer = this.#buffer.slice(0, -2) + character;
      return;
    }
    this.#quote = this.#quote === '' ? character : '';
    const isOpening = this.#quote !== '';
    if (isOpening ? this.#buffer !== character : !isKey(this.#buffer)) {
      throw failure(`a quote stands in the wrong place of a JSON path: ${this.#buffer}`);
    }
    if (!isOpening) this.#items.push(this.#take());
  }

  #separate(sign: ':' | ',', isFirst: boolean): void {
    const part = this.#take().slice(0, -1);
    if (part !== '') {
      const value = number(part);
      if (value === undefined && sign === ':') throw failure(`'${part}' is no bound of a range`);
      this.#items.push(value ?? part);
    } else if (sign === ':' && isFirst) {
      this.#items.push(undefined);
    }
    this.#items.push(new Separator(sign));
  }
}

function number(text: string): number | undefined {
  const value = parseInt(text);
  return value === undefined ? undefined : Number(value);
}

/** Between two colons in a row there is nothing, which is a part too. */
function summary(items: readonly Item[]): Subscript {
  const parts: Part[] = [];
  let [colons, commas, wasColon] = [0, 0, false];
  for (const item of items) {
    const isColon = item instanceof Separator && item.sign === ':';
    if (!(item instanceof Separator)) parts.push(item);
    else if (isColon) colons++;
    else commas++;
    if (isColon && wasColon) parts.push(undefined);
    wasColon = isColon;
  }
  return { parts, colons, commas };
}
