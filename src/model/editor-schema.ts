import { customKinds, schemaOfKind } from './kind-schema';
import { definition, type Schema, schema } from './schema';
import { workflowDefinition, workflowDefinitions, workflowKinds } from './workflow-schema';

/** The kinds that editors are told of: those of Argo Events, and those of Argo Workflows that their triggers submit. */
export const editorKinds = [...customKinds, ...workflowKinds] as const;

/** One of {@link editorKinds}. */
export type EditorKind = (typeof editorKinds)[number];

/**
 * The JSON Schema that editors get: a root that picks the definition by the kind of the object, and one definition per interface. What both
 * projects have in common, such as the parts of a pod, is there once.
 *
 * @param kind only this one. `@default` all of them
 */
export function editorSchema(kind?: EditorKind): Schema {
  if (kind !== undefined) return schemaOfKind(kind, (name) => definition(name) ?? workflowDefinition(name));
  return {
    ...schema,
    title: 'Argo Events and Argo Workflows',
    description: `${editorKinds.join(', ')}. Unknown names are refused; which values make sense together is not checked.`,
    properties: { kind: { enum: editorKinds } },
    allOf: editorKinds.map((one) => ({
      if: { properties: { kind: { const: one } } },
      // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema
      then: { $ref: `#/definitions/${one}` },
    })),
    definitions: { ...workflowDefinitions, ...schema.definitions },
  };
}
