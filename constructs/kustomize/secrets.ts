import type { Json, JsonObject } from '../../src/model/json';

/** The Secrets that manifests read and that neither they nor an operator of theirs makes: `name (key)`, sorted. */
export function missingSecrets(objects: readonly JsonObject[], everywhere: readonly JsonObject[]): readonly string[] {
  const made = new Set(everywhere.flatMap(madeSecrets));
  const needed = new Map<string, Set<string>>();
  for (const object of objects) {
    for (const { name, key } of selectorsIn(object, '')) {
      if (made.has(name)) continue;
      needed.set(name, (needed.get(name) ?? new Set()).add(key));
    }
  }
  return [...needed]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, keys]) => `\`${name}\`, key ${[...keys].sort().join(', ')}`);
}

function madeSecrets({ kind, metadata, spec }: JsonObject): string[] {
  const named = (metadata ?? {}) as JsonObject;
  const target = ((spec ?? {}) as JsonObject).target as JsonObject | undefined;
  if (kind === 'ExternalSecret') return [String(target?.name ?? named.name)];
  return kind === 'Secret' || kind === 'SealedSecret' ? [String(named.name)] : [];
}

function* selectorsIn(value: Json | undefined, field: string): Generator<{ name: string; key: string }> {
  if (typeof value !== 'object' || value === null) return;
  const { name, key, ...others } = value as JsonObject;
  if (
    typeof name === 'string' &&
    typeof key === 'string' &&
    Object.keys(others).every((other) => other === 'optional')
  ) {
    if (!/configmap/i.test(field)) yield { name, key };
  }
  for (const [part, inner] of Object.entries(value))
    yield* selectorsIn(inner as Json, Array.isArray(value) ? field : part);
}
