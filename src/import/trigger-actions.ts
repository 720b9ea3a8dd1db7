import type { TriggerKey } from '../model/kinds';
import { type ActionContext, holdsRaw, type WrittenAction } from './action';
import { backoffOf, replaced } from './durations';
import { isObject } from './equality';
import type { Fragment } from './fragment';
import { entriesOf } from './source-options';
import { call, type Entry, type Expression, factory, imported, isEmpty, literal, member, object } from './tree';
import { objectOf } from './trigger-object';
import { messageOf, namedValues, withValues } from './values';
import { workflowAction } from './workflow-actions';

type WriteAction = (trigger: Fragment, context: ActionContext) => WrittenAction | undefined;

/** How actions are written with the factories of the constructs. */
const actions: { readonly [K in TriggerKey]: WriteAction } = {
  k8s: kubernetesAction,
  argoWorkflow: workflowAction,
  http: httpAction,
  awsLambda: fieldsAction('awsLambda', 'AwsLambdaTrigger', 'invoke'),
  azureEventHubs: fieldsAction('azureEventHubs', 'AzureEventHubsTrigger', 'send'),
  azureServiceBus: fieldsAction('azureServiceBus', 'AzureServiceBusTrigger', 'send'),
  kafka: fieldsAction('kafka', 'KafkaTrigger', 'send'),
  pulsar: fieldsAction('pulsar', 'PulsarTrigger', 'send'),
  nats: fieldsAction('nats', 'NatsTrigger', 'publish'),
  slack: fieldsAction('slack', 'SlackTrigger', 'send'),
  openWhisk: fieldsAction('openWhisk', 'OpenWhiskTrigger', 'invoke'),
  custom: fieldsAction('custom', 'CustomTrigger', 'invoke'),
  log: fieldsAction('log', 'LogTrigger', 'events'),
  email: fieldsAction('email', 'EmailTrigger', 'send'),
};

const notActions: ReadonlySet<string> = new Set(['name', 'conditions', 'conditionsReset']);

/** The kinds of action in a template. */
export function actionKeys(trigger: Fragment): readonly string[] {
  return trigger.at('template').keys.filter((key) => !notActions.has(key));
}

/** What a trigger does, in the words of the constructs; undefined when they have none for it. */
export function actionOf(trigger: Fragment, context: ActionContext): WrittenAction | undefined {
  const [key, ...more] = actionKeys(trigger);
  if (key === undefined || more.length > 0 || !Object.hasOwn(actions, key)) return undefined;
  return actions[key as TriggerKey](trigger, context);
}

/** What a trigger does, in the words of the manifest: a trigger of one's own. */
export function ownAction(trigger: Fragment): WrittenAction {
  const template = trigger.at('template');
  const parts = [
    ...actionKeys(trigger).map((key) => template.at(key)),
    ...['parameters', 'policy'].map((key) => trigger.at(key)),
  ];
  const entries = parts.flatMap((part): Entry[] =>
    part.exists ? [{ key: String(part.path.at(-1)), value: part.literal(), comments: part.before }] : [],
  );
  return { expression: object({ bind: { kind: 'arrow', result: { kind: 'object', entries } } }), hasPolicy: true };
}

function kubernetesAction(trigger: Fragment, context: ActionContext): WrittenAction | undefined {
  const action = trigger.at('template', 'k8s');
  const known = ['source', 'operation', 'parameters', 'patchStrategy'];
  if (action.keys.some((key) => !known.includes(key))) return undefined;
  const made = objectOf('k8s', trigger, context, false);
  const args = patchArguments(action);
  const method = action.at('operation').text || 'create';
  if (made === undefined || args === undefined || !['create', 'update', 'patch', 'delete'].includes(method)) {
    return undefined;
  }
  return { expression: factory('K8sTrigger', method, made, ...args) };
}

function patchArguments(action: Fragment): Expression[] | undefined {
  const strategy = action.at('patchStrategy').text;
  if (action.at('operation').text !== 'patch' || strategy === undefined) return [];
  const known = /^application\/(merge|strategic-merge)-patch\+json$/.exec(strategy)?.[1];
  if (known === undefined) return undefined;
  return known === 'merge' ? [] : [object({ strategy: literal(known) })];
}

/** The fields of an action as options, with values of events in them. */
function fieldsOf(key: TriggerKey, trigger: Fragment, { constants }: ActionContext): Expression | undefined {
  const template = trigger.at('template');
  const action = template.at(key);
  const texts = withValues(template, trigger.at('parameters').items, constants);
  if (texts === undefined || action.at('parameters').exists || holdsRaw(trigger.at('parameters'))) return undefined;
  const own = `${JSON.stringify(action.path).slice(0, -1)},`;
  if (texts.places.some((path) => !path.startsWith(own))) return undefined;
  const rules = optionRules(action);
  const written = replaced(action, { payload: undefined, ...rules });
  const entries = entriesOf(written).map((entry) => {
    const isWritten = Object.hasOwn(rules, entry.key);
    return isWritten ? entry : { ...entry, value: action.at(entry.key).literal(texts) };
  });
  return { kind: 'object', entries: [...entries, ...texts.add(action)] };
}

function optionRules(action: Fragment): { readonly [key: string]: Expression | undefined } {
  const backoff = action.at('connectionBackoff');
  const headers = action.at('secureHeaders');
  return {
    ...(backoff.exists ? { connectionBackoff: backoffOf(backoff) } : {}),
    ...(headers.exists ? { secureHeaders: secureHeaders(headers) } : {}),
  };
}

function secureHeaders(headers: Fragment): Expression {
  const entries = headers.items.map((header): Entry => {
    const from = header.at('valueFrom');
    const key = from.at('secretKeyRef');
    const value = from.keys.join() === 'secretKeyRef' ? key.literal() : from.literal();
    return { key: header.at('name').text ?? '', value, comments: header.before };
  });
  return { kind: 'object', entries };
}

/** Kinds whose factories take no message, or may do without one. */
const withoutMessage: ReadonlySet<TriggerKey> = new Set(['custom', 'email', 'log', 'slack']);

function fieldsAction(key: TriggerKey, exported: string, method: string): WriteAction {
  return (trigger, context) => {
    const options = fieldsOf(key, trigger, context);
    // Without a port upstream connects to none, so that the factory wants one.
    const isPortless = key === 'email' && !trigger.at('template', key, 'port').exists;
    if (options === undefined || isPortless) return undefined;
    const payload = trigger.at('template', key, 'payload');
    const message = payload.exists ? messageOf(payload.items, context.constants) : undefined;
    if (message === undefined ? payload.exists || !withoutMessage.has(key) : message.kind !== 'object')
      return undefined;
    const args = message === undefined ? (isEmpty(options) ? [] : [options]) : [options, message];
    return { expression: factory(exported, method, ...args) };
  };
}

function httpAction(trigger: Fragment, context: ActionContext): WrittenAction | undefined {
  const action = trigger.at('template', 'http');
  const fields = fieldsOf('http', trigger, context);
  const method = action.at('method').text || 'POST';
  if (fields === undefined || !/^(GET|POST|PUT|PATCH|DELETE)$/.test(method)) {
    return undefined;
  }
  const dynamic = action.at('dynamicHeaders');
  const dynamicHeaders = namedValues(dynamic.items, context.constants);
  const payload = action.at('payload');
  const message = payload.items.length > 0 ? messageOf(payload.items, context.constants) : undefined;
  const takesBody = !/^(GET|DELETE)$/.test(method);
  if (payload.items.length > 0 && (message === undefined || !takesBody)) return undefined;
  const entries = entriesOf(fields).flatMap((entry): Entry[] => {
    if (entry.key === 'url' || entry.key === 'method') return [];
    if (entry.key === 'dynamicHeaders') return dynamicHeaders ? [{ ...entry, value: dynamicHeaders }] : [];
    if (entry.key !== 'timeout') return [entry];
    const seconds = action.at('timeout').value;
    return [{ ...entry, value: call(member(imported('Duration', 'cdk8s'), 'seconds'), literal(Number(seconds))) }];
  });
  const url = entriesOf(fields).find(({ key }) => key === 'url')?.value;
  if (url === undefined) return undefined;
  const options: Expression = { kind: 'object', entries: [...entries, allowed(trigger.at('policy'))] };
  const body = takesBody ? [message ?? ({ kind: 'name', name: 'undefined' } as const)] : [];
  const hasPolicy = trigger.at('policy').keys.every((key) => key === 'status');
  return { expression: factory('HttpTrigger', method.toLowerCase(), url, ...body, options), hasPolicy };
}

function allowed(policy: Fragment): Entry {
  const allow = policy.at('status', 'allow');
  return { key: 'allow', value: isObject(policy.value) && allow.items.length > 0 ? allow.literal() : literal('any') };
}
