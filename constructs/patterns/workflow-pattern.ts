import type { About } from '../about';
import type { Dependency } from '../dependency';
import type { IEventBus } from '../event-bus';
import type { IWorkflowTemplate, WorkflowArguments } from '../workflow-spec';

/** What every pattern can be told. */
export interface PatternProps {
  /** Carries the events. @default - the bus named `default` of the same namespace */
  readonly eventBus?: IEventBus;
  /** Stands on the EventSource and on the Sensor. @default - nothing is said about them */
  readonly about?: About;
}

/** What an event with payload `Payload` starts: a workflow with parameters `P`. */
export interface WorkflowPatternProps<Payload, P> extends PatternProps {
  /** What is started, once per event. */
  readonly workflow: IWorkflowTemplate<P>;
  /** What the workflow is passed. Values of the event may stand anywhere in the texts: `push.data('body.after')`. */
  readonly parameters: (event: Dependency<Payload>) => WorkflowArguments<NoInfer<P>>;
}
