import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { upstreamValidate, type ValidatedBus } from '../../../src/check/upstream/validate';
import { readManifests } from '../../../src/manifests/read';
import type { JsonObject } from '../../../src/model/json';
import { type Area, area } from './area';

/** A manifest, or a document of one of upstream's example files, and what to change in it. */
export interface ValidationQuestion {
  readonly manifest?: JsonObject;
  readonly example?: string;
  /** Which document of the file, counted from 0 without empty ones. */
  readonly document?: number;
  /** JSON pointers, in order. */
  readonly remove?: readonly string[];
  readonly set?: { readonly [pointer: string]: unknown };
  readonly eventBus?: ValidatedBus;
}

let examples: string | undefined;

/** Says where upstream's example files are. Without them the questions about them are left out. */
export function readExamplesFrom(folder: string): void {
  examples = folder;
}

/** The manifest that is asked about. */
export function manifestOf({
  manifest,
  example = '',
  document = 0,
  remove = [],
  set = {},
}: ValidationQuestion): JsonObject {
  const object = structuredClone(manifest ?? documentOf(example, document)) as Branch;
  for (const pointer of remove) {
    const { parent, key } = leaf(object, pointer);
    if (Array.isArray(parent)) parent.splice(Number(key), 1);
    else delete parent[key];
  }
  for (const pointer of Object.keys(set).sort()) {
    const { parent, key } = leaf(object, pointer);
    parent[key] = set[pointer];
  }
  return object as JsonObject;
}

function documentOf(example: string, document: number): JsonObject {
  const file = join(examples ?? '', example);
  const object = readManifests(readFileSync(file, 'utf8'), file).resources[document]?.object;
  if (object === undefined) throw new Error(`${example} has no document ${document}`);
  return object;
}

interface Branch {
  [key: string]: unknown;
}

function leaf(object: Branch, pointer: string): { readonly parent: Branch; readonly key: string } {
  const steps = pointer.split('/').slice(1);
  const path = steps.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  const key = path.pop() ?? '';
  return { parent: path.reduce<Branch>((at, step) => (at[step] ??= {}) as Branch, object), key };
}

/** Words of Go's libraries, which come behind those of Argo Events. */
const borrowed =
  /^(decode: json: cannot unmarshal .+ into Go (?:struct field \S+|value) of type|(?:decode: )?parsing time) .*|(?<=Cause: ).*|^error parsing regexp:.*/s;

/** What the controller says to a resource. */
export const validationAreas: Record<string, Area> = {
  validation: area<ValidationQuestion>(
    (question) => {
      const fault = upstreamValidate(manifestOf(question), question.eventBus);
      return fault === undefined ? { out: 'ok' } : { error: fault };
    },
    {
      unasked: (question) => (question as ValidationQuestion).example !== undefined && examples === undefined,
      errorText: (text) => text.replace('(empty error text)', '').replace(borrowed, '$1'),
    },
  ),
};
