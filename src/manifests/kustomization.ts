import type { Json } from '../model/json';
import { readValue } from './read';

/** Whether a file is one that kustomize builds from. */
export function isKustomization(name: string): boolean {
  return name === 'kustomization.yaml' || name === 'kustomization.yml' || name === 'Kustomization';
}

/** Lists of a kustomization whose files hold parts of objects, or what is no object of the cluster. */
const lists = [
  'patches',
  'patchesStrategicMerge',
  'patchesJson6902',
  'replacements',
  'configurations',
  'generators',
  'transformers',
  'validators',
  'crds',
] as const;

/** The files, relative to the kustomization, that are no manifests by themselves, such as its patches. */
export function partsNamedIn(kustomization: Uint8Array): string[] {
  const { value } = readValue(new TextDecoder().decode(kustomization));
  return lists.flatMap((list) => elements(member(value, list)).flatMap(fileOf));
}

function fileOf(entry: Json): string[] {
  const name = typeof entry === 'string' ? entry : member(entry, 'path');
  // A patch may also stand in the kustomization itself.
  return typeof name === 'string' && !name.includes('\n') ? [name] : [];
}

function elements(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

function member(value: Json | undefined, name: string): Json | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const fields: { readonly [key: string]: Json | undefined } = value as { readonly [key: string]: Json | undefined };
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}
