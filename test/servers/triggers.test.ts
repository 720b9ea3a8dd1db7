import { readFileSync } from 'node:fs';
import { Agent } from 'undici';
import { ApiCluster } from '../../src/clients/api-cluster';
import { compileRenderer } from '../../src/evaluate/render/render';
import type { JsonObject } from '../../src/model/json';
import type { Trigger, TriggerPolicy } from '../../src/model/trigger';
import type { ArgoWorkflowOperation } from '../../src/model/triggers/argo-workflow';
import type { StandardK8STrigger } from '../../src/model/triggers/k8s';
import { argoWorkflow } from '../../src/triggers/argo-workflow';
import { k8s } from '../../src/triggers/k8s';
import type { Outcome, TriggerRunner } from '../../src/triggers/trigger';
import { documentOf } from '../conformance/vectors/given-event';
import { contextFor } from '../triggers/context';
import { type ApiServer, startApiServer } from './kubernetes/api-server';
import { openCrd } from './kubernetes/open-crd';

let server: ApiServer;
let agent: Agent;
let cluster: ApiCluster;

beforeAll(async () => {
  server = await startApiServer();
  const kinds = [openCrd('Workflow', 'workflows'), openCrd('WorkflowTemplate', 'workflowtemplates')];
  const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'argo' } };
  const list = { apiVersion: 'v1', kind: 'List', items: [namespace, ...kinds] };
  expect(server.kubectl(['apply', '-f', '-'], JSON.stringify(list))).toMatchObject({ status: 0 });
  const wait = ['wait', '--for=condition=Established', '--timeout=30s', 'crd/workflows.argoproj.io'];
  expect(server.kubectl([...wait, 'crd/workflowtemplates.argoproj.io'])).toMatchObject({ status: 0 });
  const { clusters, users } = JSON.parse(readFileSync(server.kubeconfig, 'utf8')) as {
    clusters: [{ cluster: { server: string } }];
    users: [{ user: { token: string } }];
  };
  agent = new Agent({ connect: { rejectUnauthorized: false } });
  const headers = { authorization: `Bearer ${users[0].user.token}` };
  const credentials = async () => ({ headers, dispatcher: agent });
  cluster = new ApiCluster({ url: clusters[0].cluster.server, credentials });
}, 120_000);

afterAll(async () => {
  await agent.close();
  await server.stop();
});

const big = '9007199254740993';
const event = documentOf({ source: 's', type: 't', datacontenttype: 'application/json', data_text: `{"id":${big}}` });

function run(runner: TriggerRunner, trigger: Trigger): Promise<Outcome> {
  const rendered = compileRenderer(trigger).render(new Map([['push', event]]));
  return runner.run(rendered, contextFor({ cluster }));
}

function act(resource: JsonObject, config: Partial<StandardK8STrigger> = {}, policy?: TriggerPolicy): Promise<Outcome> {
  const template = { name: 't', k8s: { source: { resource }, ...config } };
  return run(k8s, { template, ...(policy && { policy }) });
}

const steer = (
  operation: ArgoWorkflowOperation,
  resource: JsonObject,
  args: readonly string[] = [],
): Promise<Outcome> =>
  run(argoWorkflow, { template: { name: 't', argoWorkflow: { operation, source: { resource }, args } } });

const configMap = (name: string, data: JsonObject, metadata: JsonObject = {}): JsonObject => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, ...metadata },
  data,
});

const workflow = (name: string, more: JsonObject = {}): JsonObject => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Workflow',
  metadata: { name },
  ...more,
});

/** What the API server holds, as it says it. */
function textOf(...args: readonly string[]): string {
  const { stdout, stderr } = server.kubectl(['get', '-n', 'argo', '-o', 'json', ...args]);
  if (stdout === '') throw new Error(stderr);
  return stdout;
}

const held = (...args: readonly string[]): JsonObject => JSON.parse(textOf(...args)) as JsonObject;
const fromEvent = (dest: string) => [{ dest, src: { dependencyName: 'push', dataKey: 'id', useRawData: true } }];

describe('the k8s trigger on an API server', () => {
  it('creates, and refuses what exists', async () => {
    const { summary } = await act(configMap('made', { a: '1' }));
    expect(summary).toBe('created ConfigMap argo/made');
    expect(held('configmap', 'made')).toMatchObject({ metadata: { labels: { 'events.argoproj.io/sensor': 'ci' } } });
    await expect(act(configMap('made', {}))).rejects.toMatchObject({ code: 'cluster-refused', status: 409 });
  });

  it('creates kinds whose names are no guess, in a namespace or not', async () => {
    const subsets = [{ addresses: [{ ip: '10.1.2.3' }], ports: [{ port: 80 }] }];
    await act({ apiVersion: 'v1', kind: 'Endpoints', metadata: { name: 'ep' }, subsets });
    expect(held('endpoints', 'ep')).toMatchObject({ subsets });
    await act({
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRole',
      metadata: { name: 'role' },
      rules: [],
    });
    expect(held('clusterrole', 'role')).toMatchObject({ kind: 'ClusterRole' });
  });

  it('updates by merging, and creates what is missing', async () => {
    await act(configMap('merged', { a: '1' }), { operation: 'update' });
    await act(configMap('merged', { b: '2' }, { labels: { x: 'y' } }), { operation: 'update' });
    expect(held('configmap', 'merged')).toMatchObject({ data: { a: '1', b: '2' }, metadata: { labels: { x: 'y' } } });
  });

  it('loses no update although many come at once', async () => {
    await act(configMap('busy', {}));
    const keys = ['a', 'b', 'c', 'd'];
    await Promise.all(keys.map((key) => act(configMap('busy', { [key]: key }), { operation: 'update' })));
    expect(held('configmap', 'busy').data).toEqual(Object.fromEntries(keys.map((key) => [key, key])));
  });

  it('patches in each way that takes the whole object', async () => {
    await act(configMap('patched', { a: '1', b: '2' }));
    await act(configMap('patched', { a: null }), { operation: 'patch' });
    expect(held('configmap', 'patched').data).toEqual({ b: '2' });
    const strategic = 'application/strategic-merge-patch+json';
    await act(configMap('patched', { c: '3' }), { operation: 'patch', patchStrategy: strategic });
    expect(held('configmap', 'patched').data).toEqual({ b: '2', c: '3' });
    await act(configMap('patched', { d: '4' }), { operation: 'patch', patchStrategy: 'application/apply-patch+yaml' });
    expect(held('configmap', 'patched', '--show-managed-fields')).toMatchObject({
      data: { b: '2', c: '3', d: '4' },
      metadata: {
        managedFields: expect.arrayContaining([expect.objectContaining({ manager: 'eventloom', operation: 'Apply' })]),
      },
    });
  });

  it('deletes what is there, and finds nothing to delete afterwards', async () => {
    await act(configMap('doomed', {}));
    const policy = { k8s: { labels: { done: 'yes' } } };
    expect((await act(configMap('doomed', {}), { operation: 'delete' }, policy)).summary).toBe(
      'deleted ConfigMap argo/doomed',
    );
    expect((await act(configMap('doomed', {}), { operation: 'delete' })).summary).toContain('nothing to delete');
    await expect(act({ apiVersion: 'v1', kind: 'ConfigMap', metadata: {} }, { operation: 'delete' })).rejects.toThrow(
      'a ConfigMap without metadata.name cannot be looked for',
    );
    expect(held('configmap', 'made')).toBeDefined();
  });

  it('waits until somebody has put the labels of its policy on', async () => {
    const backoff = { duration: '50ms', steps: 200, factor: 1, jitter: 0 };
    const acting = act(
      configMap('waiting', {}),
      {},
      { k8s: { labels: { done: 'yes' }, backoff, errorOnBackoffTimeout: true } },
    );
    const place = { apiVersion: 'v1', kind: 'ConfigMap', namespace: 'argo', name: 'waiting' };
    while (!(await cluster.get(place))) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(server.kubectl(['label', '-n', 'argo', 'configmap', 'waiting', 'done=yes'])).toMatchObject({ status: 0 });
    await expect(acting).resolves.toMatchObject({ summary: expect.stringContaining('has the labels of its policy') });
  });

  it('keeps all digits of numbers beyond 2^53, its own and those of the live object', async () => {
    await act(workflow('exact', { spec: {} }), { parameters: fromEvent('spec.made') });
    const live = { ...workflow('exact'), metadata: { name: 'exact', namespace: 'argo' } };
    const config = { operation: 'update', liveObject: true, parameters: fromEvent('spec.live') } as const;
    await act(live, config);
    await act(workflow('exact', { spec: { other: 1 } }), { operation: 'update' });
    const text = textOf('workflow', 'exact');
    expect(text).toContain(`"made": ${big}`);
    expect(text).toContain(`"live": ${big}`);
    expect(text).toContain('"other": 1');
  });
});

describe('the argoWorkflow trigger on an API server', () => {
  it('submits, resubmits, and submits from a template', async () => {
    const { object } = await steer('submit', { ...workflow(''), metadata: { generateName: 'ci-' }, spec: { n: 1 } }, [
      '-p',
      'a=b',
    ]);
    expect(object).toMatchObject({ metadata: { name: expect.stringMatching(/^ci-\w{5}$/) } });
    await steer('submit', workflow('first', { spec: { n: 1 } }));
    const again = await steer('resubmit', workflow('first'));
    expect(again.object).toMatchObject({ spec: { n: 1 }, metadata: { generateName: 'first-' } });
    const template = { apiVersion: 'argoproj.io/v1alpha1', kind: 'WorkflowTemplate', metadata: { name: 'build' } };
    await expect(steer('submit-from', template)).rejects.toThrow('WorkflowTemplate argo/build not found');
    await act({ ...template, spec: {} });
    const from = await steer('submit-from', template);
    expect(from.object).toMatchObject({ spec: { workflowTemplateRef: { name: 'build' } } });
  });

  it('holds, resumes, stops and terminates', async () => {
    const waits = { type: 'Suspend', phase: 'Running', id: 'w' };
    await act(workflow('held', { spec: { n: 1 }, status: { phase: 'Running', nodes: { w: waits } } }));
    await steer('suspend', workflow('held'));
    expect(held('workflow', 'held').spec).toEqual({ n: 1, suspend: true });
    await steer('resume', workflow('held'));
    expect(held('workflow', 'held')).toMatchObject({
      spec: { n: 1 },
      status: { nodes: { w: { phase: 'Succeeded' } } },
    });
    await steer('stop', workflow('held'));
    expect(held('workflow', 'held').spec).toEqual({ n: 1, shutdown: 'Stop' });
    await steer('terminate', workflow('held'));
    expect(held('workflow', 'held').spec).toEqual({ n: 1, shutdown: 'Terminate' });
    await expect(steer('stop', workflow('nobody'))).rejects.toThrow('Workflow argo/nobody not found');
  });

  it('retries: the pod of the failed step goes, and the step is forgotten', async () => {
    const image = { name: 'main', image: 'x' };
    const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'failed-step' }, spec: { containers: [image] } };
    await act({ ...pod, metadata: { name: 'step' } });
    const nodes = {
      failed: { id: 'failed', name: 'failed', type: 'Steps', phase: 'Failed', children: ['step'] },
      step: { id: 'step', name: 'step', type: 'Pod', phase: 'Failed', boundaryID: 'failed' },
    };
    const annotations = { 'workflows.argoproj.io/pod-name-format': 'v1' };
    const failed = workflow('failed', { spec: {}, status: { phase: 'Failed', nodes } });
    await act({ ...failed, metadata: { name: 'failed', annotations } });
    await steer('retry', workflow('failed'));
    const status = held('workflow', 'failed').status as { phase: string; nodes: object };
    expect(status).toMatchObject({ phase: 'Running', nodes: { failed: { phase: 'Running', children: [] } } });
    expect(Object.keys(status.nodes)).toEqual(['failed']);
    expect(server.kubectl(['get', '-n', 'argo', 'pod', 'step', '--ignore-not-found', '-o', 'name'])).toMatchObject({
      status: 0,
      stdout: '',
    });
  });
});
