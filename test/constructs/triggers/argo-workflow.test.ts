import type { Chart } from 'cdk8s';
import {
  ClusterWorkflowTemplate,
  CronWorkflow,
  EventSource,
  Sensor,
  Webhook,
  WorkflowTemplate,
  WorkflowTrigger,
} from '../../../constructs';
import { type Manifest, manifest, manifestOf, testChart } from '../synthesized';
import { fired } from './fired';

describe('WorkflowTrigger', () => {
  it.each(['resubmit', 'retry', 'suspend', 'resume', 'terminate', 'stop'] as const)(
    'can %s a workflow',
    (operation) => {
      const trigger = fired((placed) =>
        WorkflowTrigger[operation](placed.data('body.customer'), { namespace: 'ci', args: ['-v'] }),
      );
      expect(trigger?.template.argoWorkflow).toEqual({
        operation,
        source: {
          resource: {
            apiVersion: 'argoproj.io/v1alpha1',
            kind: 'Workflow',
            metadata: { name: 'from-event', namespace: 'ci' },
          },
        },
        parameters: [{ dest: 'metadata.name', src: { dependencyName: 'placed', dataKey: 'body.customer' } }],
        args: ['-v'],
      });
    },
  );

  it('submits from a template once, because upstream calls it a failure', () => {
    const trigger = fired(() => WorkflowTrigger.submitFrom('CronWorkflow', 'nightly'));
    expect(trigger?.retryStrategy).toMatchObject({ steps: 1 });
    expect(trigger?.template.argoWorkflow).toMatchObject({
      operation: 'submit-from',
      source: { resource: { kind: 'CronWorkflow', metadata: { name: 'nightly' } } },
    });
  });

  it('refuses to submit from a template again, and a workflow without a name', () => {
    const chart = testChart();
    const { events } = new EventSource(chart, 'orders', { events: { placed: Webhook.post('/orders') } });
    const sensor = new Sensor(chart, 'billing');
    sensor.on('placed', events.placed);
    const trigger = WorkflowTrigger.submitFrom('WorkflowTemplate', 'build');
    expect(() => sensor.trigger('act', trigger, { retryStrategy: { steps: 3 } })).toThrow(
      "[chart/billing] trigger 'act' would submit again with each attempt; leave out the retryStrategy",
    );
    expect(() => WorkflowTrigger.stop('')).toThrow('the operation stop needs the name of a Workflow');
  });

  it('submits a ClusterWorkflowTemplate where the sensor is, and may read it in the whole cluster', () => {
    const chart = testChart();
    const build = ClusterWorkflowTemplate.fromClusterWorkflowTemplateName(chart, 'build', 'build', { revision: {} });
    const sensor = listening(chart);
    sensor.trigger('act', WorkflowTrigger.submit(build, { revision: 'main' }));
    const { argoWorkflow } = manifest(chart, 'Sensor').spec.triggers[0]?.template ?? {};
    expect(argoWorkflow?.source.resource).toMatchObject({
      metadata: { generateName: 'build-' },
      spec: {
        workflowTemplateRef: { name: 'build', clusterScope: true },
        arguments: { parameters: [{ name: 'revision', value: 'main' }] },
      },
    });
    expect(argoWorkflow?.source.resource).not.toHaveProperty('metadata.namespace');
    const reading = manifestOf<Manifest>(chart, 'ClusterRole');
    expect(reading).toMatchObject({
      metadata: { name: 'argo-events-billing-sensor' },
      rules: [{ apiGroups: ['argoproj.io'], resources: ['clusterworkflowtemplates'], verbs: ['get'] }],
    });
    for (const kind of ['ClusterRole', 'ClusterRoleBinding']) {
      expect(manifestOf<Manifest>(chart, kind).metadata.namespace).toBeUndefined();
    }
  });

  it('submits into a namespace of choice, and may do so there', () => {
    const chart = testChart();
    const build = ClusterWorkflowTemplate.fromClusterWorkflowTemplateName(chart, 'build', 'build', {});
    listening(chart).trigger('act', WorkflowTrigger.submit(build, {}, { namespace: 'ci' }));
    const { argoWorkflow } = manifest(chart, 'Sensor').spec.triggers[0]?.template ?? {};
    expect(argoWorkflow?.source.resource).toMatchObject({ metadata: { namespace: 'ci' } });
    expect(manifestOf(chart, 'Role')).toMatchObject({
      metadata: { namespace: 'ci' },
      rules: [{ resources: ['workflows'], verbs: ['create', 'get', 'list'] }],
    });
  });

  it('refuses to submit where the template is not', () => {
    const chart = testChart();
    const build = new WorkflowTemplate(chart, 'build', { templates: {} });
    const submit = (namespace: string) => WorkflowTrigger.submit(build, {}, { namespace });
    const sensor = listening(chart);
    expect(() => sensor.trigger('act', submit('ci'))).toThrow(
      "[chart/billing] trigger 'act': the workflow would run in namespace 'ci', and its WorkflowTemplate 'build' is in 'argo-events'",
    );
    sensor.trigger('act', submit('argo-events'));
  });

  it('passes artifacts, whose places may come from an event', () => {
    const chart = testChart();
    const load = new WorkflowTemplate(chart, 'load', {
      artifacts: { table: { raw: { data: 'empty' } } },
      entrypoint: 'main',
      templates: { main: { inputs: { artifacts: [{ name: 'table', path: '/t' }] }, container: { image: 'alpine' } } },
    });
    const sensor = listening(chart);
    const { events } = new EventSource(chart, 'in', {
      events: { placed: Webhook.post<{ readonly file: string }>('/in') },
    });
    const file = sensor.on('file', events.placed).data('body.file');
    sensor.trigger(
      'act',
      WorkflowTrigger.submit(load, {}, { artifacts: { table: { s3: { bucket: 'in', key: file } } } }),
    );
    expect(manifest(chart, 'WorkflowTemplate').spec.arguments).toEqual({
      artifacts: [{ name: 'table', raw: { data: 'empty' } }],
    });
    expect(manifest(chart, 'Sensor').spec.triggers[0]?.template.argoWorkflow).toMatchObject({
      parameters: [
        { dest: 'spec.arguments.artifacts.0.s3.key', src: { dependencyName: 'file', dataKey: 'body.file' } },
      ],
      source: { resource: { spec: { arguments: { artifacts: [{ name: 'table', s3: { bucket: 'in' } }] } } } },
    });
  });

  it('submits from a CronWorkflow or a template that is at hand', () => {
    const chart = testChart();
    const nightly = CronWorkflow.fromCronWorkflowName(testChart('batch'), 'nightly', 'nightly');
    const report = WorkflowTemplate.fromWorkflowTemplateName(chart, 'report', 'report', { day: { value: 'today' } });
    const sensor = listening(chart);
    sensor.trigger('nightly', WorkflowTrigger.submitFrom(nightly));
    sensor.trigger('report', WorkflowTrigger.submitFrom(report, { args: ['--priority', '5'] }));
    const actions = manifest(chart, 'Sensor').spec.triggers.map(({ template }) => template.argoWorkflow);
    const apiVersion = 'argoproj.io/v1alpha1';
    expect(actions).toEqual([
      {
        operation: 'submit-from',
        source: { resource: { apiVersion, kind: 'CronWorkflow', metadata: { name: 'nightly', namespace: 'batch' } } },
      },
      {
        operation: 'submit-from',
        source: { resource: { apiVersion, kind: 'WorkflowTemplate', metadata: { name: 'report' } } },
        args: ['--priority', '5'],
      },
    ]);
  });

  it('refuses to submit from what upstream cannot', () => {
    const chart = testChart();
    const cluster = ClusterWorkflowTemplate.fromClusterWorkflowTemplateName(chart, 'build', 'build', {});
    const report = WorkflowTemplate.fromWorkflowTemplateName(chart, 'report', 'report', { day: {} });
    expect(() => WorkflowTrigger.submitFrom(cluster)).toThrow(
      "'build' is a ClusterWorkflowTemplate, from which the operation submit-from cannot submit; use submit",
    );
    expect(() => WorkflowTrigger.submitFrom(report)).toThrow(
      "'report' takes 'day', which the operation submit-from does not pass; use submit",
    );
  });
});

function listening(chart: Chart): Sensor {
  const { events } = new EventSource(chart, 'orders', { events: { placed: Webhook.post('/orders') } });
  const sensor = new Sensor(chart, 'billing');
  sensor.on('placed', events.placed);
  return sensor;
}
