const anyRun = -1;
const anyOne = -2;

/** A pattern where `*` stands for any run of characters, `?` for one, and a backslash takes the next character as it is. */
export class Wildcard {
  private readonly tokens: readonly number[];
  private readonly neverMatches: boolean;

  constructor(pattern: string) {
    const tokens: number[] = [];
    let endsInBackslash = false;
    for (let at = 0; at < pattern.length; at++) {
      const character = pattern[at];
      if (character === '*') {
        if (tokens.at(-1) !== anyRun) tokens.push(anyRun);
      } else if (character === '?') {
        tokens.push(anyOne);
      } else {
        endsInBackslash = character === '\\' && at + 1 === pattern.length;
        if (character === '\\' && !endsInBackslash) at++;
        const rune = runeAt(pattern, at);
        if (rune > 0xffff) at++;
        tokens.push(rune);
      }
    }
    this.tokens = tokens;
    // A backslash at the end stands for itself after a star, and for nothing otherwise.
    this.neverMatches = endsInBackslash && !tokens.includes(anyRun);
  }

  /** The steps that {@link matches} takes at most for a character of text. */
  get cost(): number {
    return this.tokens.length;
  }

  matches(text: string): boolean {
    if (this.neverMatches) return false;
    const { tokens } = this;
    let [at, token, runToken, runAt] = [0, 0, -1, 0];
    while (at < text.length) {
      const rune = runeAt(text, at);
      if (tokens[token] === anyRun) {
        runToken = token++;
        runAt = at;
      } else if (tokens[token] === anyOne || tokens[token] === rune) {
        at += width(rune);
        token++;
      } else if (runToken >= 0) {
        // The run has to take one more character.
        token = runToken + 1;
        runAt += width(runeAt(text, runAt));
        at = runAt;
      } else {
        return false;
      }
    }
    return token === tokens.length || (token === tokens.length - 1 && tokens[token] === anyRun);
  }
}

/** A byte that is no UTF-8, carried as half of a character, counts as U+FFFD. */
function runeAt(text: string, at: number): number {
  const rune = text.codePointAt(at) ?? 0;
  return rune >= 0xd800 && rune <= 0xdfff ? 0xfffd : rune;
}

const width = (rune: number): number => (rune > 0xffff ? 2 : 1);
