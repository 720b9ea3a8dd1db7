import { dnsLabel } from '../model/names';
import { type ActionContext, holdsRaw, type WrittenAction } from './action';
import type { Fragment } from './fragment';
import { type Entry, type Expression, factory, isEmpty, literal, object } from './tree';
import { objectOf } from './trigger-object';
import { withValues } from './values';
import { fitsMetadata } from './workflow-shape';

const steering: { readonly [operation: string]: string } = {
  resubmit: 'resubmit',
  retry: 'retry',
  suspend: 'suspend',
  resume: 'resume',
  terminate: 'terminate',
  stop: 'stop',
};

/** A workflow that is submitted or steered; undefined for what no factory says. */
export function workflowAction(trigger: Fragment, context: ActionContext): WrittenAction | undefined {
  const action = trigger.at('template', 'argoWorkflow');
  if (!action.keys.every((key) => ['source', 'operation', 'parameters', 'args'].includes(key))) return undefined;
  return byReference(trigger, context) ?? submittedManifest(trigger, context);
}

/** A workflow that stands in the sensor, or is fetched. */
function submittedManifest(trigger: Fragment, context: ActionContext): WrittenAction | undefined {
  const action = trigger.at('template', 'argoWorkflow');
  const workflow = objectOf('argoWorkflow', trigger, context, true);
  if (workflow === undefined || action.at('operation').text !== 'submit') return undefined;
  const options = action.at('args').exists ? [object({ args: action.at('args').literal() })] : [];
  return { expression: factory('WorkflowTrigger', 'submitManifest', workflow, ...options) };
}

/** A workflow of a template, or one that exists. */
function byReference(trigger: Fragment, context: ActionContext): WrittenAction | undefined {
  const action = trigger.at('template', 'argoWorkflow');
  const resource = action.at('source', 'resource');
  if (action.at('source').keys.join() !== 'resource' || trigger.at('parameters').exists) return undefined;
  if (resource.at('apiVersion').text !== 'argoproj.io/v1alpha1') return undefined;
  const values = withValues(resource, action.at('parameters').items, context.constants);
  if (values === undefined || holdsRaw(action.at('parameters'))) return undefined;
  const written = (part: Fragment): Expression => part.literal(values);
  const operation = action.at('operation').text ?? '';
  if (operation === 'submit') return submitted(action, resource, written, context);
  return steered(action, resource, written, operation);
}

type Write = (part: Fragment) => Expression;

function submitted(
  action: Fragment,
  resource: Fragment,
  written: Write,
  { draft }: ActionContext,
): WrittenAction | undefined {
  const [metadata, spec] = [resource.at('metadata'), resource.at('spec')];
  const template = spec.at('workflowTemplateRef', 'name');
  const passed = spec.at('arguments', 'parameters');
  const isPlain =
    resource.at('kind').text === 'Workflow' &&
    only(resource, 'apiVersion', 'kind', 'metadata', 'spec') &&
    only(metadata, 'generateName', 'labels', 'annotations') &&
    only(spec, 'entrypoint', 'workflowTemplateRef', 'arguments') &&
    only(spec.at('workflowTemplateRef'), 'name') &&
    only(spec.at('arguments'), 'parameters') &&
    passed.items.every((parameter) => only(parameter, 'name', 'value') && isScalar(parameter.at('value')));
  if (!isPlain || template.text === undefined || metadata.at('generateName').text === undefined) return undefined;
  if (!fitsMetadata(metadata.value) || (spec.at('entrypoint').exists && spec.at('entrypoint').text === undefined))
    return undefined;
  const names = passed.items.map((parameter) => parameter.at('name').text ?? '');
  const constant = draft.workflowTemplate(template.text, names);
  if (constant === undefined || new Set(names).size < names.length) return undefined;
  const entries = passed.items.map(
    (parameter, index): Entry => ({
      key: names[index] ?? '',
      value: written(parameter.at('value')),
      comments: [...parameter.before, ...parameter.at('name').before, ...parameter.at('value').before],
    }),
  );
  const name = written(metadata.at('generateName'));
  const isOwnName = name.kind === 'literal' && name.value === `${dnsLabel(template.text)}-`;
  const options = object({
    generateName: isOwnName ? undefined : name,
    labels: metadata.at('labels').exists ? written(metadata.at('labels')) : undefined,
    annotations: metadata.at('annotations').exists ? written(metadata.at('annotations')) : undefined,
    entrypoint: spec.at('entrypoint').exists ? written(spec.at('entrypoint')) : undefined,
    args: action.at('args').exists ? action.at('args').literal() : undefined,
  });
  const rest = isEmpty(options) ? [] : [options];
  return { expression: factory('WorkflowTrigger', 'submit', constant, { kind: 'object', entries }, ...rest) };
}

function steered(action: Fragment, resource: Fragment, written: Write, operation: string): WrittenAction | undefined {
  const metadata = resource.at('metadata');
  if (!only(resource, 'apiVersion', 'kind', 'metadata') || !only(metadata, 'name', 'namespace')) return undefined;
  if (metadata.at('name').text === undefined || !fitsMetadata(metadata.value)) return undefined;
  const options = object({
    namespace: metadata.at('namespace').exists ? written(metadata.at('namespace')) : undefined,
    args: action.at('args').exists ? action.at('args').literal() : undefined,
  });
  const rest = isEmpty(options) ? [] : [options];
  const name = written(metadata.at('name'));
  const kind = resource.at('kind').text ?? '';
  if (operation === 'submit-from' && /^(WorkflowTemplate|CronWorkflow)$/.test(kind)) {
    return { expression: factory('WorkflowTrigger', 'submitFrom', literal(kind), name, ...rest) };
  }
  const method = Object.hasOwn(steering, operation) ? steering[operation] : undefined;
  if (method === undefined || kind !== 'Workflow') return undefined;
  return { expression: factory('WorkflowTrigger', method, name, ...rest) };
}

function isScalar({ value }: Fragment): boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

function only(part: Fragment, ...keys: readonly string[]): boolean {
  return part.keys.every((key) => keys.includes(key));
}
