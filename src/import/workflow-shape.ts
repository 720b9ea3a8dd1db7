import type { Json } from '../model/json';
import type { Schema } from '../model/schema';
import { workflowDefinition } from '../model/workflow-schema';
import { isObject } from './equality';

/** Kinds of Argo Workflows: the constructs that stand for them as they are, and what their spec is. */
export const workflowKinds: { readonly [kind: string]: { readonly construct: string; readonly spec: string } } = {
  Workflow: { construct: 'KubeWorkflow', spec: 'WorkflowSpec' },
  WorkflowTemplate: { construct: 'KubeWorkflowTemplate', spec: 'WorkflowSpec' },
  ClusterWorkflowTemplate: { construct: 'KubeClusterWorkflowTemplate', spec: 'WorkflowSpec' },
  CronWorkflow: { construct: 'KubeCronWorkflow', spec: 'CronWorkflowSpec' },
};

const prefix = '#/definitions/';

/** Whether a value fits an interface of Argo Workflows, so that the compiler takes it. A member that is null counts as absent. */
export function fitsWorkflow(name: string, value: Json | undefined): boolean {
  const schema = workflowDefinition(name);
  return schema !== undefined && value !== undefined && fits(value, schema);
}

/** Whether the compiler takes a value as metadata of an object that a trigger makes, or that stands as it is. */
export function fitsMetadata(value: Json | undefined): boolean {
  if (value === undefined) return true;
  if (!isObject(value)) return false;
  const { labels, annotations, name, namespace, generateName, ...rest } = value;
  const areTexts = [name, namespace, generateName].every((text) => text === undefined || typeof text === 'string');
  return areTexts && [labels, annotations].every(isTexts) && Object.keys(rest).length === 0;
}

function isTexts(value: Json | undefined): boolean {
  if (value === undefined) return true;
  return isObject(value) && Object.values(value).every((text) => typeof text === 'string');
}

function fits(value: Json, { $ref, ...schema }: Schema): boolean {
  if ($ref !== undefined) return fitsWorkflow($ref.slice(prefix.length), value);
  if (schema.anyOf !== undefined) return schema.anyOf.some((part) => fits(value, part));
  if (schema.enum !== undefined) return schema.enum.includes(value);
  if (schema.const !== undefined) return schema.const === value;
  const types = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? []);
  if (types.length > 0 && !types.some((type) => isOfType(value, type))) return false;
  if (Array.isArray(value)) return value.every((item: Json) => fits(item, schema.items ?? {}));
  return !isObject(value) || fitsObject(value, schema);
}

function fitsObject(value: { readonly [key: string]: Json | undefined }, schema: Schema): boolean {
  const { properties = {}, required = [], additionalProperties = true } = schema;
  const isThere = (key: string): boolean => value[key] !== undefined && value[key] !== null;
  if (!required.every(isThere)) return false;
  return Object.keys(value).every((key) => {
    const part = value[key];
    if (part === undefined || part === null) return true;
    const own = Object.hasOwn(properties, key) ? properties[key] : undefined;
    if (own !== undefined) return fits(part, own);
    return typeof additionalProperties === 'object' ? fits(part, additionalProperties) : additionalProperties;
  });
}

function isOfType(value: Json, type: string): boolean {
  if (type === 'object') return isObject(value);
  if (type === 'array') return Array.isArray(value);
  if (type === 'null') return value === null;
  if (type === 'integer') return Number.isInteger(value);
  return typeof value === type;
}
