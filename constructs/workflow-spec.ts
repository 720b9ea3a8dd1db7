import type { ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Artifact } from '../src/model/workflow/artifact';
import type { AnyString, Parameter } from '../src/model/workflow/parameter';
import type { WorkflowSpec } from '../src/model/workflow/spec';
import type { TemplateDefinition } from '../src/model/workflow/template';
import type { About } from './about';
import { grantWorkflowPods } from './pod-account';
import type { IServiceAccount } from './service-account';
import { checkReferences } from './workflow-references';

/** A parameter of a workflow. Without `value` or `valueFrom` whoever submits the workflow must pass it. */
export type WorkflowParameter = Pick<Parameter, 'value' | 'valueFrom' | 'enum' | 'description'>;

/** The parameters of a workflow, by name. */
export interface WorkflowParameters {
  readonly [name: string]: WorkflowParameter;
}

/** Artifacts that are passed to a workflow, by name: the entrypoint takes those that its inputs name. */
export interface WorkflowArtifacts {
  readonly [name: string]: Omit<Artifact, 'name'>;
}

/** A template of a workflow; its name is its key. */
export type Template = Omit<TemplateDefinition, 'name'>;

/** The templates of a workflow, by name. */
export interface WorkflowTemplates {
  readonly [name: string]: Template;
}

type HasValue = { readonly value: AnyString } | { readonly valueFrom: object };

/** What is passed to a workflow with parameters `P`: those without a value must be, no others than these can be. */
export type WorkflowArguments<P> = {
  readonly [Name in keyof P as P[Name] extends HasValue ? never : Name]: AnyString;
} & {
  readonly [Name in keyof P as P[Name] extends HasValue ? Name : never]?: AnyString;
};

/** A WorkflowTemplate or a ClusterWorkflowTemplate as triggers refer to it, with what it takes. */
export interface IWorkflowTemplate<P> {
  /** Its name. */
  readonly name: string;
  /** Its namespace, if one is known. Its workflows run there. A ClusterWorkflowTemplate has none: its workflows run where they are submitted. */
  readonly namespace?: string;
  /** Whether it is a ClusterWorkflowTemplate. @default false */
  readonly clusterScope?: boolean;
  /** The parameters that it declares. */
  readonly parameters: P;
}

/** @see WorkflowTemplate */
export interface WorkflowTemplateProps<P extends WorkflowParameters, T extends WorkflowTemplates>
  extends Omit<WorkflowSpec, 'arguments' | 'templates' | 'entrypoint' | 'onExit' | 'serviceAccountName'> {
  /** @default - the name is made of the construct's id, and the namespace is the chart's */
  readonly metadata?: ApiObjectMetadata;
  /** @default - nothing is said about it */
  readonly about?: About;
  /** What a workflow of it takes: read anywhere in the templates as `{{workflow.parameters.NAME}}`. @default - nothing */
  readonly parameters?: P;
  /** What its workflows get as artifacts unless they are passed others. Upstream's `arguments.artifacts`. @default - none */
  readonly artifacts?: WorkflowArtifacts;
  /** The templates, by name. */
  readonly templates: T;
  /** The template that runs first. @default - none: it is a library whose templates others refer to */
  readonly entrypoint?: NoInfer<keyof T & string>;
  /** The template that runs at the end, however it ended. @default - none */
  readonly onExit?: NoInfer<keyof T & string>;
  /**
   * The account that its pods run as. A {@link SharedServiceAccount} is granted what every step needs, which is to report its result.
   * @default - what the cluster is configured with
   */
  readonly serviceAccount?: IServiceAccount;
}

/** Upstream's `spec` of what was said of a template. */
export function workflowSpecOf<P extends WorkflowParameters, T extends WorkflowTemplates>(
  construct: Construct & { readonly namespace?: string },
  props: WorkflowTemplateProps<P, T>,
): WorkflowSpec {
  const { metadata: _metadata, about: _about, parameters, artifacts, templates, serviceAccount, ...spec } = props;
  checkReferences(construct, props);
  grantWorkflowPods(construct, serviceAccount);
  return {
    ...spec,
    ...(serviceAccount ? { serviceAccountName: serviceAccount.name } : {}),
    ...argumentsWith(parameters && named(parameters), artifacts),
    templates: named(templates),
  };
}

/** Upstream's `arguments` of what is passed to a workflow; absent when nothing is. */
export function argumentsOf(passed: object, artifacts?: WorkflowArtifacts): Pick<WorkflowSpec, 'arguments'> {
  const parameters = (Object.entries(passed) as [string, AnyString | undefined][]).flatMap(([name, value]) =>
    value === undefined ? [] : [{ name, value }],
  );
  return argumentsWith(parameters, artifacts);
}

function argumentsWith(
  parameters: readonly Parameter[] = [],
  artifacts: WorkflowArtifacts = {},
): Pick<WorkflowSpec, 'arguments'> {
  const given = {
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(Object.keys(artifacts).length > 0 ? { artifacts: named(artifacts) } : {}),
  };
  return Object.keys(given).length === 0 ? {} : { arguments: given };
}

/** A reference to the whole of a template. */
export function workflowTemplateRef({
  name,
  clusterScope,
}: Pick<IWorkflowTemplate<object>, 'name' | 'clusterScope'>): Required<Pick<WorkflowSpec, 'workflowTemplateRef'>> {
  return { workflowTemplateRef: { name, ...(clusterScope ? { clusterScope } : {}) } };
}

function named<V>(entries: { readonly [name: string]: V }): readonly (V & { readonly name: string })[] {
  return Object.entries(entries).map(([name, value]) => ({ name, ...value }));
}
