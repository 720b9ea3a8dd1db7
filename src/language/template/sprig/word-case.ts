import { lowerRune, upperRune, withoutLooseBytes } from '../../go/case';

/** FirstName from `first_name`, `first-name` and `first name`: connectors go, what follows them becomes upper case. */
export function toPascalCase(text: string): string {
  const runes = [...withoutLooseBytes(text)];
  const start = runes.findIndex((rune) => !isConnector(rune));
  // Upstream writes the last connector twice if there is nothing else.
  if (start < 0) return runes.join('') + (runes.at(-1) ?? '');
  const output = runes.slice(0, start);
  // While the word began in upper case, its further capitals become small: GOLANG_IS is GolangIs.
  let inCapitals = isUpper(runes[start] ?? '');
  let current = upperRune(runes[start] ?? '');
  for (const rune of runes.slice(start + 1)) {
    const previous = current;
    current = rune;
    if (!isConnector(previous)) {
      if (inCapitals && isUpper(rune)) current = lowerRune(rune);
      else inCapitals = false;
      output.push(previous);
    } else if (isConnector(rune)) {
      output.push(previous);
    } else {
      inCapitals = isUpper(rune);
      current = upperRune(rune);
    }
  }
  return output.join('') + current;
}

type WordKind = 'none' | 'number' | 'upper' | 'alphabet' | 'connector' | 'punctuation' | 'other';

interface Word {
  readonly kind: WordKind;
  readonly text: string;
}

/** first_name from FirstName: a connector before each word; digits stay with the word that they belong to. */
export function splitCase(text: string, connector: string): string {
  const words = wordsOf([...text]);
  const output: string[] = [];
  const write = (word: Word): void => {
    output.push(lowered(word, connector));
  };
  const wordAt = (at: number): Word => words[at] ?? { kind: 'none', text: '' };
  let at = 0;
  while (at + 1 < words.length) {
    const word = wordAt(at);
    write(word);
    at++;
    if (word.kind === 'number') at = afterNumber(at);
    else if (word.kind !== 'connector' && word.kind !== 'punctuation') at = afterLetters(at);
  }
  write(wordAt(at));
  return output.join('');

  function writeRun(from: number): number {
    let next = from;
    while (isLettersOrNumber(wordAt(next).kind)) write(wordAt(next++));
    return next;
  }

  function afterNumber(from: number): number {
    const next = writeRun(from);
    const { kind } = wordAt(next);
    if (kind !== 'none' && kind !== 'punctuation' && kind !== 'connector') output.push(connector);
    return next;
  }

  function afterLetters(from: number): number {
    const { kind } = wordAt(from);
    if (kind !== 'number') {
      if (kind !== 'connector' && kind !== 'punctuation') output.push(connector);
      return from;
    }
    if (from + 1 >= words.length) return from;
    const next = wordAt(from + 1).kind;
    if (next !== 'alphabet') {
      // The number belongs to the word before it.
      write(wordAt(from));
      if (next !== 'connector' && next !== 'punctuation') output.push(connector);
      return from + 1;
    }
    output.push(connector);
    write(wordAt(from));
    const end = writeRun(from + 1);
    const { kind: last } = wordAt(end);
    if (last !== 'none' && last !== 'connector' && last !== 'punctuation') output.push(connector);
    return end;
  }
}

function isLettersOrNumber(kind: WordKind): boolean {
  return kind === 'alphabet' || kind === 'number';
}

/** Only words in capitals change; connectors are all written alike. */
function lowered({ kind, text }: Word, connector: string): string {
  if (kind !== 'upper' && kind !== 'connector') return text;
  return [...withoutLooseBytes(text)]
    .map((rune) => (isConnector(rune) ? connector : isUpper(rune) ? lowerRune(rune) : rune))
    .join('');
}

/** Splits where the kind of characters changes; characters that are not valid go with what follows them. */
function wordsOf(runes: readonly string[]): Word[] {
  const words: Word[] = [];
  for (let at = 0; at < runes.length; ) {
    const end = wordEnd(runes, at);
    words.push({ kind: kindOf(runes[skipInvalid(runes, at)]), text: runes.slice(at, end).join('') });
    at = end;
  }
  return words;
}

function wordEnd(runes: readonly string[], start: number): number {
  const first = skipInvalid(runes, start);
  const kind = kindOf(runes[first]);
  if (kind === 'none') return runes.length;
  if (kind === 'upper') return upperEnd(runes, first + 1);
  if (kind === 'punctuation') return runEnd(runes, first + 1, isPunctuation);
  return runEnd(runes, first + 1, (rune) => kindOf(rune) === kind);
}

/** HTTPStatus is two words: the last capital before a small letter begins the next one. */
function upperEnd(runes: readonly string[], second: number): number {
  const at = skipInvalid(runes, second);
  const rune = runes[at];
  if (rune === undefined) return runes.length;
  if (!isUpper(rune)) return isAlphabet(rune) ? runEnd(runes, second, isSmall) : second;
  const end = runEnd(runes, second, isUpper);
  const next = runes[skipInvalid(runes, end)];
  return next !== undefined && isAlphabet(next) ? end - 1 : end;
}

/** Where a run of characters ends; what is not valid before its next character belongs to it, and all of it at the end. */
function runEnd(runes: readonly string[], start: number, belongs: (rune: string) => boolean): number {
  let end = start;
  for (;;) {
    const next = skipInvalid(runes, end);
    const rune = runes[next];
    if (rune === undefined) return runes.length;
    if (!belongs(rune)) return end;
    end = next + 1;
  }
}

function skipInvalid(runes: readonly string[], start: number): number {
  let at = start;
  while (at < runes.length && isInvalid(runes[at] ?? '')) at++;
  return at;
}

function isInvalid(rune: string): boolean {
  return rune === '\ufffd' || (rune.length === 1 && rune >= '\ud800' && rune <= '\udfff');
}

function kindOf(rune: string | undefined): WordKind {
  if (rune === undefined) return 'none';
  return rune < '\x80' ? (asciiKinds[rune.charCodeAt(0)] ?? 'other') : kindOfAny(rune);
}

function kindOfAny(rune: string): WordKind {
  if (isConnector(rune)) return 'connector';
  if (isPunctuation(rune)) return 'punctuation';
  if (isUpper(rune)) return 'upper';
  if (isAlphabet(rune)) return 'alphabet';
  return /\p{N}/u.test(rune) ? 'number' : 'other';
}

function isConnector(rune: string): boolean {
  return rune === '-' || rune === '_' || /\p{White_Space}/u.test(rune);
}

function isPunctuation(rune: string): boolean {
  return /\p{P}/u.test(rune);
}

function isUpper(rune: string): boolean {
  return /\p{Lu}/u.test(rune);
}

/** A letter, except for Chinese characters. */
function isAlphabet(rune: string): boolean {
  return /\p{L}/u.test(rune) && !/[\u3400-\u4d85\u4e00-\u9fcc\u{20000}-\u{2b81d}]/u.test(rune);
}

function isSmall(rune: string): boolean {
  return isAlphabet(rune) && !isUpper(rune);
}

const asciiKinds: readonly WordKind[] = Array.from({ length: 128 }, (_, code) => kindOfAny(String.fromCharCode(code)));
