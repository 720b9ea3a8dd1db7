import { check } from '../../src/check/check';
import { upstreamValidate } from '../../src/check/upstream/validate';
import { readManifests } from '../../src/manifests/read';
import type { Resource } from '../../src/model/resource';
import { goodManifests } from './manifests';
import { fieldMutations, type Mutation, replacements } from './mutations';
import { faults } from './replacements';

/** The kinds that `argo-events lint` looks at. */
const linted: ReadonlySet<string> = new Set(['EventSource', 'Sensor']);

/** What became of one fault. */
export interface Outcome {
  readonly mutation: Mutation;
  /** Codes of errors and warnings. */
  readonly found: readonly string[];
  /** Whether `argo-events lint` finds it: it asks the controller's validation, of each resource by itself. */
  readonly lint: boolean;
}

/** The manifests that are right. */
export function goodResources(): Resource[] {
  return readManifests(goodManifests.join('---\n'), 'good.yaml').resources;
}

/**
 * Makes faults one by one, and checks the whole set with each.
 * @param every takes only each n-th of the faults. `@default` 1
 */
export function outcomes(every = 1): Outcome[] {
  const resources = goodResources();
  const mutations = [...fieldMutations(resources), ...replacements(resources, faults)];
  const chosen = mutations.filter((_, index) => index % every === 0);
  return chosen.map((mutation) => {
    const set = resources.map((resource) => (resource === mutation.resource ? broken(mutation) : resource));
    const found = check(set).flatMap(({ code, severity }) => (severity === 'info' ? [] : code));
    const { kind } = mutation.resource;
    return { mutation, found, lint: linted.has(kind) && upstreamValidate(mutation.object) !== undefined };
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
