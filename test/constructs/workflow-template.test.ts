import {
  EventSource,
  GithubEvent,
  Sensor,
  WorkflowTemplate,
  type WorkflowTemplates,
  WorkflowTrigger,
} from '../../constructs';
import { manifest, manifests, testChart } from './synthesized';

const container = { image: 'alpine' };

const passing = (...names: string[]) => ({ parameters: names.map((name) => ({ name, value: 'x' })) });

describe('WorkflowTemplate', () => {
  it('declares its parameters and templates in their order', () => {
    const chart = testChart();
    new WorkflowTemplate(chart, 'ci', {
      about: { owner: 'team-shop' },
      serviceAccount: { name: 'builder' },
      parameters: { revision: { description: 'what to build' }, branch: { value: 'main', enum: ['main', 'dev'] } },
      entrypoint: 'test',
      onExit: 'notify',
      templates: { test: { container }, notify: { container } },
      activeDeadlineSeconds: 60,
    });
    const { metadata, spec } = manifest(chart, 'WorkflowTemplate');
    expect(metadata).toMatchObject({ name: 'ci', annotations: { 'a8r.io/owner': 'team-shop' } });
    expect(spec).toEqual({
      serviceAccountName: 'builder',
      arguments: {
        parameters: [
          { name: 'revision', description: 'what to build' },
          { name: 'branch', value: 'main', enum: ['main', 'dev'] },
        ],
      },
      entrypoint: 'test',
      onExit: 'notify',
      templates: [
        { name: 'test', container },
        { name: 'notify', container },
      ],
      activeDeadlineSeconds: 60,
    });
  });

  const called = { inputs: { parameters: [{ name: 'directory' }, { name: 'go', value: '1.26' }] }, container };

  it.each<[WorkflowTemplates, string]>([
    [
      { main: { steps: [[{ name: 'a', template: 'tset' }]] }, test: { container } },
      "step 'a' of template 'main' names the template 'tset', which does not exist; there are main, test",
    ],
    [
      { main: { dag: { tasks: [{ name: 'a', template: 'test', dependencies: ['b'] }] } }, test: { container } },
      "task 'a' of template 'main' names the task 'b', which does not exist; there is a",
    ],
    [
      {
        main: { dag: { tasks: [{ name: 'a', template: 'test', hooks: { exit: { template: 'x' } } }] } },
        test: { container },
      },
      "hook 'exit' of task 'a' of template 'main' names the template 'x'",
    ],
    [
      { main: { steps: [[{ name: 'a', template: 'go' }]] }, go: called },
      "step 'a' of template 'main' does not pass 'directory', which 'go' needs",
    ],
    [
      { main: { steps: [[{ name: 'a', template: 'go', arguments: passing('directory', 'version') }]] }, go: called },
      "step 'a' of template 'main' passes 'version', which 'go' does not take; it takes directory, go",
    ],
    [
      { main: { container: { image: '{{workflow.parameters.tag}}' } } },
      "template 'main' uses {{workflow.parameters.tag}}, which nothing declares; workflow.parameters has revision",
    ],
    [
      { main: { container: { image: 'x', args: ['{{inputs.parameters.tag}}'] } } },
      "template 'main' uses {{inputs.parameters.tag}}, which nothing declares; inputs.parameters has nothing",
    ],
    [
      {
        main: {
          steps: [
            [{ name: 'a', template: 'go', when: '{{steps.b.outputs.result}} == x', arguments: passing('directory') }],
          ],
        },
        go: called,
      },
      "template 'main' uses {{steps.b.outputs.result}}, which nothing declares; steps has a",
    ],
  ])('refuses what Argo would only find when it runs: case %#', (templates, message) => {
    const props = { entrypoint: 'main', parameters: { revision: {} }, templates };
    expect(() => new WorkflowTemplate(testChart(), 'ci', props)).toThrow(`[chart/ci] ${message}`);
  });

  it('checks what is passed to a template of another one', () => {
    const chart = testChart();
    const go = new WorkflowTemplate(chart, 'lang-go', { templates: { build: called } });
    const using = (names: readonly string[]) => ({
      entrypoint: 'main' as const,
      templates: {
        main: { steps: [[{ name: 'a', templateRef: go.templateRef('build'), arguments: passing(...names) }]] },
      },
    });
    expect(() => new WorkflowTemplate(chart, 'bad', using([]))).toThrow(
      "step 'a' of template 'main' does not pass 'directory', which 'lang-go/build' needs",
    );
    new WorkflowTemplate(chart, 'good', using(['directory']));
    const good = manifests(chart).find(({ metadata }) => metadata.name === 'good');
    expect(JSON.stringify(good)).toContain('"templateRef":{"name":"lang-go","template":"build"}');
  });

  it('lets a library use the parameters of whichever workflow uses it', () => {
    const templates = { build: { container: { image: '{{workflow.parameters.image}}' } } };
    expect(() => new WorkflowTemplate(testChart(), 'library', { templates })).not.toThrow();
  });

  it('leaves alone what is computed or looped over', () => {
    const tasks = [{ name: 'a', template: '{{item}}', withItems: ['test'], when: '{{= inputs.parameters.x }}' }];
    const templates = { main: { dag: { tasks } }, test: { container } };
    expect(() => new WorkflowTemplate(testChart(), 'ci', { entrypoint: 'main', templates })).not.toThrow();
  });

  it('names the templates there are when types do not help', () => {
    const template = new WorkflowTemplate(testChart(), 'ci', { templates: { build: { container } } });
    expect(() => template.templateRef('bild' as 'build')).toThrow(
      "[chart/ci] there is no template 'bild'; there are build",
    );
  });
});

function submitted(namespace?: string) {
  const chart = testChart();
  const { events } = new EventSource(chart, 'github', {
    events: { push: GithubEvent.push({ repository: 'acme/shop' }) },
  });
  const sensor = new Sensor(chart, 'ci');
  const push = sensor.on('push', events.push);
  const scope = namespace === undefined ? chart : testChart(namespace);
  const template = WorkflowTemplate.fromWorkflowTemplateName(scope, 'build', 'build', {
    revision: {},
    dir: { value: '.' },
  });
  sensor.trigger(
    'build',
    WorkflowTrigger.submit(template, { revision: push.data('body.after') }, { labels: { a: 'b' }, entrypoint: 'main' }),
  );
  return chart;
}

const rules = (namespace: string, name = 'ci-sensor') => ({
  kind: 'Role',
  metadata: expect.objectContaining({ name, namespace }),
  rules: [
    { apiGroups: ['argoproj.io'], resources: ['workflows'], verbs: ['create', 'get', 'list'] },
    { apiGroups: ['argoproj.io'], resources: ['workflowtemplates'], verbs: ['get'] },
  ],
});

describe('WorkflowTrigger.submit', () => {
  it('runs the template with what the event says', () => {
    expect(manifest(submitted(), 'Sensor').spec.triggers[0]?.template.argoWorkflow).toEqual({
      operation: 'submit',
      parameters: [
        { dest: 'spec.arguments.parameters.0.value', src: { dependencyName: 'push', dataKey: 'body.after' } },
      ],
      source: {
        resource: {
          apiVersion: 'argoproj.io/v1alpha1',
          kind: 'Workflow',
          metadata: { generateName: 'build-', labels: { a: 'b' } },
          spec: {
            entrypoint: 'main',
            workflowTemplateRef: { name: 'build' },
            arguments: { parameters: [{ name: 'revision', value: 'from-event' }] },
          },
        },
      },
    });
  });

  it('lets the sensor do exactly that, where the template is', () => {
    expect(manifests(submitted())).toContainEqual(expect.objectContaining(rules('argo-events')));
    const elsewhere = manifests(submitted('argo'));
    expect(elsewhere).toContainEqual(expect.objectContaining(rules('argo', 'argo-events-ci-sensor')));
    expect(elsewhere).toContainEqual(
      expect.objectContaining({
        kind: 'RoleBinding',
        metadata: expect.objectContaining({ namespace: 'argo' }),
        subjects: [expect.objectContaining({ kind: 'ServiceAccount', name: 'ci-sensor', namespace: 'argo-events' })],
      }),
    );
    expect(JSON.stringify(elsewhere)).toContain(
      '"metadata":{"generateName":"build-","labels":{"a":"b"},"namespace":"argo"}',
    );
  });
});
