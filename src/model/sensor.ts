import type { EventDependency } from './dependency';
import type { ListMeta, ObjectMeta } from './meta';
import type { Template } from './pod-template';
import type { Int32 } from './scalars';
import type { Condition } from './status';
import type { Trigger } from './trigger';

export type {
  DataFilter,
  EventDependency,
  EventDependencyFilter,
  EventDependencyTransformer,
  ExprFilter,
  LogicalOperator,
  PayloadField,
  TimeFilter,
} from './dependency';
export type { EventContext } from './event-context';
export type { TriggerParameter, TriggerParameterSource } from './parameter';
export type {
  ConditionsResetByTime,
  ConditionsResetCriteria,
  K8SResourcePolicy,
  RateLimit,
  StatusPolicy,
  Trigger,
  TriggerPolicy,
  TriggerTemplate,
} from './trigger';

/**
 * Waits for events and starts something when they came: dependencies say which events, triggers say what.
 *
 * The API server accepts any field, so that a misspelt one is ignored without a word.
 */
export interface Sensor {
  /** Always `argoproj.io/v1alpha1`. */
  readonly apiVersion: 'argoproj.io/v1alpha1';
  /** Always `Sensor`. */
  readonly kind: 'Sensor';
  /** Its name, labels and annotations. On JetStream the name must not contain a dot. */
  readonly metadata: ObjectMeta;
  /** What it waits for, and what it starts. */
  readonly spec: SensorSpec;
  /** What the controller observed. Not written by people. */
  readonly status?: SensorStatus;
}

/** What a Sensor waits for, and what it starts. */
export interface SensorSpec {
  /** The events that it waits for. At least one. */
  readonly dependencies: readonly EventDependency[];
  /** What it starts. At least one. */
  readonly triggers: readonly Trigger[];
  /**
   * The EventBus to listen to, in the same namespace.
   *
   * @default "default"
   */
  readonly eventBusName?: string;
  /**
   * How many pods. On JetStream one is active and the others wait; on Kafka they divide the events, and conditions over
   * several dependencies may never hold.
   *
   * @default 1
   */
  readonly replicas?: Int32;
  /** How the pods look. Triggers act on the cluster with the permissions of its service account. */
  readonly template?: Template;
  /** How many old revisions of the Deployment to keep. */
  readonly revisionHistoryLimit?: Int32;
  /** It has no effect. */
  readonly errorOnFailedRound?: boolean;
  /** It has no effect. */
  readonly loggingFields?: { readonly [key: string]: string };
}

/** What the controller observed about a Sensor. */
export interface SensorStatus {
  /** One entry per aspect that the controller looks at. */
  readonly conditions?: readonly Condition[];
}

/** Several Sensors, as the API server lists them. */
export interface SensorList {
  /** Always `argoproj.io/v1alpha1`. */
  readonly apiVersion: 'argoproj.io/v1alpha1';
  /** Always `SensorList`. */
  readonly kind: 'SensorList';
  /** The state of the list. */
  readonly metadata: ListMeta;
  /** The Sensors. */
  readonly items: readonly Sensor[];
}
