import type { ApiObjectMetadata } from 'cdk8s';
import { Construct } from 'constructs';
import type { TemplateRef } from '../src/model/workflow/invocation';
import type { AnyString, Parameter } from '../src/model/workflow/parameter';
import type { WorkflowSpec } from '../src/model/workflow/spec';
import type { TemplateDefinition } from '../src/model/workflow/template';
import { type About, withAbout } from './about';
import { KubeWorkflowTemplate } from './l1/workflow-template';
import { objectName, objectNamespace } from './object-name';
import { grantWorkflowPods } from './pod-account';
import { refusal } from './refusal';
import type { IServiceAccount } from './service-account';
import { checkReferences, rememberReference } from './workflow-references';

/** A parameter of a workflow. Without `value` or `valueFrom` whoever submits the workflow must pass it. */
export type WorkflowParameter = Pick<Parameter, 'value' | 'valueFrom' | 'enum' | 'description'>;

/** The parameters of a workflow, by name. */
export interface WorkflowParameters {
  readonly [name: string]: WorkflowParameter;
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

/** A WorkflowTemplate as triggers refer to it, with what it takes. */
export interface IWorkflowTemplate<P> {
  /** The name of the WorkflowTemplate. */
  readonly name: string;
  /** Its namespace, if one is known. Its workflows run there. */
  readonly namespace?: string;
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

/** A workflow to be: triggers submit it, and other workflows use its templates. */
export class WorkflowTemplate<const P extends WorkflowParameters, const T extends WorkflowTemplates>
  extends Construct
  implements IWorkflowTemplate<P>
{
  /**
   * A WorkflowTemplate that exists already, in the namespace of the chart.
   * @param parameters what it is known to take.
   */
  static fromWorkflowTemplateName<const P extends WorkflowParameters>(
    scope: Construct,
    _id: string,
    name: string,
    parameters: P,
  ): IWorkflowTemplate<P> {
    return { name, namespace: objectNamespace(scope), parameters };
  }

  readonly name: string;
  readonly namespace?: string;
  readonly parameters: P;

  private readonly templates: T;

  /** @throws EventloomError `bad-reference` when a template uses a template or a parameter that does not exist. */
  constructor(scope: Construct, id: string, props: WorkflowTemplateProps<P, T>) {
    super(scope, id);
    const { metadata, about, parameters, templates, serviceAccount, ...spec } = props;
    this.name = objectName(this, 'WorkflowTemplate', metadata);
    this.namespace = objectNamespace(this, metadata);
    this.parameters = parameters ?? ({} as P);
    this.templates = templates;
    checkReferences(this, props);
    grantWorkflowPods(this, serviceAccount);
    new KubeWorkflowTemplate(this, 'Resource', {
      metadata: withAbout({ ...metadata, name: this.name }, about),
      spec: {
        ...spec,
        ...(serviceAccount ? { serviceAccountName: serviceAccount.name } : {}),
        ...(parameters ? { arguments: { parameters: named(parameters) } } : {}),
        templates: named(templates),
      },
    });
  }

  /**
   * One of its templates, for a step or task of another workflow: `templateRef: go.templateRef('build')`.
   * @throws EventloomError `bad-reference` when it has no such template.
   */
  templateRef(template: keyof T & string): TemplateRef {
    const definition = this.templates[template];
    if (!definition) {
      throw refusal(
        this,
        'bad-reference',
        `there is no template '${template}'; there are ${Object.keys(this.templates).join(', ')}`,
      );
    }
    return rememberReference({ name: this.name, template }, definition);
  }
}

function named<V>(entries: { readonly [name: string]: V }): readonly (V & { readonly name: string })[] {
  return Object.entries(entries).map(([name, value]) => ({ name, ...value }));
}
