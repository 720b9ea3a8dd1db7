/** The code of a character that is not there. */
export const endOfText = -1;

/** What a character may be part of. */
export const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** A hexadecimal digit. */
export const isHexDigit = (code: number): boolean =>
  isDigit(code) || (code >= 97 && code <= 102) || (code >= 65 && code <= 70);

/** What a name begins with. */
export const startsName = (code: number): boolean =>
  code === 95 || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);

/** What a name goes on with. */
export const continuesName = (code: number): boolean => startsName(code) || isDigit(code);

/** Reads the characters of a script one by one, line ends as line feeds, and knows where it is. */
export class Characters {
  readonly source: string;
  line = 1;
  column = 0;
  atEnd = false;
  readonly #text: string;
  #at = 0;

  /** @param text bytes. */
  constructor(text: string, source: string) {
    this.#text = text;
    this.source = source;
  }

  /** The next character, which stays. */
  peek(): number {
    return this.#at < this.#text.length ? this.#text.charCodeAt(this.#at) : endOfText;
  }

  /** Takes the next character. */
  take(): number {
    const code = this.peek();
    if (code === endOfText) {
      this.atEnd = true;
      this.column = 0;
      return code;
    }
    this.#at++;
    if (code !== 10 && code !== 13) {
      this.column++;
      return code;
    }
    this.line++;
    this.column = 0;
    const next = this.peek();
    if (next !== code && (next === 10 || next === 13)) this.#at++;
    return 10;
  }

  /** The first character that is no blank. Line feeds are blanks too. */
  takeBehindBlanks(): number {
    let code = this.take();
    while (code === 32 || code === 9 || code === 10) code = this.take();
    return code;
  }
}
