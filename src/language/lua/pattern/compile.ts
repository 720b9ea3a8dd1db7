import { anyByte, anyOf, type ByteClass, escapedClass, exactly } from './classes';
import { endOfPattern, PatternReader } from './reader';

/** An instruction of the pattern machine. */
export type Step =
  | { readonly kind: 'byte'; readonly matches: ByteClass }
  | { readonly kind: 'match' }
  /** A match if the text ends here. */
  | { readonly kind: 'matchEnd' }
  | { readonly kind: 'jump'; readonly to: number }
  /** Tries `first`, then `second`. */
  | { readonly kind: 'split'; readonly first: number; readonly second: number }
  | { readonly kind: 'save'; readonly slot: number }
  | { readonly kind: 'position'; readonly slot: number }
  | { readonly kind: 'balanced'; readonly open: number; readonly close: number }
  | { readonly kind: 'repeat'; readonly capture: number };

/** A compiled pattern. */
export interface Pattern {
  readonly steps: readonly Step[];
  /** Whether it matches at the first place only. */
  readonly anchored: boolean;
}

const code = (character: string): number => character.charCodeAt(0);
const [percent, dot, open, close, caret, dollar, minus] = [...'%.()^$-'].map(code);
const [openSet, closeSet] = [code('['), code(']')];
const repeats = new Set([...'*+-?'].map(code));

/** Compiles a pattern, a byte for each character. Throws PatternFault. */
export function compilePattern(text: string): Pattern {
  return new PatternCompiler(new PatternReader(text)).pattern();
}

class PatternCompiler {
  readonly #reader: PatternReader;
  readonly #steps: Step[] = [{ kind: 'save', slot: 0 }];
  #nextSlot = 2;
  #depth = 0;
  #endsText = false;
  /** The class that a repetition would repeat. */
  #single: ByteClass | undefined;

  constructor(reader: PatternReader) {
    this.#reader = reader;
  }

  pattern(): Pattern {
    const reader = this.#reader;
    const anchored = reader.peek() === caret;
    if (anchored) reader.take();
    this.#sequence();
    if (this.#endsText) this.#steps.push({ kind: 'save', slot: 1 }, { kind: 'matchEnd' });
    this.#steps.push({ kind: 'save', slot: 1 }, { kind: 'match' });
    return { steps: this.#steps, anchored };
  }

  #sequence(): void {
    const reader = this.#reader;
    this.#single = undefined;
    for (let next = reader.peek(); next !== endOfPattern; next = reader.peek()) {
      if (next === close) {
        if (this.#depth === 0) throw reader.fault("invalid ')'");
        return;
      }
      this.#item(next);
    }
    reader.take();
  }

  #item(next: number): void {
    const reader = this.#reader;
    if (next === percent) {
      this.#escape();
    } else if (next === dot || next === openSet) {
      this.#byte(this.#class());
    } else if (next === open) {
      this.#capture();
    } else if (repeats.has(next)) {
      reader.take();
      if (this.#single === undefined) this.#byte(exactly(next));
      else this.#repeat(next, this.#single);
    } else if (next === dollar && this.#depth === 0 && reader.nextIsLast) {
      reader.take();
      this.#endsText = true;
    } else {
      reader.take();
      this.#byte(exactly(next));
    }
  }

  #byte(matches: ByteClass): void {
    this.#steps.push({ kind: 'byte', matches });
    this.#single = matches;
  }

  #escape(): void {
    const reader = this.#reader;
    reader.save();
    reader.take();
    const next = reader.peek();
    if (next === code('0')) throw reader.fault('invalid capture index');
    if (next >= code('1') && next <= code('9')) {
      this.#steps.push({ kind: 'repeat', capture: reader.take() - code('0') });
    } else if (next === code('b')) {
      reader.take();
      this.#steps.push({ kind: 'balanced', open: reader.take(), close: reader.take() });
    } else {
      reader.restore();
      this.#byte(this.#class());
      return;
    }
    this.#single = undefined;
  }

  #capture(): void {
    const reader = this.#reader;
    reader.take();
    const slot = this.#nextSlot;
    this.#nextSlot += 2;
    if (reader.peek() === close) {
      reader.take();
      this.#steps.push({ kind: 'position', slot });
    } else {
      this.#steps.push({ kind: 'save', slot });
      this.#depth++;
      this.#sequence();
      this.#depth--;
      if (reader.peek() !== close) throw reader.fault('unfinished capture');
      reader.take();
      this.#steps.push({ kind: 'save', slot: slot + 1 });
    }
    this.#single = undefined;
  }

  /** Repeats the class whose step was added last. */
  #repeat(how: number, matches: ByteClass): void {
    const steps = this.#steps;
    steps.pop();
    const at = steps.length;
    const byte: Step = { kind: 'byte', matches };
    const back: Step = { kind: 'jump', to: at };
    if (how === code('+')) steps.push(byte, { kind: 'split', first: at, second: at + 2 });
    else if (how === code('?')) steps.push({ kind: 'split', first: at + 1, second: at + 2 }, byte);
    else if (how === code('*')) steps.push({ kind: 'split', first: at + 1, second: at + 3 }, byte, back);
    else steps.push({ kind: 'split', first: at + 3, second: at + 1 }, byte, back);
    this.#single = undefined;
  }

  #class(): ByteClass {
    const next = this.#reader.take();
    if (next === percent) return escapedClass(this.#reader.take());
    return next === dot ? anyByte : this.#set();
  }

  #set(): ByteClass {
    const reader = this.#reader;
    const negated = reader.peek() === caret;
    if (negated) reader.take();
    const members: Member[] = [];
    let isRange = false;
    for (;;) {
      const next = reader.peek();
      if (next === endOfPattern) throw reader.fault('unexpected EOS');
      if (members.length > 0 && next === closeSet) {
        reader.take();
        break;
      }
      if (members.length > 0 && next === minus) {
        reader.take();
        isRange = true;
        continue;
      }
      members.push(this.#member());
      if (isRange) members.push(rangeOf(members));
      isRange = false;
    }
    if (isRange) members.push({ matches: exactly(minus ?? 0) });
    return anyOf(
      members.map(({ matches }) => matches),
      negated,
    );
  }

  #member(): Member {
    const next = this.#reader.take();
    if (next === percent) return { matches: escapedClass(this.#reader.take()) };
    return { byte: next, matches: exactly(next) };
  }
}

interface Member {
  /** If it is one byte, not written with `%`. */
  readonly byte?: number;
  readonly matches: ByteClass;
}

/** Takes the last two members for the ends of a range; classes make one that matches nothing. */
function rangeOf(members: Member[]): Member {
  const last = members.pop();
  const first = members.pop();
  return {
    matches: (byte) => first?.byte !== undefined && last?.byte !== undefined && byte >= first.byte && byte <= last.byte,
  };
}
