import { definition, type Schema } from './schema';

/** A place where a value is not what the interfaces of the model say. */
export interface Violation {
  /** Keys and indexes from the value that was given. */
  readonly path: readonly (string | number)[];
  /**
   * - `unknown-field`: the last key of the path is no field of the interface; `allowed` are its fields.
   * - `missing-field`: the last key of the path must be there; `allowed` is that key.
   * - `wrong-type`: `allowed` are JSON Schema's names of types, such as `string` and `integer`.
   * - `not-allowed`: `allowed` are the values that are.
   * - `out-of-range`: `allowed` are the least and the greatest number.
   */
  readonly rule: 'unknown-field' | 'missing-field' | 'wrong-type' | 'not-allowed' | 'out-of-range';
  readonly allowed: readonly string[];
  /** What is there instead; absent for a field that is missing or unknown. */
  readonly found?: unknown;
  /** The interface that was expected there, such as `GithubEventSource`. */
  readonly definition: string;
}

/**
 * Where a value departs from an interface of the model: names strictly, shapes loosely. A null counts as absent, as it does for Argo
 * Events. Combinations that make no sense are not looked for.
 *
 * @param name the interface, such as `Sensor` or `HTTPTrigger`.
 * @param limit how many violations to look for at most.
 * @throws RangeError when there is no such interface.
 */
export function violations(name: string, value: unknown, limit = 1000): readonly Violation[] {
  const schema = definition(name);
  if (!schema) throw new RangeError(`the model has no interface '${name}'`);
  const walk = new Walk(limit);
  walk.visit(schema, value, name);
  return walk.found;
}

/** Deeper than any manifest that a reader accepts. */
const maximumDepth = 1000;

class Walk {
  readonly found: Violation[] = [];
  private readonly path: (string | number)[];

  constructor(
    private readonly limit: number,
    path: readonly (string | number)[] = [],
  ) {
    this.path = [...path];
  }

  visit(schema: Schema, value: unknown, name: string): void {
    if (value === null || value === undefined) return;
    if (this.found.length >= this.limit || this.path.length > maximumDepth) return;
    if (schema.$ref) {
      const target = schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1);
      return this.visit(definition(target) ?? {}, value, target);
    }
    if (schema.anyOf) return this.visitAny(schema.anyOf, value, name);
    if (!this.typeFits(schema, value, name) || !this.valueFits(schema, value, name)) return;
    if (Array.isArray(value)) this.visitItems(schema, value, name);
    else if (typeof value === 'object') this.visitFields(schema, value, name);
  }

  private typeFits(schema: Schema, value: unknown, name: string): boolean {
    const types = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? []);
    if (types.length === 0 || types.some((type) => isOfType(type, value))) return true;
    this.report('wrong-type', name, types, value);
    return false;
  }

  private valueFits(schema: Schema, value: unknown, name: string): boolean {
    const values = schema.enum ?? (schema.const === undefined ? undefined : [schema.const]);
    if (values && !values.includes(value)) {
      this.report('not-allowed', name, values.map(String), value);
      return false;
    }
    const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = schema;
    if (typeof value !== 'number' || (value >= minimum && value <= maximum)) return true;
    this.report('out-of-range', name, [String(minimum), String(maximum)], value);
    return false;
  }

  private visitItems(schema: Schema, items: readonly unknown[], name: string): void {
    const { items: itemSchema } = schema;
    if (itemSchema) items.forEach((item, index) => this.within(index, () => this.visit(itemSchema, item, name)));
  }

  private visitFields(schema: Schema, value: object, name: string): void {
    const { properties = {}, additionalProperties = true, required = [] } = schema;
    for (const [key, part] of Object.entries(value)) {
      const known = Object.hasOwn(properties, key) ? properties[key] : additionalProperties;
      if (known === false) this.within(key, () => this.report('unknown-field', name, Object.keys(properties)));
      else if (typeof known === 'object') this.within(key, () => this.visit(known, part, name));
    }
    const present = value as { readonly [key: string]: unknown };
    for (const key of required) {
      const absent = !Object.hasOwn(present, key) || present[key] === null || present[key] === undefined;
      if (absent) this.within(key, () => this.report('missing-field', name, [key]));
    }
  }

  /** Of several shapes, complains in the words of the one that comes closest. */
  private visitAny(shapes: readonly Schema[], value: unknown, name: string): void {
    const attempts = shapes.map((shape) => {
      const attempt = new Walk(this.limit, this.path);
      attempt.visit(shape, value, name);
      return attempt.found;
    });
    if (attempts.some((found) => found.length === 0)) return;
    const here = attempts.flat().filter(({ rule, path }) => rule === 'wrong-type' && path.length === this.path.length);
    const closer = attempts.filter((found) => !found.some((violation) => here.includes(violation)));
    const best = closer.sort((a, b) => a.length - b.length)[0];
    if (best) this.found.push(...best.slice(0, this.limit - this.found.length));
    else this.report('wrong-type', name, [...new Set(here.flatMap(({ allowed }) => allowed))], value);
  }

  private within(key: string | number, look: () => void): void {
    this.path.push(key);
    look();
    this.path.pop();
  }

  private report(rule: Violation['rule'], name: string, allowed: readonly string[], found?: unknown): void {
    if (this.found.length >= this.limit) return;
    this.found.push({
      path: [...this.path],
      rule,
      allowed,
      definition: name,
      ...(found === undefined ? {} : { found }),
    });
  }
}

function isOfType(type: string, value: unknown): boolean {
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return typeof value === 'object' && !Array.isArray(value);
  if (type === 'integer') return Number.isInteger(value);
  return typeof value === type;
}
