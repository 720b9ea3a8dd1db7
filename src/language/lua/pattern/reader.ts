/** The character behind the last one. */
export const endOfPattern = -1;

/** A fault of a pattern. */
export class PatternFault {
  readonly message: string;

  constructor(what: string, place?: number) {
    if (place === undefined) this.message = what;
    else this.message = place === endOfPattern ? `${what} at EOS` : `${what} at ${place}`;
  }
}

/** Reads a pattern. Its place is that of the character taken last, which faults show. */
export class PatternReader {
  readonly #pattern: string;
  #place = 0;
  #started = false;
  #saved = { place: 0, started: false };

  constructor(pattern: string) {
    this.#pattern = pattern;
  }

  /** Takes the next character. */
  take(): number {
    if (this.#started) {
      this.#place = this.#next();
    } else {
      this.#started = true;
      if (this.#pattern === '') this.#place = endOfPattern;
    }
    return this.#place === endOfPattern ? endOfPattern : this.#pattern.charCodeAt(this.#place);
  }

  /** The next character, which stays. */
  peek(): number {
    const [place, started] = [this.#place, this.#started];
    const code = this.take();
    // An empty pattern is at its end from the first look on.
    if (this.#pattern !== '') [this.#place, this.#started] = [place, started];
    return code;
  }

  /** Whether the next character is the last one. */
  get nextIsLast(): boolean {
    const next = this.#next();
    return next === this.#pattern.length - 1 || next === endOfPattern;
  }

  save(): void {
    this.#saved = { place: this.#place, started: this.#started };
  }

  restore(): void {
    this.#place = this.#saved.place;
    this.#started = this.#saved.started;
  }

  fault(what: string): PatternFault {
    return new PatternFault(what, this.#place);
  }

  #next(): number {
    if (this.#place === endOfPattern || this.#place >= this.#pattern.length - 1) return endOfPattern;
    return this.#started ? this.#place + 1 : 0;
  }
}
