import type { GroupVersionKind } from 'cdk8s';
import { Construct } from 'constructs';
import { EventloomError } from '../../src/errors';
import { dnsLabel } from '../../src/model/names';
import type { ArgoWorkflowOperation } from '../../src/model/triggers/argo-workflow';
import { Artifact } from '../artifact';
import type { ICronWorkflow } from '../cron-workflow';
import { KubeWorkflow, type KubeWorkflowProps } from '../l1/workflow';
import type { ITrigger, TriggerAction, TriggerContext } from '../trigger';
import {
  argumentsOf,
  type IWorkflowTemplate,
  type WorkflowArguments,
  type WorkflowArtifacts,
  type WorkflowParameter,
  workflowTemplateRef,
} from '../workflow-spec';
import { objectSource } from './object-source';

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
  /**
   * Where the workflow runs, which must be where its WorkflowTemplate is.
   * @default - where the template is; for a ClusterWorkflowTemplate, where the sensor is
   */
  readonly namespace?: string;
  /**
   * The artifacts that are passed to it, by name. Values of events may stand in their texts: `{ upload: { s3: { key: up.data('...') } } }`.
   * @default - those of the WorkflowTemplate
   */
  readonly artifacts?: WorkflowArtifacts;
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

/** What upstream submits from. */
type SubmittedKind = 'WorkflowTemplate' | 'CronWorkflow';

/** Starts Argo workflows. */
export class WorkflowTrigger implements ITrigger {
  /**
   * Runs a WorkflowTemplate or a ClusterWorkflowTemplate once per firing. Upstream's operation `submit`.
   *
   * @param parameters what is passed to it. Values of events may stand anywhere in the texts.
   * @throws EventloomError `bad-reference`, from the sensor, for a namespace in which the WorkflowTemplate is not.
   */
  static submit<P>(
    template: IWorkflowTemplate<P>,
    parameters: WorkflowArguments<P>,
    options: SubmitOptions = {},
  ): WorkflowTrigger {
    return new WorkflowTrigger('submit', options.args, (context) => {
      const { generateName = `${dnsLabel(template.name)}-`, labels, annotations, entrypoint, artifacts } = options;
      const namespace = options.namespace ?? template.namespace;
      checkPlace(template, namespace);
      return KubeWorkflow.manifest({
        metadata: {
          generateName,
          ...(namespace === context.namespace ? {} : { namespace }),
          ...(labels ? { labels } : {}),
          ...(annotations ? { annotations } : {}),
        },
        spec: {
          ...(entrypoint === undefined ? {} : { entrypoint }),
          ...workflowTemplateRef(template),
          ...argumentsOf(parameters, artifacts),
        },
      });
    });
  }

  /**
   * Runs a workflow that is stated here, `WorkflowTrigger.submitManifest(KubeWorkflow.manifest({ ... }))`, or an {@link Artifact}. Upstream's
   * operation `submit`. Prefer {@link WorkflowTrigger.submit}: what is passed to a template is checked.
   * @throws EventloomError `bad-value` for a workflow that has neither a name nor a generateName.
   */
  static submitManifest(
    workflow: (GroupVersionKind & KubeWorkflowProps) | Artifact,
    { args }: Pick<SubmitOptions, 'args'> = {},
  ): WorkflowTrigger {
    if (!(workflow instanceof Artifact) && !workflow.metadata?.name && !workflow.metadata?.generateName) {
      throw new EventloomError('bad-value', 'the workflow has no name; give it metadata.generateName, such as ci-');
    }
    return new WorkflowTrigger('submit', args, () => workflow);
  }

  /**
   * Runs a WorkflowTemplate or a CronWorkflow as it is. Upstream's operation `submit-from`, which reports a failure although it submitted:
   * the sensor refuses to repeat it. Prefer {@link WorkflowTrigger.submit}, which passes values of events.
   * @throws EventloomError `bad-value` for a ClusterWorkflowTemplate, from which upstream does not submit, and for a template with a
   * parameter that must be passed.
   */
  static submitFrom(from: ICronWorkflow | IWorkflowTemplate<object>, options?: SteerOptions): WorkflowTrigger;
  /** The same by its name. */
  static submitFrom(kind: SubmittedKind, name: string, options?: SteerOptions): WorkflowTrigger;
  static submitFrom(
    from: SubmittedKind | ICronWorkflow | IWorkflowTemplate<object>,
    nameOrOptions: string | SteerOptions = {},
    options: SteerOptions = {},
  ): WorkflowTrigger {
    if (typeof from === 'string') return WorkflowTrigger.steer('submit-from', String(nameOrOptions), options, from);
    const { namespace = from.namespace, args } = typeof nameOrOptions === 'string' ? {} : nameOrOptions;
    const kind = 'schedules' in from ? 'CronWorkflow' : 'WorkflowTemplate';
    if ('parameters' in from) checkSubmittable(from);
    return WorkflowTrigger.steer('submit-from', from.name, { namespace, args }, kind);
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
    if (name === '') {
      throw new EventloomError(
        'bad-value',
        `the operation ${operation} needs the name of a ${kind}, which is an empty text`,
      );
    }
    return new WorkflowTrigger(operation, args, ({ namespace: own }) => ({
      apiVersion: 'argoproj.io/v1alpha1',
      kind,
      metadata: { name, ...(namespace === own ? {} : { namespace }) },
    }));
  }

  private constructor(
    private readonly operation: ArgoWorkflowOperation,
    private readonly args: readonly string[] | undefined,
    private readonly workflow: (context: TriggerContext) => object,
  ) {}

  bind(context: TriggerContext): TriggerAction {
    const workflow = this.workflow(context);
    const { fields, outer, holds = KubeWorkflow.GVK } = objectSource(context, 'argoWorkflow', workflow);
    return {
      argoWorkflow: { operation: this.operation, ...fields, ...(this.args?.length ? { args: this.args } : {}) },
      ...(outer.length > 0 ? { parameters: outer } : {}),
      ...(workflow instanceof Artifact ? { holds } : {}),
    };
  }
}

/** Argo looks for a WorkflowTemplate in the namespace of the workflow. One that was only named may be there, too. */
function checkPlace(template: IWorkflowTemplate<unknown>, namespace: string | undefined): void {
  if (!Construct.isConstruct(template) || template.clusterScope || namespace === template.namespace) return;
  throw new EventloomError(
    'bad-reference',
    `the workflow would run in namespace '${namespace}', and its WorkflowTemplate '${template.name}' is in '${template.namespace}', where alone ` +
      'it is found; leave out the namespace, or use a ClusterWorkflowTemplate',
  );
}

function checkSubmittable({ name, clusterScope, parameters }: IWorkflowTemplate<object>): void {
  if (clusterScope) {
    throw new EventloomError(
      'bad-value',
      `'${name}' is a ClusterWorkflowTemplate, from which the operation submit-from cannot submit; use submit`,
    );
  }
  const needed = (Object.entries(parameters) as [string, WorkflowParameter][]).find(
    ([, { value, valueFrom }]) => value === undefined && valueFrom === undefined,
  );
  if (needed) {
    throw new EventloomError(
      'bad-value',
      `'${name}' takes '${needed[0]}', which the operation submit-from does not pass; use submit`,
    );
  }
}
