import { EventloomError } from '../../src/errors';
import { dnsLabel } from '../../src/model/names';
import type { ArgoWorkflowOperation } from '../../src/model/triggers/argo-workflow';
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
  /** Further arguments of the `argo` command line, passed on as they are. @default - none */
  readonly args?: readonly string[];
}

/** @see WorkflowTrigger.resume */
export interface SteerOptions {
  /** Where the workflow is. @default - the namespace of the sensor */
  readonly namespace?: string;
  /** Further arguments of the `argo` command line, passed on as they are. @default - none */
  readonly args?: readonly string[];
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
    return new WorkflowTrigger('submit', options.args, ({ namespace }) => {
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

  /**
   * Runs a WorkflowTemplate or a CronWorkflow as it is. Upstream's operation `submit-from`, which reports a failure although it submitted:
   * the sensor refuses to repeat it. Prefer {@link WorkflowTrigger.submit}, which passes values of events.
   */
  static submitFrom(
    kind: 'WorkflowTemplate' | 'CronWorkflow',
    name: string,
    options: SteerOptions = {},
  ): WorkflowTrigger {
    return WorkflowTrigger.steer('submit-from', name, options, kind);
  }

  /** Runs a workflow again, as a new one. The name may be a value of an event, as for all that follow. */
  static resubmit(name: string, options: SteerOptions = {}): WorkflowTrigger {
    return WorkflowTrigger.steer('resubmit', name, options);
  }

  /** Runs what failed in a workflow again. */
  static retry(name: string, options: SteerOptions = {}): WorkflowTrigger {
    return WorkflowTrigger.steer('retry', name, options);
  }

  /** Lets a workflow begin no further steps. */
  static suspend(name: string, options: SteerOptions = {}): WorkflowTrigger {
    return WorkflowTrigger.steer('suspend', name, options);
  }

  /** Lets a suspended workflow go on. */
  static resume(name: string, options: SteerOptions = {}): WorkflowTrigger {
    return WorkflowTrigger.steer('resume', name, options);
  }

  /** Ends a workflow at once, without its exit handlers. */
  static terminate(name: string, options: SteerOptions = {}): WorkflowTrigger {
    return WorkflowTrigger.steer('terminate', name, options);
  }

  /** Ends a workflow, and runs its exit handlers. */
  static stop(name: string, options: SteerOptions = {}): WorkflowTrigger {
    return WorkflowTrigger.steer('stop', name, options);
  }

  private static steer(
    operation: ArgoWorkflowOperation,
    name: string,
    { namespace, args }: SteerOptions,
    kind = 'Workflow',
  ): WorkflowTrigger {
    const metadata = { name, ...(namespace === undefined ? {} : { namespace }) };
    if (name === '') {
      throw new EventloomError(
        'bad-value',
        `the operation ${operation} needs the name of a ${kind}, which is an empty text`,
      );
    }
    return new WorkflowTrigger(operation, args, () => ({ apiVersion: 'argoproj.io/v1alpha1', kind, metadata }));
  }

  private constructor(
    private readonly operation: ArgoWorkflowOperation,
    private readonly args: readonly string[] | undefined,
    private readonly workflow: (context: TriggerContext) => object,
  ) {}

  bind(context: TriggerContext): TriggerAction {
    const { body, parameters } = context.parameterize(this.workflow(context));
    return {
      argoWorkflow: {
        operation: this.operation,
        source: { resource: body },
        ...(parameters.length > 0 ? { parameters } : {}),
        ...(this.args?.length ? { args: this.args } : {}),
      },
    };
  }
}
