import { DryRunCluster } from '../../../src/clients/dry-run-cluster';
import type { JsonObject } from '../../../src/model/json';
import { argoWorkflow } from '../../../src/triggers/argo-workflow';
import { objectAt } from '../../../src/triggers/exact-object';
import { Args } from '../../../src/triggers/workflow/args';
import { retried } from '../../../src/triggers/workflow/retry';
import { contextFor } from '../context';

const now = Date.parse('2024-05-17T10:30:00Z');
const started = { startedAt: '2024-05-17T10:30:00Z', finishedAt: null };

type NodeParts = Partial<Record<'type' | 'phase' | 'boundaryID' | 'name' | 'templateName', string>> & {
  readonly children?: readonly string[];
  readonly nodeFlag?: JsonObject;
  readonly outputs?: JsonObject;
};

/** Nodes by id, each named like its id unless it says otherwise, and inside the first node. */
function nodesOf(nodes: Readonly<Record<string, NodeParts>>): JsonObject {
  const entries = Object.entries(nodes).map(([id, { children = [], ...node }]): [string, JsonObject] => [
    id,
    { id, name: id, type: 'Pod', ...(id === 'wf' ? {} : { boundaryID: 'wf' }), ...node, children },
  ]);
  return Object.fromEntries(entries);
}

function workflow(
  nodes: Readonly<Record<string, NodeParts>>,
  more: { status?: JsonObject; metadata?: JsonObject; spec?: JsonObject } = {},
): JsonObject {
  const { status, metadata, spec = {} } = more;
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Workflow',
    metadata: { name: 'wf', namespace: 'argo', ...metadata },
    spec,
    status: { phase: 'Failed', nodes: nodesOf(nodes), ...status },
  };
}

/** What is left of the nodes, as `phase children`, and the pods that go. */
function retry(given: JsonObject, args: readonly string[] = []) {
  const { changed, pods } = retried(given, new Args('retry', args), now);
  const nodes = Object.entries(objectAt(changed, 'status', 'nodes')) as [
    string,
    { phase: string; children: string[] },
  ][];
  const left = Object.fromEntries(nodes.map(([id, { phase, children }]) => [id, [phase, ...children].join(' ')]));
  return { changed, left, pods };
}

const steps = {
  wf: { type: 'Steps', phase: 'Failed', children: ['g0'] },
  g0: { type: 'StepGroup', phase: 'Succeeded', children: ['a'] },
  a: { phase: 'Succeeded', children: ['g1'] },
  g1: { type: 'StepGroup', phase: 'Failed', children: ['b'] },
  b: { phase: 'Failed', templateName: 'build' },
};

describe('retrying a workflow', () => {
  it('runs the steps that failed again, and keeps those that succeeded', () => {
    const { left, pods } = retry(workflow(steps));
    expect(left).toEqual({ wf: 'Running g0', g0: 'Succeeded a', a: 'Succeeded g1', g1: 'Running' });
    expect(pods).toEqual(['wf-build-3876335077']);
  });

  it('looks as if it had just started', () => {
    const conditions = [
      { type: 'Completed', status: 'True' },
      { type: 'PodRunning', status: 'False' },
    ];
    const storedWorkflowTemplateSpec = { shutdown: 'Stop', arguments: { parameters: [{ name: 'a', value: '1' }] } };
    const given = workflow(steps, {
      metadata: {
        labels: { 'workflows.argoproj.io/completed': 'true', 'workflows.argoproj.io/phase': 'Failed', team: 'a' },
      },
      spec: { shutdown: 'Stop', activeDeadlineSeconds: 0 },
      status: {
        message: 'why',
        finishedAt: 'then',
        conditions,
        persistentVolumeClaims: [],
        storedWorkflowTemplateSpec,
      },
    });
    const { changed } = retry(given, ['-p', 'a=2']);
    const parameters = [{ name: 'a', value: '2' }];
    expect(changed.spec).toEqual({ arguments: { parameters } });
    expect(objectAt(changed, 'metadata').labels).toEqual({ 'workflows.argoproj.io/phase': 'Running', team: 'a' });
    const { nodes, ...status } = objectAt(changed, 'status');
    expect(nodes).toMatchObject({ wf: started });
    expect(status).toEqual({
      phase: 'Running',
      ...started,
      conditions: [conditions[1], { type: 'Completed', status: 'False' }],
      storedWorkflowTemplateSpec: { arguments: { parameters } },
    });
  });

  it('gives a retried template all of its tries again', () => {
    const { left, pods } = retry(
      workflow({
        wf: { type: 'DAG', phase: 'Failed', children: ['r'] },
        r: { type: 'Retry', phase: 'Failed', children: ['r0', 'r1'] },
        r0: { phase: 'Failed', nodeFlag: { retried: true } },
        r1: { phase: 'Error', nodeFlag: { retried: true } },
      }),
    );
    expect(left).toEqual({ wf: 'Running r', r: 'Running' });
    expect(pods).toHaveLength(2);
  });

  it('keeps the tries that failed before one succeeded', () => {
    const { left, pods } = retry(
      workflow({
        wf: { type: 'DAG', phase: 'Failed', children: ['r', 'c'] },
        r: { type: 'Retry', phase: 'Succeeded', children: ['r0', 'r1'] },
        r0: { phase: 'Failed', nodeFlag: { retried: true } },
        r1: { phase: 'Succeeded', nodeFlag: { retried: true } },
        c: { phase: 'Failed' },
      }),
    );
    expect(left).toEqual({ wf: 'Running r', r: 'Succeeded r0 r1', r0: 'Failed', r1: 'Succeeded' });
    expect(pods).toHaveLength(1);
  });

  it('runs the templates again that hold what failed, through all levels', () => {
    const { left } = retry(
      workflow({
        wf: { type: 'Steps', phase: 'Failed', children: ['g'] },
        g: { type: 'StepGroup', phase: 'Failed', children: ['r'] },
        r: { type: 'Retry', phase: 'Failed', children: ['d'] },
        d: { type: 'DAG', phase: 'Failed', children: ['t'] },
        t: { type: 'TaskGroup', phase: 'Failed', boundaryID: 'd', children: ['p', 'q'] },
        p: { phase: 'Succeeded', boundaryID: 'd' },
        q: { phase: 'Failed', boundaryID: 'd', children: ['later'] },
        later: { phase: 'Omitted', type: 'Skipped', boundaryID: 'd' },
      }),
    );
    expect(left).toEqual({
      wf: 'Running g',
      g: 'Running r',
      r: 'Running d',
      d: 'Running t',
      t: 'Running p',
      p: 'Succeeded',
    });
  });

  it('runs all containers of a pod again when one failed', () => {
    const { left, pods } = retry(
      workflow({
        wf: { type: 'Steps', phase: 'Failed', children: ['g'] },
        g: { type: 'StepGroup', phase: 'Failed', children: ['p'] },
        p: { phase: 'Failed', children: ['c0', 'c1'] },
        c0: { type: 'Container', phase: 'Succeeded' },
        c1: { type: 'Container', phase: 'Failed' },
      }),
    );
    expect(left).toEqual({ wf: 'Running g', g: 'Running' });
    expect(pods).toHaveLength(1);
  });

  it('waits again in suspend nodes, and leaves out again what was left out', () => {
    const outputs = { parameters: [{ name: 'who', value: 'me' }] };
    const { changed } = retry(
      workflow({
        wf: { type: 'DAG', phase: 'Failed', children: ['s'] },
        s: { type: 'TaskGroup', phase: 'Skipped', children: ['b'] },
        b: { phase: 'Failed' },
      }),
    );
    expect(objectAt(changed, 'status', 'nodes', 's')).toMatchObject({ phase: 'Skipped', ...started });
    const waits = {
      wf: { type: 'DAG', phase: 'Failed', children: ['s'] },
      s: { type: 'Suspend', phase: 'Succeeded', outputs, children: ['b'] },
      b: { phase: 'Failed' },
    };
    expect(objectAt(retry(workflow(waits)).changed, 'status', 'nodes', 's')).toMatchObject({
      phase: 'Succeeded',
      outputs,
    });
    const root = {
      wf: { type: 'Suspend', phase: 'Failed', outputs, children: ['b'] },
      b: { phase: 'Failed', type: 'DAG', children: ['c'] },
      c: { phase: 'Failed' },
    };
    expect(objectAt(retry(workflow(root)).changed, 'status', 'nodes', 'wf')).toMatchObject({
      phase: 'Running',
      outputs: { parameters: [{ name: 'who', valueFrom: { supplied: {} } }] },
    });
  });

  it('goes through the exit handler again', () => {
    const { left, pods } = retry(
      workflow(
        {
          ...steps,
          exit: { name: 'wf.onExit', type: 'Steps', phase: 'Succeeded', children: ['mail'] },
          mail: { name: 'wf.onExit[0].mail', phase: 'Succeeded' },
        },
        { metadata: { annotations: { 'workflows.argoproj.io/pod-name-format': 'v1' } } },
      ),
    );
    expect(Object.keys(left)).toEqual(['wf', 'g0', 'a', 'g1']);
    expect(pods).toEqual(['b', 'exit', 'mail']);
  });

  it('of a single pod has the pod go', () => {
    const { left, pods } = retry(workflow({ wf: { phase: 'Failed' } }));
    expect({ left, pods }).toEqual({ left: {}, pods: ['wf'] });
  });

  it('runs what is chosen again, though it succeeded, with all that came after it', () => {
    const outputs = { parameters: [{ name: 'who', value: 'me' }] };
    const given = workflow(
      { ...steps, b: { phase: 'Succeeded' }, g0: { ...steps.g0, outputs } },
      { status: { phase: 'Succeeded' } },
    );
    const { left } = retry(given, ['--restart-successful', '--node-field-selector', 'name=a']);
    expect(left).toEqual({ wf: 'Running g0', g0: 'Running' });
  });

  it.each([
    ['Running', 'it is Running'],
    ['', 'it is not started'],
    ['Succeeded', 'give --restart-successful and --node-field-selector'],
  ])('that is %s is refused', (phase, message) => {
    expect(() => retry(workflow(steps, { status: { phase } }))).toThrow(message);
  });

  it.each([
    [{ wf: { phase: 'Failed', children: ['lost'] } }, 'has lost its node lost'],
    [{ other: { phase: 'Failed' } }, 'has no first node'],
    [
      {
        wf: { type: 'DAG', phase: 'Failed', children: ['a'] },
        a: { type: 'DAG', phase: 'Failed', boundaryID: 'gone', children: ['b'] },
        b: { phase: 'Failed' },
      },
      'has lost its node gone',
    ],
  ])('with broken nodes is refused: %j', (nodes, message) => {
    expect(() => retry(workflow(nodes))).toThrow(message);
  });

  it('ends although its nodes go in circles', () => {
    const circle = {
      wf: { type: 'DAG', phase: 'Failed', children: ['a'] },
      a: { phase: 'Failed', children: ['b'] },
      b: { type: 'DAG', phase: 'Failed', children: ['a', 'wf'] },
    };
    expect(retry(workflow(circle)).left).toEqual({});
    const pods = { wf: { phase: 'Failed', children: ['a'] }, a: { phase: 'Failed', children: ['wf'] } };
    expect(retry(workflow(pods)).left).toEqual({});
  });

  it('deletes the pods before the workflow is changed', async () => {
    class MemoryCluster extends DryRunCluster {
      override readonly dryRun: boolean = false;
    }
    const cluster = new MemoryCluster();
    const given = workflow(steps);
    await cluster.create(given);
    const calls: string[] = [];
    jest.spyOn(cluster, 'delete').mockImplementation(async ({ name }) => calls.push(name) > 0);
    jest.spyOn(cluster, 'update').mockImplementation(async (object) => (calls.push('update'), object));
    const template = { name: 't', argoWorkflow: { operation: 'retry' as const, source: {} } };
    const { summary } = await argoWorkflow.run({ template, resource: given }, contextFor({ cluster, now: () => now }));
    expect(summary).toBe('retried Workflow argo/wf');
    expect(calls).toEqual(['wf-build-3876335077', 'update']);
  });
});
