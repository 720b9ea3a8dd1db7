import { dnsLabel } from '../../src/model/names';
import type { AnyString } from '../../src/model/workflow/parameter';
import { KubeWorkflow } from '../l1/workflow';
import type { ITrigger, TriggerAction, TriggerContext } from '../trigger';
import type { IWorkflowTemplate, WorkflowArguments } from '../workflow-template';

/** How a workflow is submitted. @see WorkflowTrigger.submit */
export interface SubmitOptions {
  /** What the name of each run begins with. @default - the name of the template and a dash */
  readonly generateName?: string;
  /** Labels of each run. @default - only those that upstream sets: sensor, trigger and time */
  readonly labels?: { readonly [key: string]: string };
  /** Annotations of each run. @default - none */
  readonly annotations?: { readonly [key: string]: string };
  /** The template that runs first. @default - the entrypoint of the WorkflowTemplate */
  readonly entrypoint?: string;
}

/** Starts Argo workflows. */
export class WorkflowTrigger implements ITrigger {
  /**
   * Runs a WorkflowTemplate once per firing. Upstream's operation `submit`.
   *
   * @param parameters what is passed to it. Values of events may stand anywhere in the texts.
   */
  static submit<P>(
    template: IWorkflowTemplate<P>,
    parameters: WorkflowArguments<P>,
    options: SubmitOptions = {},
  ): WorkflowTrigger {
    return new WorkflowTrigger(({ namespace }) => {
      const { generateName = `${dnsLabel(template.name)}-`, labels, annotations, entrypoint } = options;
      const passed = (Object.entries(parameters) as [string, AnyString][]).filter(([, value]) => value !== undefined);
      return KubeWorkflow.manifest({
        metadata: {
          generateName,
          ...(template.namespace === namespace ? {} : { namespace: template.namespace }),
          ...(labels ? { labels } : {}),
          ...(annotations ? { annotations } : {}),
        },
        spec: {
          ...(entrypoint === undefined ? {} : { entrypoint }),
          workflowTemplateRef: { name: template.name },
          ...(passed.length > 0 ? { arguments: { parameters: passed.map(([name, value]) => ({ name, value })) } } : {}),
        },
      });
    });
  }

  private constructor(private readonly workflow: (context: TriggerContext) => object) {}

  bind(context: TriggerContext): TriggerAction {
    const { body, parameters } = context.parameterize(this.workflow(context));
    return {
      argoWorkflow: {
        operation: 'submit',
        source: { resource: body },
        ...(parameters.length > 0 ? { parameters } : {}),
      },
    };
  }
}
