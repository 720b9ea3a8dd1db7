import { check } from '../../src/check/check';
import { readManifests } from '../../src/manifests/read';
import type { Resource } from '../../src/model/resource';
import { goodManifests } from './manifests';
import { fieldMutations, type Mutation, replacements } from './mutations';
import { faults } from './replacements';

/** Codes of what Argo Events' own validation looks at, too: as good as its `lint` can be. */
const linted: ReadonlySet<string> = new Set(['refused', 'wrong-type', 'missing-field', 'unlisted-value']);

/** What became of one fault. */
export interface Outcome {
  readonly mutation: Mutation;
  /** Codes of errors and warnings. */
  readonly found: readonly string[];
  /** Whether upstream's lint can have found it. */
  readonly lint: boolean;
}

/** The manifests that are right. */
export function goodResources(): Resource[] {
  return readManifests(goodManifests.join('---\n'), 'good.yaml').resources;
}

/**
 * Makes faults one by one, and checks the whole set with each.
 * @param every takes only each n-th of the faults in fields; the others are all made. `@default` 1
 */
export function outcomes(every = 1): Outcome[] {
  const resources = goodResources();
  const fields = [...fieldMutations(resources)].filter((_, index) => index % every === 0);
  return [...fields, ...replacements(resources, faults)].map((mutation) => {
    const set = resources.map((resource) => (resource === mutation.resource ? broken(mutation) : resource));
    const found = check(set).flatMap(({ code, severity }) => (severity === 'info' ? [] : code));
    return { mutation, found, lint: found.some((code) => linted.has(code)) };
  });
}

function broken({ resource, object }: Mutation): Resource {
  const { apiVersion, kind, metadata } = object as {
    apiVersion: string;
    kind: string;
    metadata: { name: string; namespace?: string };
  };
  const { namespace } = metadata;
  return { ...resource, apiVersion, kind, name: metadata.name, object, ...(namespace !== undefined && { namespace }) };
}
