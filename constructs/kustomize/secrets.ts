import type { Json, JsonObject } from '../../src/model/json';

/**
 * The Secrets that manifests read and that nobody makes: `name`, and its keys, sorted.
 * @param made the names of those that are made
 */
export function missingSecrets(objects: readonly JsonObject[], made: ReadonlySet<string>): readonly string[] {
  const needed = new Map<string, Set<string>>();
  for (const { spec } of objects.filter(({ apiVersion }) => String(apiVersion).startsWith('argoproj.io/'))) {
    for (const { name, key } of usesIn(spec, '')) {
      if (made.has(name) || name.includes('{{')) continue;
      const keys = needed.get(name) ?? new Set();
      needed.set(name, key === undefined ? keys : keys.add(key));
    }
  }
  return [...needed]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, keys]) => {
      const sorted = [...keys].sort();
      return sorted.length === 0
        ? `\`${name}\``
        : `\`${name}\`, key ${sorted.map((key) => `\`${key}\``).join(' and ')}`;
    });
}

/** The names of the Secrets that manifests hold, or that an operator makes of them. */
export function madeSecrets(objects: readonly JsonObject[]): ReadonlySet<string> {
  return new Set(objects.flatMap(madeBy));
}

function madeBy({ kind, metadata, spec }: JsonObject): string[] {
  const named = (metadata ?? {}) as JsonObject;
  const { target, secretName } = (spec ?? {}) as { readonly target?: JsonObject; readonly secretName?: string };
  if (kind === 'ExternalSecret') return [String(target?.name ?? named.name)];
  if (kind === 'Certificate') return secretName === undefined ? [] : [secretName];
  return kind === 'Secret' || kind === 'SealedSecret' ? [String(named.name)] : [];
}

interface SecretUse {
  readonly name: string;
  /** Absent when all keys are mounted as files. */
  readonly key?: string;
}

function* usesIn(value: Json | undefined, field: string): Generator<SecretUse> {
  if (typeof value !== 'object' || value === null) return;
  const { name, key, secretName, ...others } = value as JsonObject;
  if (typeof secretName === 'string') yield { name: secretName };
  const isSelector = typeof key === 'string' && Object.keys(others).every((other) => other === 'optional');
  if (isSelector && typeof name === 'string' && !/configmap/i.test(field)) yield { name, key };
  for (const [part, inner] of Object.entries(value)) yield* usesIn(inner as Json, Array.isArray(value) ? field : part);
}
