import { Construct } from 'constructs';
import type { TemplateRef } from '../src/model/workflow/invocation';
import { withAbout } from './about';
import { KubeWorkflowTemplate } from './l1/workflow-template';
import { objectName, objectNamespace } from './object-name';
import { referenceTo } from './workflow-references';
import {
  type IWorkflowTemplate,
  type WorkflowParameters,
  type WorkflowTemplateProps,
  type WorkflowTemplates,
  workflowSpecOf,
} from './workflow-spec';

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
    const { metadata, about, parameters, templates } = props;
    this.name = objectName(this, 'WorkflowTemplate', metadata);
    this.namespace = objectNamespace(this, metadata);
    this.parameters = parameters ?? ({} as P);
    this.templates = templates;
    new KubeWorkflowTemplate(this, 'Resource', {
      metadata: withAbout({ ...metadata, name: this.name }, about),
      spec: workflowSpecOf(this, props),
    });
  }

  /**
   * One of its templates, for a step or task of another workflow: `templateRef: go.templateRef('build')`.
   * @throws EventloomError `bad-reference` when it has no such template.
   */
  templateRef(template: keyof T & string): TemplateRef {
    return referenceTo(this, this.templates, { name: this.name, template });
  }
}
