import type { Field } from './notation';
import { readFields } from './notation';

/**
 * The structs that Go decodes dependencies and triggers into. What they say differs from the interfaces of the model: it is not what
 * makes sense, but what is accepted and written. Notation: {@link readFields}.
 */
const definitions: Readonly<Record<string, string>> = {
  TimeFilter: 'start:string stop:string timezone?:string',
  EventContext: [
    'id:string source:string specversion:string type:string datacontenttype:string subject:string',
    'time:string',
  ].join(' '),
  DataFilter: 'path:string type:string value:[]string comparator?:string template?:string',
  PayloadField: 'path:string name:string',
  ExprFilter: 'expr:string fields:[]PayloadField',
  EventDependencyFilter: [
    'time?:*TimeFilter context?:*EventContext data?:[]DataFilter exprs?:[]ExprFilter',
    'dataLogicalOperator?:string exprLogicalOperator?:string script?:string',
  ].join(' '),
  EventDependencyTransformer: 'jq?:string script?:string',
  EventDependency: [
    'name:string eventSourceName:string eventName:string filters?:*EventDependencyFilter',
    'transform?:*EventDependencyTransformer filtersLogicalOperator?:string',
  ].join(' '),
  S3Bucket: 'key?:string name:string',
  SecretKeySelector: 'name?:string key:string optional?:*bool',
  S3Filter: 'prefix:string suffix:string',
  S3Artifact: [
    'endpoint:string bucket:*S3Bucket region?:string insecure?:bool accessKey:*SecretKeySelector',
    'secretKey:*SecretKeySelector events?:[]string filter?:*S3Filter metadata?:map',
    'caCertificate?:*SecretKeySelector',
  ].join(' '),
  FileArtifact: 'path?:string',
  URLArtifact: 'path:string verifyCert?:bool',
  GitCreds: 'username?:*SecretKeySelector password?:*SecretKeySelector',
  GitRemoteConfig: 'name:string urls:[]string',
  GitArtifact: [
    'url:string cloneDirectory:string creds?:*GitCreds sshKeySecret?:*SecretKeySelector filePath:string',
    'branch?:string tag?:string ref?:string remote?:*GitRemoteConfig insecureIgnoreHostKey?:bool',
  ].join(' '),
  ArtifactLocation: [
    's3?:*S3Artifact inline?:*string file?:*FileArtifact url?:*URLArtifact configmap?:*SecretKeySelector',
    'git?:*GitArtifact resource?:*raw',
  ].join(' '),
  TriggerParameterSource: [
    'dependencyName:string contextKey?:string contextTemplate?:string dataKey?:string',
    'dataTemplate?:string value?:*string useRawData?:bool',
  ].join(' '),
  TriggerParameter: 'src?:*TriggerParameterSource dest:string operation?:string',
  StandardK8STrigger: [
    'source?:*ArtifactLocation operation?:string parameters?:[]TriggerParameter patchStrategy?:string',
    'liveObject?:bool',
  ].join(' '),
  ArgoWorkflowTrigger: 'source?:*ArtifactLocation operation?:string parameters?:[]TriggerParameter args?:[]string',
  TLSConfig: [
    'caCertSecret?:*SecretKeySelector clientCertSecret?:*SecretKeySelector',
    'clientKeySecret?:*SecretKeySelector insecureSkipVerify?:bool enabled?:bool',
  ].join(' '),
  BasicAuth: 'username?:*SecretKeySelector password?:*SecretKeySelector',
  ValueFromSource: 'secretKeyRef?:*SecretKeySelector configMapKeyRef?:*SecretKeySelector',
  SecureHeader: 'name?:string valueFrom?:*ValueFromSource',
  HTTPTrigger: [
    'url:string payload:[]TriggerParameter tls?:*TLSConfig method?:string parameters?:[]TriggerParameter',
    'timeout?:int64 basicAuth?:*BasicAuth headers?:map secureHeaders?:[]SecureHeader',
    'dynamicHeaders?:[]TriggerParameter host:string',
  ].join(' '),
  AWSLambdaTrigger: [
    'functionName:string accessKey?:*SecretKeySelector secretKey?:*SecretKeySelector region:string',
    'payload:[]TriggerParameter parameters?:[]TriggerParameter invocationType?:*string roleARN?:string',
  ].join(' '),
  CustomTrigger: [
    'serverURL:string secure:bool certSecret?:*SecretKeySelector serverNameOverride?:string spec:map',
    'parameters?:[]TriggerParameter payload:[]TriggerParameter',
  ].join(' '),
  SASLConfig: 'mechanism?:string userSecret?:*SecretKeySelector passwordSecret?:*SecretKeySelector',
  SchemaRegistryConfig: 'url:string schemaId:int32 auth?:BasicAuth',
  KafkaTrigger: [
    'url:string topic:string partition:int32 parameters?:[]TriggerParameter requiredAcks?:int32',
    'compress?:bool flushFrequency?:int32 tls?:*TLSConfig payload:[]TriggerParameter',
    'partitioningKey?:*string version?:string sasl?:*SASLConfig schemaRegistry?:*SchemaRegistryConfig',
    'headers?:map secureHeaders?:[]SecureHeader',
  ].join(' '),
  NATSAuth: 'basic?:*BasicAuth token?:*SecretKeySelector nkey?:*SecretKeySelector credential?:*SecretKeySelector',
  NATSTrigger: [
    'url:string subject:string payload:[]TriggerParameter parameters?:[]TriggerParameter tls?:*TLSConfig',
    'auth?:*NATSAuth',
  ].join(' '),
  SlackThread: 'messageAggregationKey?:string broadcastMessageToChannel?:bool',
  SlackSender: 'username?:string icon?:string',
  SlackTrigger: [
    'parameters?:[]TriggerParameter slackToken?:*SecretKeySelector channel?:string message?:string',
    'attachments?:string blocks?:string thread?:SlackThread sender?:SlackSender',
  ].join(' '),
  OpenWhiskTrigger: [
    'host:string version?:string namespace?:string authToken?:*SecretKeySelector actionName:string',
    'payload:[]TriggerParameter parameters?:[]TriggerParameter',
  ].join(' '),
  LogTrigger: 'intervalSeconds?:uint64',
  AzureEventHubsTrigger: [
    'fqdn:string hubName:string sharedAccessKeyName:*SecretKeySelector',
    'sharedAccessKey?:*SecretKeySelector payload:[]TriggerParameter parameters?:[]TriggerParameter',
  ].join(' '),
  Backoff: 'duration?:*duration factor?:*amount jitter?:*amount steps?:int32',
  PulsarTrigger: [
    'url:string topic:string parameters?:[]TriggerParameter payload:[]TriggerParameter',
    'tlsTrustCertsSecret?:*SecretKeySelector tlsAllowInsecureConnection?:bool tlsValidateHostname?:bool',
    'tls?:*TLSConfig authTokenSecret?:*SecretKeySelector connectionBackoff?:*Backoff',
    'authAthenzParams?:map authAthenzSecret?:*SecretKeySelector',
  ].join(' '),
  ConditionsResetByTime: 'cron?:string timezone?:string',
  ConditionsResetCriteria: 'byTime?:*ConditionsResetByTime',
  AzureServiceBusTrigger: [
    'connectionString?:*SecretKeySelector queueName:string topicName:string subscriptionName:string',
    'tls?:*TLSConfig payload:[]TriggerParameter parameters?:[]TriggerParameter',
  ].join(' '),
  EmailTrigger: [
    'parameters?:[]TriggerParameter username?:string smtpPassword?:*SecretKeySelector host?:string',
    'port?:int32 to?:[]string from?:string subject?:string body?:string',
  ].join(' '),
  TriggerTemplate: [
    'name:string conditions?:string k8s?:*StandardK8STrigger argoWorkflow?:*ArgoWorkflowTrigger',
    'http?:*HTTPTrigger awsLambda?:*AWSLambdaTrigger custom?:*CustomTrigger kafka?:*KafkaTrigger',
    'nats?:*NATSTrigger slack?:*SlackTrigger openWhisk?:*OpenWhiskTrigger log?:*LogTrigger',
    'azureEventHubs?:*AzureEventHubsTrigger pulsar?:*PulsarTrigger',
    'conditionsReset?:[]ConditionsResetCriteria azureServiceBus?:*AzureServiceBusTrigger',
    'email?:*EmailTrigger',
  ].join(' '),
  K8SResourcePolicy: 'labels?:map backoff:*Backoff errorOnBackoffTimeout:bool',
  StatusPolicy: 'allow:[]int32',
  TriggerPolicy: 'k8s?:*K8SResourcePolicy status?:*StatusPolicy',
  RateLimit: 'unit?:string requestsPerUnit?:int32',
  Trigger: [
    'template?:*TriggerTemplate parameters?:[]TriggerParameter policy?:*TriggerPolicy',
    'retryStrategy?:*Backoff rateLimit?:*RateLimit atLeastOnce?:bool dlqTrigger?:*Trigger',
  ].join(' '),
};

const read = new Map<string, ReadonlyMap<string, Field>>();

/** The fields of a struct by their names in small letters: no struct has two that differ in nothing else. */
export function fieldsByName(struct: string): ReadonlyMap<string, Field> {
  let fields = read.get(struct);
  if (!fields) {
    fields = new Map(readFields(definitions[struct] ?? '').map((field) => [field.name.toLowerCase(), field]));
    read.set(struct, fields);
  }
  return fields;
}
