import { Construct } from 'constructs';
import type { TemplateRef } from '../src/model/workflow/invocation';
import { withAbout } from './about';
import { KubeClusterWorkflowTemplate } from './l1/cluster-workflow-template';
import { objectName } from './object-name';
import { referenceTo } from './workflow-references';
import {
  type IWorkflowTemplate,
  type WorkflowParameters,
  type WorkflowTemplateProps,
  type WorkflowTemplates,
  workflowSpecOf,
} from './workflow-spec';

/** @see ClusterWorkflowTemplate */
export interface ClusterWorkflowTemplateProps<P extends WorkflowParameters, T extends WorkflowTemplates>
  extends Omit<WorkflowTemplateProps<P, T>, 'serviceAccount'> {
  /** The account that its pods run as, by its name in whichever namespace they are. @default - what the cluster is configured with */
  readonly serviceAccountName?: string;
}

/**
 * A workflow to be, for all namespaces: triggers submit it, and other workflows use its templates. Who submits it must be allowed to read
 * it in the whole cluster; sensors are.
 */
export class ClusterWorkflowTemplate<const P extends WorkflowParameters, const T extends WorkflowTemplates>
  extends Construct
  implements IWorkflowTemplate<P>
{
  /**
   * A ClusterWorkflowTemplate that exists already.
   * @param parameters what it is known to take.
   */
  static fromClusterWorkflowTemplateName<const P extends WorkflowParameters>(
    _scope: Construct,
    _id: string,
    name: string,
    parameters: P,
  ): IWorkflowTemplate<P> {
    return { name, clusterScope: true, parameters };
  }

  readonly name: string;
  readonly clusterScope = true;
  readonly parameters: P;

  private readonly templates: T;

  /** @throws EventloomError `bad-reference` when a template uses a template or a parameter that does not exist. */
  constructor(scope: Construct, id: string, { serviceAccountName, ...props }: ClusterWorkflowTemplateProps<P, T>) {
    super(scope, id);
    const { metadata, about, parameters, templates } = props;
    this.name = objectName(this, 'ClusterWorkflowTemplate', { ...metadata, namespace: '' });
    this.parameters = parameters ?? ({} as P);
    this.templates = templates;
    const account = serviceAccountName === undefined ? {} : { serviceAccountName };
    new KubeClusterWorkflowTemplate(this, 'Resource', {
      metadata: withAbout({ ...metadata, name: this.name }, about),
      spec: { ...account, ...workflowSpecOf(this, props) },
    });
  }

  /**
   * One of its templates, for a step or task of a workflow anywhere: `templateRef: go.templateRef('build')`.
   * @throws EventloomError `bad-reference` when it has no such template.
   */
  templateRef(template: keyof T & string): TemplateRef {
    return referenceTo(this, this.templates, { name: this.name, template, clusterScope: true });
  }
}
