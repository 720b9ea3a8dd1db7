import type { JsonObject } from '../json';
import type { ObjectMeta } from '../meta';
import type { WorkflowSpec } from './spec';

/** One run: it starts when it is created, and its status tells how far it is. */
export interface Workflow {
  /** Always this. */
  readonly apiVersion: 'argoproj.io/v1alpha1';
  /** Always this. */
  readonly kind: 'Workflow';
  /** With `generateName: ci-` each run gets a name of its own; create it then, `apply` needs a `name`. */
  readonly metadata: ObjectMeta;
  /** What it does. */
  readonly spec: WorkflowSpec;
  /** How far it is. Filled in by the controller. */
  readonly status?: JsonObject;
}

/** Workflows to be: run with `workflowTemplateRef`, or template by template with `templateRef`. */
export interface WorkflowTemplate {
  /** Always this. */
  readonly apiVersion: 'argoproj.io/v1alpha1';
  /** Always this. */
  readonly kind: 'WorkflowTemplate';
  /** Its name is what others refer to. */
  readonly metadata: ObjectMeta;
  /** What it does. */
  readonly spec: WorkflowSpec;
}

/** The same for all namespaces. */
export interface ClusterWorkflowTemplate {
  /** Always this. */
  readonly apiVersion: 'argoproj.io/v1alpha1';
  /** Always this. */
  readonly kind: 'ClusterWorkflowTemplate';
  /** Its name is what others refer to. It has no namespace. */
  readonly metadata: ObjectMeta;
  /** What it does. */
  readonly spec: WorkflowSpec;
}
