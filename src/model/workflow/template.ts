import type { Metadata } from '../pod-template';
import type { IntOrString } from '../scalars';
import type { Data, HTTP, Plugin, ResourceTemplate, SuspendTemplate } from './action-template';
import type { Inputs, Outputs } from './arguments';
import type { WorkflowArtifactLocation } from './artifact';
import type { ContainerSetTemplate, ScriptTemplate, UserContainer } from './container-template';
import type { TemplateInvocation } from './invocation';
import type { Memoize } from './memoize';
import type { PodSettings } from './placement';
import type { PodContainer } from './pod';

/**
 * One thing that a workflow can do: exactly one of `container`, `script`, `containerSet`, `steps`, `dag`, `resource`, `suspend`,
 * `http`, `data` and `plugin`, with what goes in, what comes out and how it is run. Upstream's name is `Template`, which here is
 * the pod template of Argo Events.
 */
export interface TemplateDefinition extends PodSettings {
  /** Unique in the workflow; not needed for an `inline` template and for `templateDefaults`. */
  readonly name?: string;
  /** What it takes. */
  readonly inputs?: Inputs;
  /** What it yields. */
  readonly outputs?: Outputs;

  /** Runs a container. */
  readonly container?: PodContainer;
  /** Runs a piece of code. */
  readonly script?: ScriptTemplate;
  /** Runs several containers in one pod. */
  readonly containerSet?: ContainerSetTemplate;
  /** Calls other templates: the outer list one after another, each inner list at the same time. */
  readonly steps?: readonly ParallelSteps[];
  /** Calls other templates, each when those it depends on have ended. */
  readonly dag?: DAGTemplate;
  /** Makes, changes or deletes an object in the cluster. */
  readonly resource?: ResourceTemplate;
  /** Waits. */
  readonly suspend?: SuspendTemplate;
  /** Sends an HTTP request. */
  readonly http?: HTTP;
  /** Lists what is in a store. */
  readonly data?: Data;
  /** Calls an executor plugin. */
  readonly plugin?: Plugin;

  /** Labels and annotations of its pods. */
  readonly metadata?: Metadata;
  /** Annotations of its node in the workflow's status, such as `workflows.argoproj.io/display-name`. */
  readonly annotations?: { readonly [key: string]: string };
  /** Containers that run one after another before the main one. */
  readonly initContainers?: readonly UserContainer[];
  /** Containers that run beside the main one and are stopped when it has ended. */
  readonly sidecars?: readonly UserContainer[];
  /**
   * Whether the workflow goes on as soon as the container is ready. It is stopped when the steps or the DAG around it end.
   *
   * @default false
   */
  readonly daemon?: boolean;
  /** Where its artifacts are kept, unless they say it themselves. */
  readonly archiveLocation?: WorkflowArtifactLocation;
  /** How long a pod may run, in seconds; for `container`, `script`, `resource` and the like. */
  readonly activeDeadlineSeconds?: IntOrString;
  /** How long it may take in all, with the time before the pod runs: a Go duration. Not for `steps` and `dag`. */
  readonly timeout?: string;
  /** Whether it fails as soon as one of the pods it started has failed; of interest with `withItems` and the like. */
  readonly failFast?: boolean;
  /** The priority class of its pods. */
  readonly priorityClassName?: string;
  /** Keeps the outputs, so that it need not run again for the same inputs. */
  readonly memoize?: Memoize;
}

/** Steps that run at the same time. */
export type ParallelSteps = readonly WorkflowStep[];

/** One step. */
export interface WorkflowStep extends TemplateInvocation {
  /** Unique among the steps; its outputs are read as `{{steps.NAME.outputs...}}`. */
  readonly name?: string;
  /** The template itself, in place of a name. */
  readonly inline?: TemplateDefinition;
}

/** Tasks, each run when those it depends on have ended. */
export interface DAGTemplate {
  /** The tasks. */
  readonly tasks: readonly DAGTask[];
  /** Run only these, and what they depend on: names with blanks in between. All if absent. */
  readonly target?: string;
  /**
   * Whether no more tasks are started once one has failed.
   *
   * @default true
   */
  readonly failFast?: boolean;
}

/** One task. */
export interface DAGTask extends TemplateInvocation {
  /** Unique among the tasks; its outputs are read as `{{tasks.NAME.outputs...}}`. */
  readonly name: string;
  /** The template itself, in place of a name. */
  readonly inline?: TemplateDefinition;
  /** The tasks that must have succeeded or been skipped before. Not together with `depends`. */
  readonly dependencies?: readonly string[];
  /**
   * What must have happened before: `build && (test.Succeeded || test.Skipped)`, say. After a name may stand `.Succeeded`,
   * `.Failed`, `.Errored`, `.Skipped`, `.Omitted`, `.Daemoned`, `.AnySucceeded` or `.AllFailed`. Not together with `dependencies`
   * and `continueOn`.
   */
  readonly depends?: string;
}
