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

export interface Trigger {
  readonly template: TriggerTemplate;
  readonly atLeastOnce?: boolean;
  readonly dlqTrigger?: Trigger;
  readonly parameters?: readonly TriggerParameter[];
  readonly policy?: TriggerPolicy;
  readonly rateLimit?: RateLimit;
  readonly retryStrategy?: Backoff;
}

export interface RateLimit {
  readonly requestsPerUnit?: Int32;
  readonly unit?: 'Second' | 'Minute' | 'Hour';
}

export interface TriggerPolicy {
  readonly k8s?: K8SResourcePolicy;
  readonly status?: StatusPolicy;
}

export interface K8SResourcePolicy {
  readonly labels: { readonly [key: string]: string };
  readonly backoff?: Backoff;
  readonly errorOnBackoffTimeout?: boolean;
}

export interface StatusPolicy {
  readonly allow: readonly Int32[];
}

export interface TriggerTemplate {
  readonly name: string;
  readonly argoWorkflow?: ArgoWorkflowTrigger;
  readonly awsLambda?: AWSLambdaTrigger;
  readonly azureEventHubs?: AzureEventHubsTrigger;
  readonly azureServiceBus?: AzureServiceBusTrigger;
  readonly conditions?: string;
  readonly conditionsReset?: readonly ConditionsResetCriteria[];
  readonly custom?: CustomTrigger;
  readonly email?: EmailTrigger;
  readonly http?: HTTPTrigger;
  readonly k8s?: StandardK8STrigger;
  readonly kafka?: KafkaTrigger;
  readonly log?: LogTrigger;
  readonly nats?: NATSTrigger;
  readonly openWhisk?: OpenWhiskTrigger;
  readonly pulsar?: PulsarTrigger;
  readonly slack?: SlackTrigger;
}

export interface ConditionsResetCriteria {
  readonly byTime: ConditionsResetByTime;
}

export interface ConditionsResetByTime {
  readonly cron: string;
  readonly timezone?: string;
}
