import type { ApiObjectMetadata } from 'cdk8s';

/** Who answers for a resource, and what to do when it misbehaves. Stands in the manifest as the annotations of a8r.io. */
export interface About {
  /** The team or person to ask. Annotation `a8r.io/owner`. */
  readonly owner?: string;
  /** What it is for, in one sentence. Annotation `a8r.io/description`. */
  readonly description?: string;
  /** The address of the page that says what to do when it breaks. Annotation `a8r.io/runbook`. */
  readonly runbook?: string;
}

/** Adds what is known about a resource to its metadata; annotations that are there already stay. */
export function withAbout(metadata: ApiObjectMetadata, about: About = {}): ApiObjectMetadata {
  const annotations = Object.fromEntries(
    (['owner', 'description', 'runbook'] as const).flatMap((field) => {
      const text = about[field];
      return text === undefined ? [] : [[`a8r.io/${field}`, text]];
    }),
  );
  if (Object.keys(annotations).length === 0) return metadata;
  return { ...metadata, annotations: { ...annotations, ...metadata.annotations } };
}
