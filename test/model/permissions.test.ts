import type { JsonObject } from '../../src/model/json';
import { eventSourcePermissions, sensorPermissions, triggerPermissions } from '../../src/model/permissions';
import type { Trigger } from '../../src/model/trigger';
import type { ArgoWorkflowOperation } from '../../src/model/triggers/argo-workflow';
import type { StandardK8STrigger } from '../../src/model/triggers/k8s';

const job = { apiVersion: 'batch/v1', kind: 'Job', metadata: { generateName: 'invoice-' } };

function kubernetes(k8s: Partial<StandardK8STrigger>, rest: Partial<Trigger> = {}): Trigger {
  return { template: { name: 't', k8s: { source: { resource: job }, ...k8s } }, ...rest };
}

function workflow(operation: ArgoWorkflowOperation, kind = 'Workflow', namespace?: string): Trigger {
  const resource = { apiVersion: 'argoproj.io/v1alpha1', kind, metadata: { name: 'ci', namespace } };
  return { template: { name: 't', argoWorkflow: { operation, source: { resource } } } };
}

/** Rules as `namespace group/resource: verbs`; `*` is the whole cluster. */
function said({ rules }: { rules: ReturnType<typeof triggerPermissions>['rules'] }): string[] {
  return rules.map(({ apiGroups, resources, verbs, namespace, clusterWide }) => {
    const place = clusterWide ? '* ' : namespace ? `${namespace} ` : '';
    return `${place}${apiGroups.join()}/${resources.join()}: ${verbs.join()}`;
  });
}

describe('what a Kubernetes trigger may do', () => {
  it.each([
    [undefined, 'create'],
    ['create', 'create'],
    ['update', 'create,get,update'],
    ['patch', 'create,get,patch'],
    ['delete', 'delete,get'],
  ] as const)('for %s is as little as it takes', (operation, verbs) => {
    expect(said(triggerPermissions(kubernetes({ operation })))).toEqual([`batch/jobs: ${verbs}`]);
  });

  it('includes looking at the object when a policy waits for labels', () => {
    const waiting = kubernetes({}, { policy: { k8s: { labels: { done: 'yes' } } } });
    expect(said(triggerPermissions(waiting))).toEqual(['batch/jobs: create,get']);
  });

  it('is asked for in the namespace of the object', () => {
    const elsewhere = { ...job, metadata: { name: 'x', namespace: 'billing' } };
    expect(said(triggerPermissions(kubernetes({ source: { resource: elsewhere } })))).toEqual([
      'billing batch/jobs: create',
    ]);
  });

  it('is asked for in the whole cluster for objects without a namespace', () => {
    const resource = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'x' } };
    expect(said(triggerPermissions(kubernetes({ source: { resource } })))).toEqual(['* /namespaces: create']);
  });

  it.each(['metadata.namespace', 'metadata'])('is asked for in the whole cluster when an event fills in %s', (dest) => {
    const parameters = [{ src: { dependencyName: 'd', dataKey: 'body.ns' }, dest }];
    expect(said(triggerPermissions(kubernetes({ parameters })))).toEqual(['* batch/jobs: create']);
    const whole = kubernetes(
      {},
      { parameters: [{ ...parameters[0], src: { dependencyName: 'd' }, dest: `k8s.source.resource.${dest}` }] },
    );
    expect(said(triggerPermissions(whole))).toEqual(['* batch/jobs: create']);
  });

  it.each(['kind', 'apiVersion'])('cannot be told when an event fills in %s', (dest) => {
    const { rules, unknown } = triggerPermissions(kubernetes({ parameters: [{ src: { dependencyName: 'd' }, dest }] }));
    expect(rules).toEqual([]);
    expect(unknown).toEqual(["trigger 't' takes the kind of its object from an event"]);
  });

  it('cannot be told when an event replaces the whole object', () => {
    const parameters = [{ src: { dependencyName: 'd' }, dest: 'k8s.source.resource' }];
    expect(triggerPermissions(kubernetes({}, { parameters })).unknown).toHaveLength(1);
  });

  it('can be told of an object kept elsewhere by one who can read it', () => {
    const trigger = kubernetes({ source: { inline: 'kind: Job' } });
    expect(triggerPermissions(trigger).unknown).toEqual([
      "trigger 't' reads its object from elsewhere, so that its kind is not known here",
    ]);
    expect(said(triggerPermissions(trigger, { read: () => job }))).toEqual(['batch/jobs: create']);
  });

  it('is nothing for an operation that does not exist', () => {
    const trigger = kubernetes({ operation: 'constructor' as 'create' });
    expect(triggerPermissions(trigger)).toEqual({ rules: [], unknown: [] });
  });
});

describe('what a workflow trigger may do', () => {
  const submit = 'argoproj.io/workflows: create,get,list';

  function submitting(spec: JsonObject): Trigger {
    const resource = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Workflow', metadata: { generateName: 'ci-' }, spec };
    return { template: { name: 't', argoWorkflow: { operation: 'submit', source: { resource } } } };
  }

  it('includes reading the templates that a new workflow refers to, wherever it does', () => {
    const dag = { tasks: [{ name: 'a', templateRef: { name: 'go', template: 'build' } }] };
    const templates = 'argoproj.io/workflowtemplates: get';
    expect(said(triggerPermissions(submitting({ workflowTemplateRef: { name: 'ci' } })))).toEqual([submit, templates]);
    expect(said(triggerPermissions(submitting({ templates: [{ name: 'x', dag }] })))).toEqual([submit, templates]);
    expect(said(triggerPermissions(submitting({ templates: [{ name: 'x', container: {} }] })))).toEqual([submit]);
  });

  it('includes the whole cluster only for a template of the whole cluster', () => {
    const trigger = submitting({ workflowTemplateRef: { name: 'ci', clusterScope: true } });
    expect(said(triggerPermissions(trigger))).toEqual([submit, '* argoproj.io/clusterworkflowtemplates: get']);
  });

  it('includes reading the templates of a run that cannot be looked into', () => {
    expect(said(triggerPermissions(workflow('resubmit')))).toContain('argoproj.io/workflowtemplates: get');
  });

  it('includes reading the CronWorkflow that it submits from', () => {
    expect(said(triggerPermissions(workflow('submit-from', 'CronWorkflow')))).toContain(
      'argoproj.io/cronworkflows: get',
    );
  });

  it.each(['retry', 'resume', 'suspend', 'terminate', 'stop'] as const)(
    'for %s does not include creating any',
    (operation) => {
      const rules = said(triggerPermissions(workflow(operation)));
      expect(rules).toContain('argoproj.io/workflows: get,patch,update');
      expect(rules.join()).not.toContain('create');
    },
  );

  it('is asked for in the namespace of the workflow', () => {
    expect(said(triggerPermissions(workflow('stop', 'Workflow', 'ci')))).toEqual([
      'ci argoproj.io/workflows: get,patch,update',
    ]);
  });
});

describe('what a Sensor may do', () => {
  const dependencies = [{ name: 'd', eventSourceName: 'es', eventName: 'ev' }];

  it('joins its triggers, and their dead-letter triggers', () => {
    const triggers = [kubernetes({}), kubernetes({ operation: 'delete' }, { dlqTrigger: workflow('stop') })];
    expect(said(sensorPermissions({ dependencies, triggers }))).toEqual([
      'argoproj.io/workflows: get,patch,update',
      'batch/jobs: create,delete,get',
    ]);
  });

  it('is nothing when it only sends messages', () => {
    const triggers = [{ template: { name: 't', http: { url: 'http://x' } } }];
    expect(sensorPermissions({ dependencies, triggers })).toEqual({ rules: [], unknown: [] });
  });

  it('includes leases when they elect the leader', () => {
    const triggers = [{ template: { name: 't', log: {} } }];
    expect(said(sensorPermissions({ dependencies, triggers }, { leases: true }))).toEqual([
      'coordination.k8s.io/leases: create,get,update',
    ]);
  });
});

const persistence = (createIfNotExist: boolean) => ({ configMap: { name: 'memory', createIfNotExist } });

describe('what an EventSource may do', () => {
  const pods = { version: 'v1', resource: 'pods', eventTypes: ['ADD'] } as const;

  it('is to list and watch what it reports', () => {
    const spec = { resource: { one: { ...pods, namespace: 'argo' }, all: pods } };
    expect(said(eventSourcePermissions(spec))).toEqual(['argo /pods: list,watch', '* /pods: list,watch']);
  });

  it('is to keep the memory of a calendar', () => {
    const spec = (create: boolean) => ({ calendar: { tick: { interval: '1m', persistence: persistence(create) } } });
    expect(said(eventSourcePermissions(spec(true)))).toEqual(['/configmaps: create,get,update']);
    expect(said(eventSourcePermissions(spec(false)))).toEqual(['/configmaps: get,update']);
  });

  it('includes leases only for kinds that elect a leader', () => {
    const webhook = { webhook: { a: { port: '1', endpoint: '/', method: 'POST' } } };
    expect(eventSourcePermissions(webhook, { leases: true }).rules).toEqual([]);
    expect(eventSourcePermissions({ calendar: { tick: { interval: '1m' } } }, { leases: true }).rules).toHaveLength(1);
  });
});
