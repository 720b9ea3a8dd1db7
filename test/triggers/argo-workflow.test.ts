import { gunzipSync, gzipSync } from 'node:zlib';
import { type Cluster, ClusterRefusal, metadataOf } from '../../src/clients/cluster';
import { DryRunCluster } from '../../src/clients/dry-run-cluster';
import type { JsonObject } from '../../src/model/json';
import type { Rendered } from '../../src/model/rendered';
import type { ArgoWorkflowOperation } from '../../src/model/triggers/argo-workflow';
import { argoWorkflow } from '../../src/triggers/argo-workflow';
import { isFinal, type Outcome } from '../../src/triggers/trigger';
import { commandLine } from '../../src/triggers/workflow/command-line';
import { contextFor } from './context';

const apiVersion = 'argoproj.io/v1alpha1';
const place = { apiVersion, kind: 'Workflow', namespace: 'argo', name: 'wf' };
const now = Date.parse('2024-05-17T10:30:00Z');
const nowText = '2024-05-17T10:30:00Z';

/** A cluster that really does what it is asked. */
class MemoryCluster extends DryRunCluster {
  override readonly dryRun: boolean = false;
}

function workflow(more: JsonObject = {}, metadata: JsonObject = {}): JsonObject {
  return { apiVersion, kind: 'Workflow', metadata: { name: 'wf', namespace: 'argo', ...metadata }, ...more };
}

function renderedFor(operation: string, resource: JsonObject = workflow(), args: readonly string[] = []): Rendered {
  const config = { operation: operation as ArgoWorkflowOperation, source: {}, args };
  return { template: { name: 't', argoWorkflow: config }, resource, resourceText: () => JSON.stringify(resource) };
}

function act(cluster: Cluster, ...given: Parameters<typeof renderedFor>): Promise<Outcome> {
  return argoWorkflow.run(renderedFor(...given), contextFor({ cluster, now: () => now }));
}

async function holding(object: JsonObject): Promise<MemoryCluster> {
  const cluster = new MemoryCluster();
  await cluster.create(object);
  return cluster;
}

const stateOf = async (cluster: Cluster) => ((await cluster.get(place))?.status ?? {}) as JsonObject;
const specOf = async (cluster: Cluster): Promise<unknown> => (await cluster.get(place))?.spec;

describe('submitting a workflow', () => {
  it('creates it in the namespace of the sensor, with labels that tell where it came from', async () => {
    const object = { apiVersion, kind: 'Workflow', metadata: { generateName: 'ci-' }, spec: { entrypoint: 'main' } };
    const { summary, object: created } = await act(new MemoryCluster(), 'submit', object);
    expect(summary).toMatch(/^submitted Workflow argo\/ci-\w{5}$/);
    expect(created).toMatchObject({
      metadata: { namespace: 'argo', labels: { 'events.argoproj.io/sensor': 'ci', 'events.argoproj.io/trigger': 't' } },
      spec: { entrypoint: 'main' },
    });
  });

  it('does what its args say', async () => {
    const parameters = [
      { name: 'a', value: '1' },
      { name: 'b', value: '2' },
    ];
    const given = workflow({ spec: { arguments: { parameters } } });
    const args = ['-p', 'b=x=y', '--parameter=c=3', '--serviceaccount', 'sa', '-lteam=a,env=b', '--priority=7'];
    const more = ['--entrypoint', 'other', '--name', 'named', '-n', 'there', '--generate-name=gen-', '-o', 'json'];
    const { object } = await act(new MemoryCluster(), 'submit', given, [...args, ...more]);
    expect(object).toMatchObject({
      metadata: { name: 'named', namespace: 'there', generateName: 'gen-', labels: { team: 'a', env: 'b' } },
      spec: {
        arguments: {
          parameters: [
            { name: 'b', value: 'x=y' },
            { name: 'c', value: '3' },
            { name: 'a', value: '1' },
          ],
        },
        serviceAccountName: 'sa',
        priority: 7,
        entrypoint: 'other',
      },
    });
  });

  it.each([
    [workflow({}, { name: '' }), 'neither metadata.name nor metadata.generateName', [] as string[]],
    [{ ...workflow(), kind: 'WorkflowTemplate' }, 'can only submit a Workflow', []],
    [workflow(), '--parameter of an argoWorkflow trigger has to say NAME=VALUE', ['-p', 'x']],
    [workflow(), '--priority of an argoWorkflow trigger has to be a whole number', ['--priority', 'high']],
    [workflow(), 'args that cannot be done here: --wait', ['--wait']],
  ])('cannot be %j, now or later', async (object, message, args) => {
    const error = await act(new MemoryCluster(), 'submit', object, args).catch((reason: unknown) => reason);
    expect((error as Error).message).toContain(message);
    expect(isFinal(error)).toBe(true);
  });

  it('is refused before anything starts when args or the operation are unknown', () => {
    const unsupported = (operation: string, args: readonly string[] = []) =>
      argoWorkflow.unsupported(renderedFor(operation, workflow(), args).template);
    expect(unsupported('submit', ['-p', 'a=b', '--serviceaccount=x', '-v'])).toBeUndefined();
    expect(unsupported('submit', ['--parameter-file', 'x.yaml', '--watch'])).toBe(
      'argoWorkflow with args --parameter-file --watch',
    );
    expect(unsupported('stop', ['-p', 'a=b', 'another'])).toBe('argoWorkflow with args -p another');
    expect(unsupported('submit', ['--name'])).toBe('argoWorkflow with args --name without a value');
    expect(unsupported('list')).toBe('argoWorkflow with operation list');
  });
});

describe('submitting from a template', () => {
  it('creates a workflow that refers to the WorkflowTemplate', async () => {
    const template = { ...workflow(), kind: 'WorkflowTemplate' };
    const cluster = await holding(template);
    const { object, summary } = await act(cluster, 'submit-from', template, ['-p', 'a=1']);
    expect(summary).toMatch(/^submitted Workflow argo\/wf-\w{5}$/);
    expect(object).toMatchObject({
      metadata: { generateName: 'wf-', labels: { 'workflows.argoproj.io/workflow-template': 'wf' } },
      spec: { workflowTemplateRef: { name: 'wf' }, arguments: { parameters: [{ name: 'a', value: '1' }] } },
    });
  });

  it('creates a workflow as the CronWorkflow would', async () => {
    const workflowMetadata = { labels: { team: 'a' }, annotations: { note: 'x' }, finalizers: ['f'] };
    const cron = {
      ...workflow({ spec: { schedule: '* * * * *', workflowSpec: { entrypoint: 'main' }, workflowMetadata } }),
      kind: 'CronWorkflow',
      metadata: {
        name: 'wf',
        namespace: 'argo',
        uid: 'u1',
        labels: { 'workflows.argoproj.io/controller-instanceid': 'i' },
      },
    };
    const { object } = await act(await holding(cron), 'submit-from', { ...workflow(), kind: 'cronworkflow' });
    expect(object).toMatchObject({
      metadata: {
        generateName: 'wf-',
        labels: {
          team: 'a',
          'workflows.argoproj.io/cron-workflow': 'wf',
          'workflows.argoproj.io/controller-instanceid': 'i',
        },
        annotations: { note: 'x', 'workflows.argoproj.io/scheduled-time': nowText },
        finalizers: ['f'],
        ownerReferences: [{ kind: 'CronWorkflow', name: 'wf', uid: 'u1', controller: true }],
      },
      spec: { entrypoint: 'main' },
    });
  });

  it('needs the template to be there, and to be one', async () => {
    const template = { ...workflow(), kind: 'WorkflowTemplate' };
    const error = await act(new MemoryCluster(), 'submit-from', template).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'cluster-refused', message: 'WorkflowTemplate argo/wf not found' });
    expect(isFinal(error)).toBe(false);
    await expect(act(new MemoryCluster(), 'submit-from')).rejects.toThrow('can only submit from a WorkflowTemplate');
  });
});

describe('resubmitting a workflow', () => {
  it('submits its spec anew, without what belongs to the last run', async () => {
    const labels = { team: 'a', 'workflows.argoproj.io/phase': 'Failed', 'workflows.argoproj.io/completed': 'true' };
    const spec = { entrypoint: 'main', shutdown: 'Stop', activeDeadlineSeconds: 0 };
    const old = workflow({ spec, status: { phase: 'Failed' } }, { labels, annotations: { note: 'x' } });
    const { object, summary } = await act(await holding(old), 'resubmit', workflow(), ['-p', 'a=1']);
    expect(summary).toMatch(/^resubmitted as Workflow argo\/wf-\w{5}$/);
    expect(object?.status).toBeUndefined();
    expect(object?.spec).toEqual({ entrypoint: 'main', arguments: { parameters: [{ name: 'a', value: '1' }] } });
    expect(metadataOf(object ?? {})).toMatchObject({
      labels: { team: 'a', 'workflows.argoproj.io/resubmitted-from-workflow': 'wf' },
      annotations: { note: 'x' },
    });
    expect(Object.keys(metadataOf(object ?? {}).labels as object)).toHaveLength(2);
  });
});

describe('holding and ending a workflow', () => {
  it('suspends it, once', async () => {
    const cluster = await holding(workflow({ spec: { entrypoint: 'main' } }));
    expect(await act(cluster, 'suspend')).toMatchObject({ summary: 'suspended Workflow argo/wf' });
    expect(await specOf(cluster)).toEqual({ entrypoint: 'main', suspend: true });
    const update = jest.spyOn(cluster, 'update');
    await act(cluster, 'suspend');
    expect(update).not.toHaveBeenCalled();
  });

  it('does not suspend or end what has ended', async () => {
    const labels = { 'workflows.argoproj.io/completed': 'true' };
    const cluster = await holding(workflow({ status: { phase: 'Succeeded' } }, { labels }));
    for (const operation of ['suspend', 'terminate', 'stop']) {
      await expect(act(cluster, operation)).rejects.toThrow('Workflow argo/wf has ended already');
    }
  });

  it('terminates and stops it with one patch', async () => {
    const cluster = await holding(workflow({ spec: {}, status: { phase: 'Running' } }));
    await act(cluster, 'terminate');
    expect(await specOf(cluster)).toEqual({ shutdown: 'Terminate' });
    expect(await act(cluster, 'stop')).toMatchObject({ summary: 'stopped Workflow argo/wf' });
    expect(await specOf(cluster)).toEqual({ shutdown: 'Stop' });
  });

  it.each(['suspend', 'resume', 'retry', 'resubmit', 'stop', 'terminate'])(
    'cannot %s what is not there, but a dry run can pretend to',
    async (operation) => {
      await expect(act(new MemoryCluster(), operation)).rejects.toMatchObject({ status: 404 });
      const { summary, dryRun } = await act(new DryRunCluster(), operation);
      expect({ summary, dryRun }).toEqual({ summary: expect.stringContaining(`would ${operation}`), dryRun: true });
    },
  );

  it('changes it anew when the controller was faster', async () => {
    const cluster = await holding(workflow({ spec: {} }));
    const update = cluster.update.bind(cluster);
    let refusals = 4;
    cluster.update = async (object) => {
      if (refusals-- > 0) throw new ClusterRefusal(409, 'changed meanwhile');
      return update(object);
    };
    await act(cluster, 'suspend');
    expect(await specOf(cluster)).toEqual({ suspend: true });
  });

  it('waits for the labels of its policy', async () => {
    const cluster = await holding(workflow({ spec: {} }, { labels: { done: 'yes' } }));
    const rendered = { ...renderedFor('suspend'), policy: { k8s: { labels: { done: 'yes' } } } };
    const { summary } = await argoWorkflow.run(rendered, contextFor({ cluster }));
    expect(summary).toBe('suspended Workflow argo/wf, and it has the labels of its policy');
  });
});

describe('resuming a workflow', () => {
  const waiting = (id: string, more: JsonObject = {}): JsonObject => ({
    id,
    type: 'Suspend',
    phase: 'Running',
    displayName: id,
    ...more,
  });
  const supplied = (more: JsonObject) => ({
    outputs: { parameters: [{ name: 'who', valueFrom: { supplied: {}, ...more } }] },
  });
  const withNodes = (nodes: JsonObject, spec: JsonObject = {}) =>
    workflow({ spec, status: { phase: 'Running', nodes } });
  const nodesOf = async (cluster: Cluster) => (await stateOf(cluster)).nodes as Record<string, JsonObject>;

  it('lets it go on, and ends the nodes that it waits in', async () => {
    const pod = { id: 'p', type: 'Pod', phase: 'Running' };
    const cluster = await holding(
      withNodes({ a: waiting('a', supplied({ default: 'me' })), p: pod }, { suspend: true }),
    );
    await act(cluster, 'resume');
    expect(await specOf(cluster)).toEqual({});
    expect(await nodesOf(cluster)).toEqual({
      p: pod,
      a: waiting('a', {
        phase: 'Succeeded',
        finishedAt: nowText,
        outputs: { parameters: [{ name: 'who', value: 'me' }] },
      }),
    });
  });

  it('does not go on without a value that somebody has to supply', async () => {
    const cluster = await holding(withNodes({ a: waiting('a', supplied({})) }));
    await expect(act(cluster, 'resume')).rejects.toThrow('waits for the output parameter who');
  });

  it('ends only the nodes that are named, for good or bad', async () => {
    const cluster = await holding(withNodes({ a: waiting('a'), b: waiting('b') }));
    await act(cluster, 'resume', workflow(), ['--node-field-selector', 'displayName=a,phase!=Failed']);
    await act(cluster, 'stop', workflow(), ['--node-field-selector=displayName==b', '--message', 'no']);
    expect(await nodesOf(cluster)).toMatchObject({ a: { phase: 'Succeeded' }, b: { phase: 'Failed', message: 'no' } });
    const nobody = act(cluster, 'stop', workflow(), ['--node-field-selector', 'displayName=b']);
    await expect(nobody).rejects.toThrow('no suspend node that waits matches');
    const broken = act(cluster, 'resume', workflow(), ['--node-field-selector', 'b']);
    await expect(broken).rejects.toMatchObject({ code: 'bad-definition' });
  });

  it('names nodes by their templates and inputs too', async () => {
    const inputs = { parameters: [{ name: 'who', value: 'me' }] };
    const templateRef = { name: 'shared', template: 'wait' };
    const cluster = await holding(
      withNodes({ a: waiting('a', { inputs }), b: waiting('b', { templateRef }), c: waiting('c') }),
    );
    await act(cluster, 'resume', workflow(), ['--node-field-selector', 'inputs.parameters.who.value=me']);
    await act(cluster, 'stop', workflow(), ['--node-field-selector', 'templateRef.name=shared,templateName=wait']);
    expect(await nodesOf(cluster)).toMatchObject({
      a: { phase: 'Succeeded' },
      b: { phase: 'Failed' },
      c: { phase: 'Running' },
    });
  });

  it('reads packed nodes, and packs them again', async () => {
    const packed = gzipSync(JSON.stringify({ a: waiting('a', { n: 1 }) })).toString('base64');
    const cluster = await holding(workflow({ status: { compressedNodes: packed } }));
    await act(cluster, 'resume');
    const { compressedNodes, nodes } = (await stateOf(cluster)) as {
      compressedNodes: string;
      nodes?: unknown;
    };
    expect(nodes).toBeUndefined();
    expect(JSON.parse(gunzipSync(Buffer.from(compressedNodes, 'base64')).toString())).toMatchObject({
      a: { phase: 'Succeeded', n: 1 },
    });
  });

  it('cannot change nodes that are kept elsewhere, or are broken', async () => {
    const away = await holding(workflow({ status: { offloadNodeStatusVersion: 'fnv:1' } }));
    await expect(act(away, 'resume')).rejects.toThrow("Argo's database");
    const broken = await holding(workflow({ status: { compressedNodes: 'AAAA' } }));
    await expect(act(broken, 'resume')).rejects.toThrow('compressed nodes that cannot be read');
  });
});

describe('the call of the argo command that a trigger stands for', () => {
  it('is what Argo Events would run', () => {
    const context = contextFor({ now: () => now });
    const { args, file } = commandLine(renderedFor('submit', workflow(), ['-p', 'a=b']), context);
    expect(args).toEqual(['argo', '-n', 'argo', 'submit', '<file>', '-p', 'a=b']);
    expect(file).toMatchObject({ metadata: { labels: { 'events.argoproj.io/action-timestamp': String(now) } } });
    const cron = { ...workflow(), kind: 'CronWorkflow' };
    expect(commandLine(renderedFor('submit-from', cron), context).args.at(-1)).toBe('cronwf/wf');
    expect(commandLine(renderedFor('retry'), context).args).toEqual(['argo', '-n', 'argo', 'retry', 'wf']);
    expect(() => commandLine(renderedFor('list'), context)).toThrow('unknown operation list');
  });
});
