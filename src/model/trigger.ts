import type { TriggerParameter } from './parameter';
import type { Backoff, Int32 } from './scalars';
import type { ArgoWorkflowTrigger } from './triggers/argo-workflow';
import type { AWSLambdaTrigger } from './triggers/aws-lambda';
import type { AzureEventHubsTrigger } from './triggers/azure-event-hubs';
import type { AzureServiceBusTrigger } from './triggers/azure-service-bus';
import type { CustomTrigger } from './triggers/custom';
import type { EmailTrigger } from './triggers/email';
import type { HTTPTrigger } from './triggers/http';
import type { StandardK8STrigger } from './triggers/k8s';
import type { KafkaTrigger } from './triggers/kafka';
import type { LogTrigger } from './triggers/log';
import type { NATSTrigger } from './triggers/nats';
import type { OpenWhiskTrigger } from './triggers/open-whisk';
import type { PulsarTrigger } from './triggers/pulsar';
import type { SlackTrigger } from './triggers/slack';

/** Something that a sensor starts: what, and what to do when it fails. */
export interface Trigger {
  /** What to start, and when. */
  readonly template: TriggerTemplate;
  /** Values from events that are put into `template` before it is used: paths such as `http.url`. */
  readonly parameters?: readonly TriggerParameter[];
  /**
   * Whether an event is done only when the trigger is: then triggers wait for each other, fail visibly, and are
   * retried. Otherwise failures are only logged, and `retryStrategy` and `dlqTrigger` have no effect.
   *
   * @default false
   */
  readonly atLeastOnce?: boolean;
  /**
   * How often to try again, and how long to wait in between. Absent: not at all; `{}`: five attempts. Only with
   * `atLeastOnce`.
   */
  readonly retryStrategy?: Backoff;
  /** What to start when all attempts failed. Both need `atLeastOnce`. */
  readonly dlqTrigger?: Trigger;
  /** How often the trigger may act. Events beyond that wait in memory, and are lost with the pod. */
  readonly rateLimit?: RateLimit;
  /** When it counts as a success, beyond having been sent. */
  readonly policy?: TriggerPolicy;
}

/** How often a trigger may act. It is strict from the start: 4 a second is one every 250 milliseconds. */
export interface RateLimit {
  /** How many times per `unit`. It must be at least 1: with 0 the sensor crashes. */
  readonly requestsPerUnit?: Int32;
  /**
   * The length of time that it counts in.
   *
   * @default "Second"
   */
  readonly unit?: 'Second' | 'Minute' | 'Hour';
}

/** When a trigger counts as a success. Only some kinds look at it. */
export interface TriggerPolicy {
  /** For `k8s` and `argoWorkflow`: which labels the object must get. */
  readonly k8s?: K8SResourcePolicy;
  /** For `http`, `awsLambda` and `openWhisk`: which statuses are good. */
  readonly status?: StatusPolicy;
}

/**
 * Waits until an object has labels that tell of its success.
 *
 * Of `argoWorkflow` the operation `submit` always fails with it, and of `k8s` the operation `delete`.
 */
export interface K8SResourcePolicy {
  /** The labels and their values; all must be there. */
  readonly labels: { readonly [key: string]: string };
  /** How often to look, and how long to wait in between. Absent: five times, a second apart. */
  readonly backoff?: Backoff;
  /**
   * Whether it is a failure when the labels did not come in time.
   *
   * @default false
   */
  readonly errorOnBackoffTimeout?: boolean;
}

/** Which statuses are good. Without it, any answer is. */
export interface StatusPolicy {
  /** The statuses, such as `200` and `201`. Any other is a failure. */
  readonly allow: readonly Int32[];
}

/**
 * What a trigger starts, and when. Exactly one kind should be set; of several only the first in the order of
 * `triggerKinds` acts.
 */
export interface TriggerTemplate {
  /**
   * The name of the trigger, unique within the sensor. It cannot contain blanks or other characters than letters,
   * digits and `-/_=.`.
   */
  readonly name: string;
  /**
   * Which dependencies must have had an event: names with `&&`, `||` and parentheses. Absent: all dependencies of the
   * sensor. There is no `!`. A text that cannot be read, or a name that is unknown, means that the trigger never acts,
   * and nothing says so but the log.
   */
  readonly conditions?: string;
  /** When to forget events that wait for others. */
  readonly conditionsReset?: readonly ConditionsResetCriteria[];
  /** Creates or changes a Kubernetes object. */
  readonly k8s?: StandardK8STrigger;
  /** Starts or steers a workflow of Argo Workflows. */
  readonly argoWorkflow?: ArgoWorkflowTrigger;
  /** Sends an HTTP request. */
  readonly http?: HTTPTrigger;
  /** Calls an AWS Lambda function. */
  readonly awsLambda?: AWSLambdaTrigger;
  /** Sends a message to Azure Event Hubs. */
  readonly azureEventHubs?: AzureEventHubsTrigger;
  /** Sends a message to Azure Service Bus. */
  readonly azureServiceBus?: AzureServiceBusTrigger;
  /** Sends a message to Kafka. */
  readonly kafka?: KafkaTrigger;
  /** Sends a message to Apache Pulsar. */
  readonly pulsar?: PulsarTrigger;
  /** Sends a message to NATS. */
  readonly nats?: NATSTrigger;
  /** Sends a message to Slack. */
  readonly slack?: SlackTrigger;
  /** Calls an OpenWhisk action. */
  readonly openWhisk?: OpenWhiskTrigger;
  /** Calls a gRPC server of one's own. */
  readonly custom?: CustomTrigger;
  /** Writes events into the log. */
  readonly log?: LogTrigger;
  /** Sends mail. */
  readonly email?: EmailTrigger;
}

/** When to forget events that wait for others. */
export interface ConditionsResetCriteria {
  /** On a schedule. */
  readonly byTime: ConditionsResetByTime;
}

/** A schedule on which events that wait for others are forgotten. */
export interface ConditionsResetByTime {
  /** When, as the five fields of cron: minute, hour, day of the month, month, day of the week. */
  readonly cron: string;
  /** The IANA zone that the schedule is read in. Absent: that of the pod, usually UTC. */
  readonly timezone?: string;
}
