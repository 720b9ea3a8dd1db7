import { placeOf } from '../../clients/cluster';
import type { Encodable } from '../../language/go/json';
import type { JsonObject } from '../../model/json';
import {
  type ExactObject,
  exactMetadata,
  isExactObject,
  objectAt,
  readLive,
  sent,
  textOf,
  withMember,
} from '../exact-object';
import { inNamespace, withOrigin, withTrace } from '../origin';
import type { TriggerContext } from '../trigger';
import { withOptions } from './options';
import { argoVersion, templateOf, type WorkflowRequest, workflowPlace, wrong } from './request';
import { missing } from './steer';

const labelPrefix = 'workflows.argoproj.io';

/** Submits the workflow that the trigger holds. */
export async function submit(request: WorkflowRequest, context: TriggerContext): Promise<JsonObject> {
  const { object, trigger } = request;
  const { apiVersion, kind } = placeOf(object);
  if (kind !== 'Workflow' || !apiVersion.startsWith('argoproj.io/')) {
    throw wrong(
      trigger,
      `can only submit a Workflow of ${argoVersion}, not a ${kind || 'nameless kind'} of ${apiVersion}`,
    );
  }
  return create(withOrigin(object, trigger, context), request, context);
}

/** Submits a workflow that a WorkflowTemplate or a CronWorkflow describes. */
export async function submitFrom(request: WorkflowRequest, context: TriggerContext): Promise<JsonObject> {
  const { place } = templateOf(request);
  const template = await readLive(context.cluster, place);
  if (!template && !context.cluster.dryRun) throw missing(place);
  const workflow =
    place.kind === 'CronWorkflow' ? fromCron(place.name, template ?? {}, context) : fromTemplate(place.name);
  return create(withTrace(workflow, context), request, context);
}

/** Submits a workflow anew, under another name. */
export async function resubmit(request: WorkflowRequest, context: TriggerContext): Promise<JsonObject> {
  const place = workflowPlace(request);
  const old = await readLive(context.cluster, place);
  if (!old && !context.cluster.dryRun) throw missing(place);
  const anew = again(place.name, old ?? {});
  return create(withTrace(anew, context), request, context);
}

async function create(workflow: ExactObject, request: WorkflowRequest, context: TriggerContext): Promise<JsonObject> {
  const { namespace, args } = request;
  const complete = withOptions(inNamespace(workflow, { sensor: { ...context.sensor, namespace } }), args);
  return context.cluster.create(...sent(complete));
}

function fromTemplate(name: string): ExactObject {
  return {
    apiVersion: argoVersion,
    kind: 'Workflow',
    metadata: { generateName: `${name}-`, labels: { [`${labelPrefix}/workflow-template`]: name } },
    spec: { workflowTemplateRef: { name } },
  };
}

function fromCron(name: string, cron: ExactObject, { now }: TriggerContext): ExactObject {
  const metadata = objectAt(cron, 'spec', 'workflowMetadata');
  const instance = textOf(objectAt(cron, 'metadata', 'labels'), `${labelPrefix}/controller-instanceid`);
  const uid = textOf(exactMetadata(cron), 'uid');
  const owner = {
    apiVersion: argoVersion,
    kind: 'CronWorkflow',
    name,
    uid,
    controller: true,
    blockOwnerDeletion: true,
  };
  const scheduled = new Date(now()).toISOString().replace(/\.\d+Z$/, 'Z');
  return {
    apiVersion: argoVersion,
    kind: 'Workflow',
    metadata: {
      generateName: `${name}-`,
      labels: {
        ...(instance !== '' && { [`${labelPrefix}/controller-instanceid`]: instance }),
        [`${labelPrefix}/cron-workflow`]: name,
        ...objectAt(metadata, 'labels'),
      },
      annotations: { [`${labelPrefix}/scheduled-time`]: scheduled, ...objectAt(metadata, 'annotations') },
      ...(metadata.finalizers !== undefined && { finalizers: metadata.finalizers }),
      // Without its uid nobody can own anything: in a dry run there is none.
      ...(uid !== '' && { ownerReferences: [owner] }),
    },
    spec: objectAt(cron, 'spec', 'workflowSpec'),
  };
}

/** Labels that tell of a single run. */
const ofOneRun: ReadonlySet<string> = new Set(
  ['creator', 'creator-email', 'creator-preferred-username', 'phase', 'completed', 'workflow-archiving-status'].map(
    (name) => `${labelPrefix}/${name}`,
  ),
);

function again(name: string, old: ExactObject): ExactObject {
  const metadata = exactMetadata(old);
  const labels = Object.entries(objectAt(metadata, 'labels')).filter(([label]) => !ofOneRun.has(label));
  const { annotations, ownerReferences } = metadata;
  return {
    apiVersion: argoVersion,
    kind: 'Workflow',
    metadata: {
      generateName: textOf(metadata, 'generateName') || `${name}-`,
      labels: { ...Object.fromEntries(labels), [`${labelPrefix}/resubmitted-from-workflow`]: name },
      ...(isExactObject(annotations) && { annotations }),
      ...(ownerReferences !== undefined && { ownerReferences }),
    },
    spec: restartable(objectAt(old, 'spec')),
  };
}

/** A spec without what stopped the last run. */
export function restartable(spec: ExactObject): ExactObject {
  const going = withMember(spec, ['shutdown'], undefined);
  const deadline: Encodable | undefined = spec.activeDeadlineSeconds;
  return deadline === 0 ? withMember(going, ['activeDeadlineSeconds'], undefined) : going;
}
