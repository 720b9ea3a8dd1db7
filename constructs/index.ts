export type { About } from './about';
export { Artifact, type ArtifactOptions, type HeldObject, type S3ArtifactOptions } from './artifact';
export { ClusterWorkflowTemplate, type ClusterWorkflowTemplateProps } from './cluster-workflow-template';
export { Condition, type DependencyReference, type ICondition } from './condition';
export { CronWorkflow, type CronWorkflowProps, type ICronWorkflow } from './cron-workflow';
export { type ContextField, Dependency, type ValueOptions } from './dependency';
export { writeEnvironmentSecrets } from './environment-secrets';
export { type Endpoint, Event, type EventContext, type EventDefinition, type IEventSource } from './event';
export {
  EventBus,
  type EventBusKind,
  type EventBusOptions,
  type EventBusPersistence,
  type ExoticJetStreamEventBusProps,
  type ExoticNativeEventBusProps,
  type IEventBus,
  type JetStreamEventBusProps,
  type KafkaEventBusProps,
  type NativeEventBusProps,
  type StreamConfig,
} from './event-bus';
export {
  type EventDefinitions,
  EventSource,
  type EventSourceProps,
  type EventSourceServiceOptions,
  type EventsOf,
  ImportedEventSource,
} from './event-source';
export type { ExposureTls } from './exposed-path';
export { Exposure, type ExposureProps } from './exposure';
export type { BackendTls, GatewayReference, HttpRouteExposureProps } from './exposure-http-route';
export type { IngressExposureProps } from './exposure-ingress';
export type { LoadBalancerExposureProps } from './exposure-load-balancer';
export { Expr, type FilterOptions, Script, TimeWindow, type TimeWindowOptions, type Weekday } from './filters';
export { KubeApplication, type KubeApplicationProps } from './l1/application';
export { KubeCertificate, type KubeCertificateProps } from './l1/certificate';
export { KubeClusterWorkflowTemplate, type KubeClusterWorkflowTemplateProps } from './l1/cluster-workflow-template';
export { KubeCronWorkflow, type KubeCronWorkflowProps } from './l1/cron-workflow';
export { KubeEventBus, type KubeEventBusProps } from './l1/event-bus';
export { KubeEventSource, type KubeEventSourceProps } from './l1/event-source';
export { KubeExternalSecret, type KubeExternalSecretProps } from './l1/external-secret';
export { KubeGateway, type KubeGatewayProps } from './l1/gateway';
export { KubeHttpRoute, type KubeHttpRouteProps } from './l1/http-route';
export { KubeSealedSecret, type KubeSealedSecretProps } from './l1/sealed-secret';
export { KubeSensor, type KubeSensorProps } from './l1/sensor';
export { KubeWorkflow, type KubeWorkflowProps } from './l1/workflow';
export { KubeWorkflowTemplate, type KubeWorkflowTemplateProps } from './l1/workflow-template';
export { Match } from './match';
export type { Parameterized } from './parameters';
export { AlertRemediation, type AlertRemediationProps } from './patterns/alert-remediation';
export { GithubPushWorkflow, type GithubPushWorkflowProps } from './patterns/github-push-workflow';
export {
  GitlabMergeRequestWorkflow,
  type GitlabMergeRequestWorkflowProps,
} from './patterns/gitlab-merge-request-workflow';
export { MicroserviceWebhook, type MicroserviceWebhookProps } from './patterns/microservice-webhook';
export { NightlyWorkflow, type NightlyWorkflowProps } from './patterns/nightly-workflow';
export { RegistryPushDeploy, type RegistryPushDeployProps } from './patterns/registry-push-deploy';
export { S3UploadPipeline, type S3UploadPipelineProps } from './patterns/s3-upload-pipeline';
export type { PatternProps, WorkflowPatternProps } from './patterns/workflow-pattern';
export type { FieldAt, Path } from './payload-path';
export { PipelineApp, type PipelineAppProps } from './pipeline-app';
export { type DependencyOptions, Sensor, type SensorProps, type Where } from './sensor';
export { type IServiceAccount, SharedServiceAccount, type SharedServiceAccountProps } from './service-account';
export { type AmqpConsumer, AmqpEvent, type AmqpEventOptions, type AmqpQueue } from './sources/amqp';
export { AzureEventsHubEvent, type AzureEventsHubEventOptions } from './sources/azure-events-hub';
export { AzureQueueStorageEvent, type AzureQueueStorageEventOptions } from './sources/azure-queue-storage';
export { AzureServiceBusEvent, type AzureServiceBusEventOptions } from './sources/azure-service-bus';
export { BitbucketEvent, type BitbucketEventOptions } from './sources/bitbucket';
export { BitbucketServerEvent, type BitbucketServerEventOptions } from './sources/bitbucketserver';
export { CalendarEvent, type CalendarEventOptions, type CalendarPersistence } from './sources/calendar';
export type { ConnectionBackoff, ConnectionOptions } from './sources/connection';
export { EmitterEvent, type EmitterEventOptions } from './sources/emitter';
export type { EndpointOptions, EventOptions } from './sources/endpoint';
export { FileEvent, type FileEventOptions } from './sources/file';
export { GenericEvent, type GenericEventOptions } from './sources/generic';
export { GerritEvent, type GerritEventOptions } from './sources/gerrit';
export { GithubEvent, type GithubEventOptions } from './sources/github';
export { GitlabEvent, type GitlabEventOptions } from './sources/gitlab';
export { HdfsEvent, type HdfsEventOptions, type HdfsOperation } from './sources/hdfs';
export { KafkaEvent, type KafkaEventOptions, type KafkaMessageOptions } from './sources/kafka';
export { MinioEvent, type MinioEventOptions } from './sources/minio';
export { MnsEvent, type MnsEventOptions } from './sources/mns';
export { MqttEvent, type MqttEventOptions } from './sources/mqtt';
export { NatsEvent, type NatsEventOptions } from './sources/nats';
export { NsqEvent, type NsqEventOptions } from './sources/nsq';
export { PubSubEvent, type PubSubEventOptions } from './sources/pub-sub';
export { PulsarEvent, type PulsarEventOptions } from './sources/pulsar';
export { RedisEvent, type RedisEventOptions } from './sources/redis';
export { RedisStreamEvent, type RedisStreamEventOptions } from './sources/redis-stream';
export {
  type FieldSelector,
  ResourceEvent,
  type ResourceEventFilter,
  type ResourceEventOptions,
  type ResourceEventType,
} from './sources/resource';
export { SftpEvent, type SftpEventOptions } from './sources/sftp';
export { SlackEvent, type SlackEventOptions, type SlackEvents } from './sources/slack';
export { SnsEvent, type SnsEventOptions } from './sources/sns';
export { SqsEvent, type SqsEventOptions } from './sources/sqs';
export { StorageGridEvent, type StorageGridEventOptions } from './sources/storage-grid';
export { StripeEvent, type StripeEventOptions, type StripeEvents } from './sources/stripe';
export type { WatchedFiles } from './sources/watched-files';
export { Webhook, type WebhookOptions } from './sources/webhook';
export type { ITrigger, ResetAt, RetryStrategy, TriggerAction, TriggerContext, TriggerOptions } from './trigger';
export { type SteerOptions, type SubmitOptions, WorkflowTrigger } from './triggers/argo-workflow';
export { AwsLambdaTrigger, type AwsLambdaTriggerOptions } from './triggers/aws-lambda';
export { AzureEventHubsTrigger, type AzureEventHubsTriggerOptions } from './triggers/azure-event-hubs';
export { AzureServiceBusTrigger, type AzureServiceBusTriggerOptions } from './triggers/azure-service-bus';
export { CustomTrigger, type CustomTriggerOptions } from './triggers/custom';
export { EmailTrigger, type EmailTriggerOptions } from './triggers/email';
export { HttpTrigger, type HttpTriggerOptions } from './triggers/http';
export { K8sTrigger, type KubernetesManifest, type PatchOptions, type UpdateOptions } from './triggers/k8s';
export { KafkaTrigger, type KafkaTriggerOptions } from './triggers/kafka';
export { LogTrigger } from './triggers/log';
export { NatsTrigger, type NatsTriggerOptions } from './triggers/nats';
export { OpenWhiskTrigger, type OpenWhiskTriggerOptions } from './triggers/open-whisk';
export { PulsarTrigger, type PulsarTriggerOptions } from './triggers/pulsar';
export { SlackTrigger, type SlackTriggerOptions } from './triggers/slack';
export {
  type EnvironmentSecretProps,
  type ExternalSecretProps,
  type SealedSecretProps,
  type SecretLocation,
  type SecretOrigin,
  WebhookSecret,
} from './webhook-secret';
export type {
  IWorkflowTemplate,
  Template,
  WorkflowArguments,
  WorkflowArtifacts,
  WorkflowParameter,
  WorkflowParameters,
  WorkflowTemplateProps,
  WorkflowTemplates,
} from './workflow-spec';
export { WorkflowTemplate } from './workflow-template';
