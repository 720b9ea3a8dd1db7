import type { Frame, FunctionCode } from '../machine/machine';

/** How many slots a function needs. */
export class Layout {
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** A slot that nobody else uses. */
  slot(): number {
    return this.#size++;
  }
}

/** What a name means from where it is defined on. */
export type Meaning =
  | { readonly kind: 'value'; readonly slot: number }
  | { readonly kind: 'filter'; readonly slot: number }
  | { readonly kind: 'label'; readonly slot: number }
  | { readonly kind: 'function'; readonly code: FunctionCode };

/** A name in sight, and those that were there before. */
interface Entry {
  readonly name: string;
  readonly meaning: Meaning;
  readonly level: number;
  readonly previous: Entry | undefined;
}

/** What is known where a query stands: the function that it is part of, and the names in sight. Never changes. */
export class Scope {
  private constructor(
    /** The slots of the function. */
    readonly layout: Layout,
    /** How many functions surround this one. */
    readonly level: number,
    private readonly entries: Entry | undefined,
  ) {}

  /** Where nothing is known. */
  static empty(): Scope {
    return new Scope(new Layout(), 0, undefined);
  }

  /** The scope of a function inside of this one. */
  inner(): Scope {
    return new Scope(new Layout(), this.level + 1, this.entries);
  }

  /** With one more name; see {@link keyOf}. */
  with(name: string, meaning: Meaning): Scope {
    return new Scope(this.layout, this.level, { name, meaning, level: this.level, previous: this.entries });
  }

  /** With one more value in a slot of its own. */
  withValue(name: string): { readonly scope: Scope; readonly slot: number } {
    const slot = this.layout.slot();
    return { scope: this.with(keyOf(name, 0), { kind: 'value', slot }), slot };
  }

  /** What a name means, and how many functions lie between. */
  find(name: string): { readonly meaning: Meaning; readonly hops: number } | undefined {
    for (let entry = this.entries; entry !== undefined; entry = entry.previous) {
      if (entry.name === name) return { meaning: entry.meaning, hops: this.level - entry.level };
    }
    return undefined;
  }
}

/** The name of a function, value or filter together with its arity. */
export function keyOf(name: string, arity: number): string {
  return `${name}/${arity}`;
}

/** The frame of a surrounding function; undefined outside of all functions. */
export function outerFrame(frame: Frame, hops: number): Frame | undefined {
  let found: Frame | undefined = frame;
  for (let rest = hops; rest > 0; rest--) found = found?.outer;
  return found;
}
