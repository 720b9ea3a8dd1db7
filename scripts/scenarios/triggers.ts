import type { Chart } from 'cdk8s';
import {
  AwsLambdaTrigger,
  AzureEventHubsTrigger,
  AzureServiceBusTrigger,
  CustomTrigger,
  EmailTrigger,
  HttpTrigger,
  type ITrigger,
  K8sTrigger,
  KafkaTrigger,
  type KubernetesManifest,
  LogTrigger,
  NatsTrigger,
  OpenWhiskTrigger,
  PulsarTrigger,
  SlackTrigger,
  type SubmitOptions,
  type Template,
  type TriggerOptions,
  WorkflowTemplate,
  WorkflowTrigger,
} from '../../constructs';
import { EventloomError } from '../../src/errors';
import { type TriggerKey, triggerKey } from '../../src/model/kinds';
import type { Backoff } from '../../src/model/scalars';
import type { Trigger, TriggerTemplate } from '../../src/model/sensor';
import type { WorkflowSpec } from '../../src/model/workflow/spec';
import { artifactTrigger } from './artifact';
import { conditionOf } from './dependencies';
import { duration } from './sources';
import { type Dependencies, messageOf, placeAll, Unsaid } from './values';

type Kind<K extends TriggerKey> = NonNullable<TriggerTemplate[K]>;
type Said = {
  readonly [K in TriggerKey]: (kind: Kind<K>, known: Dependencies, chart: Chart, name: string) => ITrigger;
};

const factories: Said = {
  k8s: ({ source, operation, patchStrategy, liveObject }) => {
    const manifest = objectIn(source);
    if (operation === 'update') return K8sTrigger.update(manifest, { liveObject });
    if (operation === 'delete') return K8sTrigger.delete(manifest);
    if (operation !== 'patch') return K8sTrigger.create(manifest);
    return K8sTrigger.patch(manifest, { strategy: patchStrategy?.includes('strategic') ? 'strategic-merge' : 'merge' });
  },
  argoWorkflow: ({ source, operation, args }, _known, chart, name) => {
    const {
      kind,
      metadata,
      spec = {},
    } = objectIn(source) as KubernetesManifest & {
      readonly metadata?: { readonly name?: string; readonly generateName?: string };
      readonly spec?: WorkflowSpec;
    };
    const options = args ? { args } : {};
    const named = metadata?.name ?? '';
    if (operation === 'submit') return submitted(chart, name, spec, { ...options, ...metadata });
    if (operation === 'submit-from') return WorkflowTrigger.submitFrom(kind as 'CronWorkflow', named, options);
    return WorkflowTrigger[operation ?? 'stop'](named, options);
  },
  http: ({ url, method, payload, headers, secureHeaders, timeout, dynamicHeaders, ...rest }, known) => {
    const dynamic = {};
    placeAll(dynamic, dynamicHeaders ?? [], known);
    const secure = (secureHeaders ?? []).map(({ name, valueFrom }) => [name, valueFrom] as const);
    const options = {
      ...rest,
      headers: { ...headers, ...dynamic },
      ...(secure.length > 0 ? { secureHeaders: Object.fromEntries(secure) } : {}),
      ...(timeout ? { timeout: duration(`${timeout}s`) } : {}),
      allow: 'any' as const,
    };
    if (method === 'GET') return HttpTrigger.get(url, options);
    if (method === 'DELETE') return HttpTrigger.delete(url, options);
    const make = { PUT: HttpTrigger.put, PATCH: HttpTrigger.patch, POST: HttpTrigger.post, '': HttpTrigger.post };
    return make[method ?? 'POST'](url, payload && messageOf(payload, known), options);
  },
  awsLambda: ({ payload, ...rest }, known) => AwsLambdaTrigger.invoke(rest, object(payload, known)),
  azureEventHubs: ({ payload, ...rest }, known) => AzureEventHubsTrigger.send(rest, object(payload, known)),
  azureServiceBus: ({ payload, ...rest }, known) => AzureServiceBusTrigger.send(rest, object(payload, known)),
  custom: ({ payload, parameters, ...rest }, known) => {
    const written = {};
    placeAll(written, parameters ?? [], known);
    return CustomTrigger.invoke({ ...rest, parameters: written }, payload && object(payload, known));
  },
  email: ({ to = [], subject = '', body = '', port = 0, ...rest }) =>
    EmailTrigger.send({ ...rest, to, subject, body, port }),
  kafka: ({ payload, secureHeaders, ...rest }, known) => {
    const secure = (secureHeaders ?? []).map(({ name, valueFrom }) => [name, valueFrom] as const);
    const headers = secure.length > 0 ? { secureHeaders: Object.fromEntries(secure) } : {};
    return KafkaTrigger.send({ ...rest, ...headers }, object(payload, known));
  },
  log: (options) => LogTrigger.events(options),
  nats: ({ payload, ...rest }, known) => NatsTrigger.publish(rest, object(payload, known)),
  openWhisk: ({ payload, ...rest }, known) => OpenWhiskTrigger.invoke(rest, object(payload, known)),
  pulsar: ({ payload, connectionBackoff, ...rest }, known) =>
    PulsarTrigger.send(
      { ...rest, ...(connectionBackoff ? { connectionBackoff: retry(connectionBackoff) } : {}) },
      object(payload, known),
    ),
  slack: ({ channel = '', ...rest }) => SlackTrigger.send({ ...rest, channel }),
};

/** A trigger with its options, as a program would write it. */
export function triggerOf(trigger: Trigger, known: Dependencies, chart: Chart): [ITrigger, TriggerOptions] {
  const template = structuredClone(trigger.template);
  const strange = trigger.parameters?.find(({ dest = '' }) => /^(name|conditions)|parameters|payload/.test(dest));
  if (strange) throw new Unsaid(`a parameter changes '${strange.dest}' of the trigger itself`);
  placeAll(template, trigger.parameters ?? [], known);
  const key = triggerKey(template);
  if (!key) throw new EventloomError('bad-definition', 'the trigger has no kind');
  const { conditions, conditionsReset = [] } = template;
  const { atLeastOnce = false, retryStrategy, rateLimit, policy, dlqTrigger } = trigger;
  return [
    kindOf(key, template, known, chart),
    {
      ...(conditions ? { when: conditionOf(conditions, known) } : {}),
      resetAt: conditionsReset.map(({ byTime }) => byTime),
      atLeastOnce,
      ...(retryStrategy ? { retryStrategy: retry(retryStrategy) } : {}),
      ...(rateLimit ? { rateLimit } : {}),
      ...(policy ? { policy } : {}),
      ...(dlqTrigger ? { dlqTrigger: triggerOf(dlqTrigger, known, chart)[0] } : {}),
    },
  ];
}

function kindOf<K extends TriggerKey>(key: K, template: TriggerTemplate, known: Dependencies, chart: Chart): ITrigger {
  const { parameters = [], ...kind } = template[key] as Kind<K> & Pick<Kind<'http'>, 'parameters'>;
  const said = kind as Kind<K>;
  const elsewhere = artifactTrigger(template, parameters, known);
  if (elsewhere) return elsewhere;
  const target = key === 'k8s' || key === 'argoWorkflow' ? objectIn((said as Kind<'k8s'>).source) : said;
  placeAll(target, parameters, known);
  return factories[key](said, known, chart, template.name);
}

function objectIn(source: Kind<'k8s'>['source']): KubernetesManifest {
  if (source?.resource) return source.resource as object as KubernetesManifest;
  throw new Unsaid('the object comes from nowhere');
}

/** A workflow that stands in a trigger becomes a WorkflowTemplate, which the trigger submits with its parameters. */
function submitted(chart: Chart, name: string, spec: WorkflowSpec, options: SubmitOptions): ITrigger {
  const passed = spec.arguments?.parameters ?? [];
  const values = Object.fromEntries(passed.map((parameter) => [parameter.name, parameter.value ?? '']));
  const {
    workflowTemplateRef,
    arguments: _arguments,
    templates = [],
    entrypoint,
    onExit,
    serviceAccountName,
    ...rest
  } = spec;
  const parameters = Object.fromEntries(passed.map((parameter) => [parameter.name, {}]));
  if (workflowTemplateRef) {
    const { name: template = '' } = workflowTemplateRef;
    return WorkflowTrigger.submit(
      WorkflowTemplate.fromWorkflowTemplateName(chart, name, template, parameters),
      values,
      options,
    );
  }
  const inTemplates = JSON.stringify({ ...spec, arguments: undefined }).includes('$event{');
  if (inTemplates) throw new Unsaid('values of events go into the templates of a workflow; pass them as parameters');
  const template = new WorkflowTemplate(chart, `${name}-template`, {
    ...rest,
    ...(options.namespace === undefined ? {} : { metadata: { namespace: options.namespace } }),
    parameters,
    templates: Object.fromEntries(
      templates.map(({ name: id = '', ...definition }): [string, Template] => [id, definition]),
    ),
    ...(entrypoint ? { entrypoint } : {}),
    ...(onExit ? { onExit } : {}),
    ...(serviceAccountName ? { serviceAccount: { name: serviceAccountName } } : {}),
  });
  return WorkflowTrigger.submit(template, values, options);
}

function object(payload: Kind<'http'>['payload'], known: Dependencies): object {
  const message = messageOf(payload, known);
  if (typeof message === 'string')
    throw new Unsaid('one parameter is all of the message, which upstream takes only for http');
  return message;
}

function retry({ duration: wait, ...backoff }: Backoff) {
  return { ...backoff, ...(wait ? { duration: duration(wait) } : {}) };
}
