import { ApiObject, App, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { EventSource, Match, PipelineApp, Sensor, Webhook, WorkflowTemplate, WorkflowTrigger } from '../../constructs';

/**
 * The app that is synthesized: so many pipelines of six objects each, with seven dependencies among them. The environment says how many
 * (PIPELINES), whether each has a chart of its own (CHARTS=each), which depends on the seven before (CHARTS=chained), and whether the app is a PipelineApp, which also checks them and writes
 * kustomizations (APP=pipeline).
 */
const count = Number(process.env.PIPELINES ?? '10');
const layout = process.env.CHARTS ?? 'one';

interface Release {
  readonly repository: { readonly name: string; readonly url: string };
  readonly ref: string;
  readonly commit: string;
}

/** An event source, a sensor with its account, role and binding, and the workflow template that it submits. */
function pipeline(scope: Construct, id: string): void {
  const about = {
    owner: `team-${id}`,
    description: 'Builds what was released',
    runbook: 'https://runbooks.acme.example',
  };
  const template = new WorkflowTemplate(scope, `${id}-build`, {
    about,
    serviceAccount: { name: 'builder' },
    parameters: { repository: { description: 'The URL to clone' }, revision: { description: 'The commit to build' } },
    entrypoint: 'build',
    templates: {
      build: {
        container: {
          image: 'registry.acme.example/build:12',
          command: ['/bin/sh', '-c'],
          args: ['set -eu\ngit clone "$1" .\ngit checkout "$2"\nmake all', '{{workflow.parameters.repository}}'],
          env: [{ name: 'REVISION', value: '{{workflow.parameters.revision}}' }],
          resources: { requests: { cpu: '500m', memory: '512Mi' }, limits: { memory: '2Gi' } },
        },
      },
    },
  });
  const releases = new EventSource(scope, `${id}-releases`, {
    about,
    events: { released: Webhook.post<Release>(`/${id}/released`) },
  });
  const sensor = new Sensor(scope, `${id}-ci`, { about });
  const released = sensor.on('released', releases.events.released, {
    where: { 'body.ref': Match.pattern(/^refs\/tags\/v/), 'body.repository.name': Match.equals(id) },
  });
  sensor.trigger(
    'build',
    WorkflowTrigger.submit(template, {
      repository: released.data('body.repository.url'),
      revision: released.data('body.commit'),
    }),
  );
  for (const [first, then] of dependencies(scope.node.findAll().filter((made) => ApiObject.isApiObject(made))))
    then.node.addDependency(first);
}

/** Each object after the one before it, and the last two after the first. */
function dependencies(objects: readonly Construct[]): (readonly [Construct, Construct])[] {
  const pairs = [
    [0, 1],
    [1, 2],
    [2, 3],
    [3, 4],
    [4, 5],
    [0, 4],
    [0, 5],
  ] as const;
  return pairs.flatMap(([first, then]) => {
    const [a, b] = [objects[first], objects[then]];
    return a && b ? [[a, b] as const] : [];
  });
}

/** Milliseconds of the processor since the app was begun. */
const spent = (): number => {
  const { user, system } = process.cpuUsage(begun);
  return Math.round((user + system) / 1000);
};

const begun = process.cpuUsage();
const app = process.env.APP === 'pipeline' ? new PipelineApp() : new App();
const single = layout === 'one' ? new Chart(app, 'pipelines', { namespace: 'argo-events' }) : undefined;
const charts: Chart[] = [];
for (let index = 0; index < count; index++) {
  const id = `p${index}`;
  const chart = single ?? new Chart(app, id, { namespace: 'argo-events' });
  pipeline(single ? new Construct(single, id) : chart, id);
  if (layout === 'chained') for (const before of charts.slice(-7)) chart.addDependency(before);
  charts.push(chart);
}
const constructed = spent();
app.synth();
process.stderr.write(`constructed in ${constructed} ms, written in ${spent() - constructed} ms\n`);
