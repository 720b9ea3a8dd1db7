import type { Json, JsonObject } from '../model/json';
import type { Comments, Path } from './comments';
import { isObject } from './equality';
import { commentsIn, type Entry, type Expression, literal } from './tree';

/** A part of a manifest, with its comments. */
export class Fragment {
  constructor(
    readonly value: Json | undefined,
    readonly path: Path,
    private readonly comments: Comments,
  ) {}

  /** What stands under a key or an index. */
  at(...steps: Path): Fragment {
    const value = steps.reduce<Json | undefined>(child, this.value);
    return new Fragment(value, [...this.path, ...steps], this.comments);
  }

  /** Whether there is something that is not null. */
  get exists(): boolean {
    return this.value !== undefined && this.value !== null;
  }

  /** The text that it is. */
  get text(): string | undefined {
    return typeof this.value === 'string' ? this.value : undefined;
  }

  /** Its keys, if it is a map. */
  get keys(): readonly string[] {
    return isObject(this.value) ? Object.keys(this.value).filter((key) => this.at(key).exists) : [];
  }

  /** Its members, if it is a map. */
  get object(): JsonObject {
    return isObject(this.value) ? this.value : {};
  }

  /** Its elements, if it is a list. */
  get items(): readonly Fragment[] {
    return Array.isArray(this.value) ? this.value.map((_, index) => this.at(index)) : [];
  }

  /** The lines of comment before it. */
  get before(): readonly string[] {
    return this.comments.before(this.path);
  }

  /**
   * The lines of comment inside of it that what was written of it does not show.
   * @param above the lines that stand above what was written
   */
  lostComments(written: readonly Expression[], above: readonly string[] = []): readonly string[] {
    const shown = new Set([...commentsIn(written), ...above]);
    return this.comments.within(this.path).flatMap((lines) => (lines.every((line) => shown.has(line)) ? [] : lines));
  }

  /** It as it is written, but for some of its parts. */
  literal(rewrite: Rewriting = asWritten): Expression {
    const replaced = rewrite.replace(this);
    if (replaced !== undefined) return replaced;
    const { value } = this;
    if (Array.isArray(value)) {
      return {
        kind: 'list',
        items: this.items.map((item) => ({ value: item.literal(rewrite), comments: item.before })),
      };
    }
    if (!isObject(value)) return literal(value === undefined ? null : (value as string | number | boolean | null));
    const entries = this.keys.map((key) => {
      const part = this.at(key);
      return { key, value: part.literal(rewrite), comments: part.before };
    });
    return { kind: 'object', entries: rewrite.arrange(this, [...entries, ...rewrite.add(this)]) };
  }
}

/** How parts of a manifest are written otherwise. */
export interface Rewriting {
  /** Another expression for a part. */
  replace(part: Fragment): Expression | undefined;
  /** Further members of a map. */
  add(map: Fragment): readonly Entry[];
  /** The members of a map in another order. */
  arrange(map: Fragment, entries: readonly Entry[]): readonly Entry[];
}

const asWritten: Rewriting = { replace: () => undefined, add: () => [], arrange: (_, entries) => entries };

/** Another expression for some parts. */
export function replacing(replace: (part: Fragment) => Expression | undefined): Rewriting {
  return { ...asWritten, replace };
}

function child(value: Json | undefined, step: string | number): Json | undefined {
  if (Array.isArray(value)) return typeof step === 'number' ? (value[step] as Json | undefined) : undefined;
  return isObject(value) && typeof step === 'string' && Object.hasOwn(value, step) ? value[step] : undefined;
}
