import type { Schema } from '../model/schema';
import { type Find, resolve, type ShapeFault } from './shape';

/** What to do about a field that belongs one level further in or out; undefined when it does not. */
export function misplaced({ at, owners, schema }: ShapeFault, find: Find): string | undefined {
  const field = String(at.key);
  const outer = owners.at(-2);
  if (outer !== undefined && has(find(outer), field)) return `move it one level out, beside '${keyOf(at.path)}'`;
  const inner = Object.entries(schema.properties ?? {}).filter(([, each]) => has(resolve(each, find).schema, field));
  return inner.length === 1 ? `move it into '${inner[0]?.[0]}'` : undefined;
}

function keyOf(path: readonly (string | number)[]): string {
  const names = path.slice(0, -1).filter((step) => typeof step === 'string');
  return names.at(-1) ?? '';
}

function has(schema: Schema | undefined, field: string): boolean {
  return schema?.properties !== undefined && Object.hasOwn(schema.properties, field);
}
