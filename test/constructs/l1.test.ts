import {
  KubeClusterWorkflowTemplate,
  KubeCronWorkflow,
  KubeEventBus,
  KubeEventSource,
  KubeSensor,
  KubeWorkflow,
  KubeWorkflowTemplate,
} from '../../constructs';
import { manifests, testChart } from './synthesized';

const metadata = { name: 'raw' };
const workflow = { entrypoint: 'main', templates: [{ name: 'main', container: { image: 'alpine' } }] };

describe('a resource as it is', () => {
  it.each([
    ['EventSource', KubeEventSource, { metadata, spec: { replicas: 2 } }],
    ['Sensor', KubeSensor, { metadata, spec: { dependencies: [], triggers: [] } }],
    ['EventBus', KubeEventBus, { metadata, spec: { jetstream: { version: '2.10.29' } } }],
    ['Workflow', KubeWorkflow, { metadata, spec: workflow }],
    ['WorkflowTemplate', KubeWorkflowTemplate, { metadata, spec: workflow }],
    ['ClusterWorkflowTemplate', KubeClusterWorkflowTemplate, { metadata, spec: workflow }],
    ['CronWorkflow', KubeCronWorkflow, { metadata, spec: { schedules: ['@daily'], workflowSpec: workflow } }],
  ] as const)('%s holds what it was given', (kind, Kube, props) => {
    const chart = testChart();
    Reflect.construct(Kube, [chart, 'raw', props]);
    const { spec, metadata: made, ...gvk } = manifests(chart)[0] ?? { spec: {} };
    expect(gvk).toEqual({ apiVersion: 'argoproj.io/v1alpha1', kind });
    expect(Kube.GVK).toEqual(gvk);
    expect(spec).toEqual(props.spec);
    const namespace = kind === 'ClusterWorkflowTemplate' ? {} : { namespace: 'argo-events' };
    expect(made).toEqual({ name: 'raw', ...namespace });
  });

  it('can be put into another one', () => {
    expect(KubeWorkflow.manifest({ metadata: { generateName: 'ci-' }, spec: workflow })).toEqual({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Workflow',
      metadata: { generateName: 'ci-' },
      spec: workflow,
    });
  });
});
