import type { Json } from '../json';
import type { IntOrString } from '../scalars';
import type { Arguments } from './arguments';

/** A template of another object. */
export interface TemplateRef {
  /** The name of the WorkflowTemplate. */
  readonly name?: string;
  /** The name of the template in it. */
  readonly template?: string;
  /**
   * Whether it is a ClusterWorkflowTemplate.
   *
   * @default false
   */
  readonly clusterScope?: boolean;
}

/** One value of `withItems`: read as `{{item}}`, and the fields of an object as `{{item.NAME}}`. */
export type Item = Json;

/** The whole numbers from `start` on: `count` of them, or up to `end`. Each is read as `{{item}}`. */
export interface Sequence {
  /** How many; not together with `end`. */
  readonly count?: IntOrString;
  /**
   * The first.
   *
   * @default 0
   */
  readonly start?: IntOrString;
  /** The last; below `start` it counts down. Not together with `count`. */
  readonly end?: IntOrString;
  /** How each is written, in the manner of C: `%03d`, say. */
  readonly format?: string;
}

/** Whether the workflow goes on although this one did not succeed. */
export interface ContinueOn {
  /**
   * Although there was trouble with Kubernetes or the controller.
   *
   * @default false
   */
  readonly error?: boolean;
  /**
   * Although the container ended badly.
   *
   * @default false
   */
  readonly failed?: boolean;
}

/** A template that is run at a moment in the life of another. */
export interface LifecycleHook {
  /** The name of a template in the same workflow. */
  readonly template?: string;
  /** A template of another object. */
  readonly templateRef?: TemplateRef;
  /** What is passed to it. */
  readonly arguments?: Arguments;
  /** The moment: run once this is true, such as `workflow.status == "Failed"`. Not needed for the hook `exit`. */
  readonly expression?: string;
}

/** Hooks by name. The one called `exit` runs at the end, however it ended. */
export interface LifecycleHooks {
  readonly [name: string]: LifecycleHook;
}

/** How a template is called: by a step or by a task. The template is named, referred to, or stands `inline`. */
export interface TemplateInvocation {
  /** The name of a template in the same workflow. */
  readonly template?: string;
  /** A template of another object. */
  readonly templateRef?: TemplateRef;
  /** What is passed to it. */
  readonly arguments?: Arguments;
  /** Run only if this is true: `{{steps.flip.outputs.result}} == heads`, say. Parameters are pasted in before it is read. */
  readonly when?: string;
  /** Once for each of these, at the same time. */
  readonly withItems?: readonly Item[];
  /** Once for each entry of this JSON list, at the same time: `{{steps.list.outputs.result}}`, say. */
  readonly withParam?: string;
  /** Once for each of these numbers, at the same time. */
  readonly withSequence?: Sequence;
  /** Whether the workflow goes on although this one did not succeed. */
  readonly continueOn?: ContinueOn;
  /** Templates that are run when it starts, changes or ends. */
  readonly hooks?: LifecycleHooks;
  /**
   * The name of a template that is run at the end.
   *
   * @deprecated write `hooks: { exit: { template } }`
   */
  readonly onExit?: string;
}
