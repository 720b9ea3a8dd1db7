import type { EventDependency } from './dependency';
import type { ObjectMeta } from './meta';
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

export interface Sensor {
  readonly apiVersion: 'argoproj.io/v1alpha1';
  readonly kind: 'Sensor';
  readonly metadata: ObjectMeta;
  readonly spec: SensorSpec;
  readonly status?: SensorStatus;
}

export interface SensorSpec {
  readonly dependencies: readonly EventDependency[];
  readonly triggers: readonly Trigger[];
  readonly errorOnFailedRound?: boolean;
  readonly eventBusName?: string;
  readonly loggingFields?: { readonly [key: string]: string };
  readonly replicas?: Int32;
  readonly revisionHistoryLimit?: Int32;
  readonly template?: Template;
}

export interface SensorStatus {
  readonly conditions?: readonly Condition[];
}
