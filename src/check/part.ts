import type { Json, JsonObject } from '../model/json';
import type { Place } from '../model/problem';
import type { Resource } from '../model/resource';

/** A key of a map or an index of a list. */
export type Step = string | number;

/**
 * A part of a resource, whether it is there or not: manifests may hold anything anywhere, so every look into them answers
 * `undefined` instead of failing.
 */
export class Part {
  constructor(
    readonly resource: Resource,
    readonly path: readonly Step[],
    /** What stands here; `undefined` if nothing does. */
    readonly json: Json | undefined,
  ) {}

  /** The whole of a resource. */
  static root(resource: Resource): Part {
    return new Part(resource, [], resource.object);
  }

  /** Whether something stands here; `null` counts as nothing, as it does for Go. */
  get exists(): boolean {
    return this.json !== undefined && this.json !== null;
  }

  /** The last step that led here. */
  get key(): Step | undefined {
    return this.path.at(-1);
  }

  /** What stands here, if it is text. */
  get text(): string | undefined {
    return typeof this.json === 'string' ? this.json : undefined;
  }

  get number(): number | undefined {
    return typeof this.json === 'number' ? this.json : undefined;
  }

  get isTrue(): boolean {
    return this.json === true;
  }

  /** What stands here, if it is a map. */
  get object(): JsonObject | undefined {
    return isObject(this.json) ? this.json : undefined;
  }

  /** A part further in. Field names are found without regard to case, as Go finds them, unless they stand as written. */
  at(...steps: Step[]): Part {
    return steps.reduce<Part>((part, step) => part.child(step), this);
  }

  /** The elements, if this is a list. */
  items(): Part[] {
    return Array.isArray(this.json)
      ? this.json.map((item: Json, index) => new Part(this.resource, [...this.path, index], item))
      : [];
  }

  /** The members, if this is a map. */
  entries(): [key: string, part: Part][] {
    const { object } = this;
    if (object === undefined) return [];
    return Object.keys(object).map((key) => [key, new Part(this.resource, [...this.path, key], object[key])]);
  }

  /** Whether another part stands in this one. */
  encloses({ resource, path }: Part): boolean {
    return resource === this.resource && this.path.every((step, index) => path[index] === step);
  }

  /** @param inside how many characters of the text that stands here come before the place */
  place(what: 'key' | 'value' = 'value', inside = 0): Place {
    return this.resource.place(this.path, what, inside);
  }

  private child(step: Step): Part {
    const { object, json } = this;
    if (object !== undefined) {
      const key = typeof step === 'string' ? keyIn(object, step) : String(step);
      return new Part(this.resource, [...this.path, key], object[key]);
    }
    return new Part(
      this.resource,
      [...this.path, step],
      Array.isArray(json) && typeof step === 'number' ? json[step] : undefined,
    );
  }
}

function keyIn(object: JsonObject, wanted: string): string {
  if (Object.hasOwn(object, wanted)) return wanted;
  const folded = wanted.toLowerCase();
  return Object.keys(object).find((key) => key.toLowerCase() === folded) ?? wanted;
}

/** Whether a JSON value is a map. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
