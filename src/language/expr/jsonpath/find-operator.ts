/**
 * Where an operator stands first in a script, outside of quotes and brackets; -1 if it does not. The empty operator is found behind
 * the first character that stands outside.
 */
export function findOperator(script: string, operator: string): number {
  const nesting = new Nesting();
  for (let at = 0; at < script.length; at++) {
    const isOutside = nesting.pass(script[at] ?? '');
    const start = at + 1 - operator.length;
    if (isOutside && start >= 0 && script.startsWith(operator, start)) return start;
  }
  return -1;
}

/** Follows quotes and brackets; in one sort of them the others mean nothing. */
class Nesting {
  #quote = '';
  #round = 0;
  #square = 0;

  /** Passes a character; tells whether what comes next stands outside. */
  pass(character: string): boolean {
    if (character === "'" || character === '"') {
      if (this.#round <= 0 && this.#square <= 0) this.#toggle(character);
    } else if (this.#quote === '') {
      this.#bracket(character);
    }
    return this.#quote === '' && this.#round <= 0 && this.#square <= 0;
  }

  #toggle(quote: string): void {
    if (this.#quote === '') this.#quote = quote;
    else if (this.#quote === quote) this.#quote = '';
  }

  #bracket(character: string): void {
    if (this.#square <= 0) this.#round += character === '(' ? 1 : character === ')' ? -1 : 0;
    if (this.#round <= 0) this.#square += character === '[' ? 1 : character === ']' ? -1 : 0;
  }
}
