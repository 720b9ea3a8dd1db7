import type { Json, JsonObject } from '../model/json';
import type { Comments, Path } from './comments';
import { isObject } from './equality';
import { type Expression, literal } from './tree';

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

  /** It as it is written. @param replace another expression for some of its parts */
  literal(replace: (part: Fragment) => Expression | undefined = () => undefined): Expression {
    const replaced = replace(this);
    if (replaced !== undefined) return replaced;
    const { value } = this;
    if (Array.isArray(value)) {
      return {
        kind: 'list',
        items: this.items.map((item) => ({ value: item.literal(replace), comments: item.before })),
      };
    }
    if (!isObject(value)) return literal(value === undefined ? null : (value as string | number | boolean | null));
    return {
      kind: 'object',
      entries: this.keys.map((key) => ({
        key,
        value: this.at(key).literal(replace),
        comments: this.at(key).before,
      })),
    };
  }
}

function child(value: Json | undefined, step: string | number): Json | undefined {
  if (Array.isArray(value)) return typeof step === 'number' ? (value[step] as Json | undefined) : undefined;
  return isObject(value) && typeof step === 'string' && Object.hasOwn(value, step) ? value[step] : undefined;
}
