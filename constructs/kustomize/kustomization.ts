import type { JsonObject } from '../../src/model/json';
import { nameReferences } from './name-references';
import { type RenderedObject, readme } from './readme';
import { missingSecrets } from './secrets';

/** The kustomization of a folder: which files belong to it. */
export function kustomization(resources: readonly string[], configurations: readonly string[] = []): JsonObject {
  return {
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    resources: [...resources],
    ...(configurations.length > 0 ? { configurations: [...configurations] } : {}),
  };
}

/** A text file beside the manifests. */
export interface CompanionFile {
  /** Its name in the folder. */
  readonly name: string;
  /** The content: text as it is, or an object to be written as YAML. */
  readonly content: string | JsonObject;
}

const references = 'name-references.yaml';

/**
 * The files that make a folder of manifests a kustomization which others can build upon.
 * @param madeSecrets the names of the Secrets that the manifests of all folders make
 */
export function companionFiles(
  folder: string,
  objects: readonly RenderedObject[],
  madeSecrets: ReadonlySet<string>,
): readonly CompanionFile[] {
  const nameReference = nameReferences(objects.map(({ object }) => object));
  const files = objects.map(({ file }) => file);
  return [
    { name: 'kustomization.yaml', content: kustomization(files, nameReference.length > 0 ? [references] : []) },
    ...(nameReference.length > 0 ? [{ name: references, content: { nameReference: asJson(nameReference) } }] : []),
    {
      name: 'README.md',
      content: readme(
        folder,
        objects,
        missingSecrets(
          objects.map(({ object }) => object),
          madeSecrets,
        ),
      ),
    },
  ];
}

function asJson(references: ReturnType<typeof nameReferences>): readonly JsonObject[] {
  return references.map(({ kind, group, fieldSpecs }) => ({
    kind,
    ...(group === undefined ? {} : { group }),
    fieldSpecs: fieldSpecs.map(({ path, ...owner }) => ({ path, ...owner })),
  }));
}
