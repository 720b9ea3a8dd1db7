import { placeOf, shownPlace } from '../clients/cluster';
import type { JsonObject } from '../model/json';
import type { Rendered } from '../model/rendered';
import type { ArgoWorkflowOperation } from '../model/triggers/argo-workflow';
import { unsupportedSource, withObject } from './artifact/fetch';
import { waitForLabels } from './labels-policy';
import type { Outcome, TriggerContext, TriggerRunner } from './trigger';
import { Args } from './workflow/args';
import { isOperation, type WorkflowRequest, workflowPlace, workflowRequest, wrong } from './workflow/request';
import { retry } from './workflow/retry';
import { resume, stop, suspend, terminate } from './workflow/steer';
import { resubmit, submit, submitFrom } from './workflow/submit';

/** Starts and steers Workflows: what Argo Events has the argo command do is done by requests to the API server. */
export const argoWorkflow: TriggerRunner = {
  unsupported: ({ argoWorkflow: config }) => {
    const operation: string = config?.operation || 'submit';
    if (!isOperation(operation)) return `argoWorkflow with operation ${operation}`;
    const { unknown } = new Args(operation, config?.args);
    return unknown.length === 0 ? unsupportedSource(config?.source) : `argoWorkflow with args ${unknown.join(' ')}`;
  },
  run,
};

type Operation = (request: WorkflowRequest, context: TriggerContext) => Promise<JsonObject | undefined>;

/** What to call, and what has been done then. */
const operations: { readonly [K in ArgoWorkflowOperation]: readonly [act: Operation, did: string, wouldDo: string] } = {
  submit: [submit, 'submitted', 'submit'],
  'submit-from': [submitFrom, 'submitted', 'submit'],
  resubmit: [resubmit, 'resubmitted as', 'resubmit as'],
  retry: [retry, 'retried', 'retry'],
  resume: [resume, 'resumed', 'resume'],
  suspend: [suspend, 'suspended', 'suspend'],
  stop: [stop, 'stopped', 'stop'],
  terminate: [terminate, 'terminated', 'terminate'],
};

async function run(given: Rendered, context: TriggerContext): Promise<Outcome> {
  const rendered = await withObject(given, context);
  const request = workflowRequest(rendered, context);
  const { operation, args, trigger } = request;
  if (args.unknown.length > 0) throw wrong(trigger, `has args that cannot be done here: ${args.unknown.join(' ')}`);
  const { cluster } = context;
  const [act, did, wouldDo] = operations[operation];
  const object = await act(request, context);
  const place = object ? placeOf(object) : workflowPlace(request);
  const waited = await waitForLabels(context, place, rendered.policy);
  const summary = `${cluster.dryRun ? `would ${wouldDo}` : did} ${shownPlace(place)}${waited}`;
  return { dryRun: cluster.dryRun, summary, ...(object && { object }) };
}
