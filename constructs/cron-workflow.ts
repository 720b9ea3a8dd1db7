import type { ApiObjectMetadata, Cron } from 'cdk8s';
import { Construct } from 'constructs';
import type { CronWorkflowSpec } from '../src/model/workflow/cron-workflow';
import type { WorkflowSpec } from '../src/model/workflow/spec';
import { type About, withAbout } from './about';
import { KubeCronWorkflow } from './l1/cron-workflow';
import { objectName, objectNamespace } from './object-name';
import { grantWorkflowPods } from './pod-account';
import { refusal, within } from './refusal';
import { checkSchedule } from './schedule';
import type { IServiceAccount } from './service-account';
import { argumentsOf, type IWorkflowTemplate, type WorkflowArguments, workflowTemplateRef } from './workflow-spec';

/** A CronWorkflow as triggers refer to it. */
export interface ICronWorkflow {
  /** Its name. */
  readonly name: string;
  /** Its namespace, if one is known. Its workflows run there. */
  readonly namespace?: string;
  /** When it runs by itself; none for one that exists already. */
  readonly schedules: readonly string[];
}

/** @see CronWorkflow */
export interface CronWorkflowProps<P> extends Omit<CronWorkflowSpec, 'workflowSpec' | 'schedule' | 'schedules'> {
  /** @default - the name is made of the construct's id, and the namespace is the chart's */
  readonly metadata?: ApiObjectMetadata;
  /** @default - nothing is said about it */
  readonly about?: About;
  /** What it runs. To state a workflow in place, use {@link KubeCronWorkflow}. */
  readonly template: IWorkflowTemplate<P>;
  /** What is passed to it each time. */
  readonly parameters: WorkflowArguments<P>;
  /** When: the five fields of cron, `@daily` and the like, `@every 90m`, or several of these; `timezone` says in which zone they are read. */
  readonly schedules: string | Cron | readonly (string | Cron)[];
  /** What holds for its runs in place of what the template says. @default - what the template says */
  readonly workflowSpec?: Omit<WorkflowSpec, 'arguments' | 'templates' | 'workflowTemplateRef' | 'serviceAccountName'>;
  /**
   * The account that its pods run as. A {@link SharedServiceAccount} is granted what every step needs.
   * @default - what the template says
   */
  readonly serviceAccount?: IServiceAccount;
}

/** Words of Argo Workflows, which Argo Events does not know, for five fields. */
const descriptors: { readonly [word: string]: string } = {
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
  '@monthly': '0 0 1 * *',
  '@weekly': '0 0 * * 0',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@hourly': '0 * * * *',
};

/** Runs a workflow by a schedule, without a sensor: for what waits for nothing but the clock. */
export class CronWorkflow<const P> extends Construct implements ICronWorkflow {
  /** A CronWorkflow that exists already, in the namespace of the chart. */
  static fromCronWorkflowName(scope: Construct, _id: string, name: string): ICronWorkflow {
    return { name, namespace: objectNamespace(scope), schedules: [] };
  }

  readonly name: string;
  readonly namespace?: string;
  readonly schedules: readonly string[];

  /**
   * @throws EventloomError `bad-program` for a schedule that cannot be read or a zone that does not exist; `bad-value` for one that never
   * comes, or a name that leaves no room for the time in the names of its runs; `bad-reference` for a template of another namespace.
   */
  constructor(scope: Construct, id: string, props: CronWorkflowProps<P>) {
    super(scope, id);
    const { metadata, about, template, parameters, schedules, workflowSpec, serviceAccount, ...rest } = props;
    this.name = objectName(this, 'CronWorkflow', metadata);
    this.namespace = objectNamespace(this, metadata);
    this.schedules = [schedules].flat().map((schedule) => this.schedule(schedule, props.timezone));
    this.checkPlace(template);
    grantWorkflowPods(this, serviceAccount);
    new KubeCronWorkflow(this, 'Resource', {
      metadata: withAbout({ ...metadata, name: this.name }, about),
      spec: {
        schedules: this.schedules,
        ...rest,
        workflowSpec: {
          ...workflowSpec,
          ...(serviceAccount ? { serviceAccountName: serviceAccount.name } : {}),
          ...workflowTemplateRef(template),
          ...argumentsOf(parameters),
        },
      },
    });
  }

  private checkPlace(template: IWorkflowTemplate<P>): void {
    if (this.schedules.length === 0) throw refusal(this, 'bad-value', 'it has no schedule, so that it would never run');
    if (this.name.length > 52) {
      throw refusal(
        this,
        'bad-value',
        `'${this.name}' has ${this.name.length} characters, and the name of a CronWorkflow at most 52: the time is added for each run`,
      );
    }
    if (template.clusterScope || template.namespace === this.namespace) return;
    throw refusal(
      this,
      'bad-reference',
      `the WorkflowTemplate '${template.name}' is in namespace '${template.namespace}', and the CronWorkflow in '${this.namespace}'; declare ` +
        'it there, or use a ClusterWorkflowTemplate',
    );
  }

  private schedule(schedule: string | Cron, timezone: string | undefined): string {
    const text = typeof schedule === 'string' ? schedule : schedule.expressionString;
    if (/^@every (\d+(\.\d+)?(h|m|s))+$/.test(text)) return text;
    const fields = descriptors[text] ?? text;
    within(this, `schedule '${text}'`, () => checkSchedule(fields, timezone));
    return text;
  }
}
