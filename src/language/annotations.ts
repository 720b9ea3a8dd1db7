/** Annotations as a manifest has them. */
export type Annotations = { readonly [name: string]: unknown };

/** Begins the annotations that only Eventloom knows. `<prefix><name>` is for a whole object, `<prefix><name>.<part>` for a part of it. */
export const annotationPrefix = 'eventloom.dev/';

/** What a trigger writes on the objects that it creates, which may be of any kind. */
export const traceAnnotations = {
  parent: `${annotationPrefix}traceparent`,
  state: `${annotationPrefix}tracestate`,
} as const;

const ofTraces: readonly string[] = Object.values(traceAnnotations);

/** The annotations that ask for something, without the prefix. */
export const askedAnnotations = (annotations: Annotations): readonly string[] =>
  Object.keys(annotations)
    .filter((name) => name.startsWith(annotationPrefix) && !ofTraces.includes(name))
    .map((name) => name.slice(annotationPrefix.length));
