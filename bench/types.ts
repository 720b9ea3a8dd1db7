import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What the types cost whoever compiles an app: 50 pipelines with typed payloads, filters and workflow parameters, next to the same 50
 * pipelines as plain objects of cdk8s, in the same run. The app is compiled against the declarations that ship.
 *
 *     node --import tsx bench/types.ts [PIPELINES]
 */
const root = join(__dirname, '..');
const tsc = join(root, 'node_modules', '.bin', 'tsc');
const rounds = 5;

interface Diagnostics {
  /** Seconds of all of tsc. */
  readonly total: number;
  /** Seconds of checking alone. */
  readonly check: number;
  readonly instantiations: number;
  readonly megabytes: number;
}

/** Pipelines of four sorts, so that several factories and payloads are checked. */
const pipelines: readonly ((name: string) => string)[] = [
  (name) => `
    const source = new EventSource(chart, 'source', {
      events: { push: GithubEvent.push({ repository: 'acme/${name}', secret: { name: 'webhook', key: 'secret' } }) },
    });
    const sensor = new Sensor(chart, 'sensor');
    const push = sensor.on('push', source.events.push, {
      where: { 'body.ref': Match.equals('refs/heads/main'), 'body.deleted': Match.equals(false) },
    });
    const subject = push.data('body.repository.clone_url');
    sensor.trigger('run', WorkflowTrigger.submit(template, { subject, revision: push.data('body.after'), by: push.data('body.pusher.name') }));`,
  (name) => `
    const source = new EventSource(chart, 'source', {
      events: { upload: SqsEvent.s3Notifications({ queue: '${name}', region: 'eu-west-1' }), tick: SqsEvent.bytes({ queue: 'tick', region: 'eu-west-1' }) },
    });
    const sensor = new Sensor(chart, 'sensor');
    const upload = sensor.on('upload', source.events.upload, {
      where: { 'body.Records.0.eventName': Match.startsWith('ObjectCreated:'), 'body.Records.0.s3.bucket.name': Match.equals('acme') },
    });
    const tick = sensor.on('tick', source.events.tick);
    const subject = upload.data('body.Records.0.s3.object.key');
    sensor.trigger('run', WorkflowTrigger.submit(template, { subject, revision: upload.data('body.Records.0.s3.object.eTag') }), { when: Condition.allOf(upload, tick) });`,
  (name) => `
    const source = new EventSource(chart, 'source', {
      events: { placed: Webhook.post<{ readonly id: string; readonly lines: readonly { readonly sku: string; readonly count: number }[] }>('/${name}') },
    });
    const sensor = new Sensor(chart, 'sensor');
    const placed = sensor.on('placed', source.events.placed, { where: { 'body.lines.0.count': Match.greaterThan(0) } });
    sensor.trigger('run', HttpTrigger.post('http://shop/orders', { id: placed.data('body.id'), first: placed.data('body.lines.0.sku'), count: placed.raw('body.lines.0.count') }));
    sensor.trigger('more', WorkflowTrigger.submit(template, { subject: placed.data('body.id'), revision: 'main' }), { when: placed });`,
  (name) => `
    const source = new EventSource(chart, 'source', {
      events: { review: GithubEvent.pullRequest({ repository: 'acme/${name}', secret: { name: 'webhook', key: 'secret' } }) },
    });
    const sensor = new Sensor(chart, 'sensor');
    const review = sensor.on('review', source.events.review, {
      where: { 'body.action': Match.anyOf('opened', 'synchronize'), 'body.pull_request.base.ref': Match.equals('main'), 'body.pull_request.draft': Match.equals(false) },
    });
    sensor.trigger('run', WorkflowTrigger.submit(template, { subject: review.data('body.pull_request.head.sha'), revision: review.data('body.pull_request.head.ref') }), { when: review });`,
];

const names =
  'Condition, EventSource, GithubEvent, HttpTrigger, Match, Sensor, SqsEvent, Webhook, WorkflowTemplate, WorkflowTrigger';

function withConstructs(index: number, library: string): string {
  const body = pipelines[index % pipelines.length]?.(`p${index}`) ?? '';
  return `import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { ${names} } from '${library}';

export class Pipeline${index} extends Chart {
  constructor(scope: Construct) {
    super(scope, 'p${index}', { namespace: 'argo-events' });
    const chart = this;
    const template = new WorkflowTemplate(chart, 'template', {
      parameters: { subject: {}, revision: { description: 'what' }, by: { value: 'nobody' } },
      entrypoint: 'run',
      templates: { run: { container: { image: 'alpine', args: ['{{workflow.parameters.subject}}'] } } },
    });${body}
    void [Condition, HttpTrigger, GithubEvent, SqsEvent, Webhook];
  }
}
`;
}

function withoutConstructs(index: number): string {
  return `import { ApiObject, Chart } from 'cdk8s';
import type { Construct } from 'constructs';

export class Pipeline${index} extends Chart {
  constructor(scope: Construct) {
    super(scope, 'p${index}', { namespace: 'argo-events' });
    const apiVersion = 'argoproj.io/v1alpha1';
    new ApiObject(this, 'template', {
      apiVersion, kind: 'WorkflowTemplate', metadata: { name: 'template' },
      spec: { entrypoint: 'run', arguments: { parameters: [{ name: 'subject' }] }, templates: [{ name: 'run', container: { image: 'alpine' } }] },
    });
    new ApiObject(this, 'source', {
      apiVersion, kind: 'EventSource', metadata: { name: 'source' },
      spec: { github: { push: { owner: 'acme', events: ['push'], webhook: { endpoint: '/push', port: '12000', method: 'POST' } } } },
    });
    new ApiObject(this, 'sensor', {
      apiVersion, kind: 'Sensor', metadata: { name: 'sensor' },
      spec: {
        dependencies: [{ name: 'push', eventSourceName: 'source', eventName: 'push', filters: { data: [{ path: 'body.ref', type: 'string', value: ['^refs/heads/main$'] }] } }],
        triggers: [{ template: { name: 'run', argoWorkflow: { operation: 'submit', source: { resource: { kind: 'Workflow' } } } } }],
      },
    });
  }
}
`;
}

const compilerOptions = {
  target: 'ES2022',
  lib: ['ES2022'],
  module: 'node16',
  types: ['node'],
  strict: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: true,
  noEmit: true,
};

/** Writes an app of so many files and says where. */
function app(folder: string, name: string, count: number, file: (index: number) => string): string {
  const at = join(folder, name);
  mkdirSync(at);
  for (let index = 0; index < count; index++) writeFileSync(join(at, `pipeline-${index}.ts`), file(index));
  const project = join(at, 'tsconfig.json');
  writeFileSync(project, JSON.stringify({ compilerOptions, include: ['*.ts'] }));
  return project;
}

function run(args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(tsc, args, { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`tsc ${args.join(' ')} failed:\n${stdout.slice(0, 4000)}${stderr}`);
  return stdout;
}

function compiled(project: string): Diagnostics {
  const output = run(['-p', project, '--extendedDiagnostics']);
  const figure = (label: string): number => Number(new RegExp(`^${label}:\\s+([\\d.]+)`, 'm').exec(output)?.[1]);
  return {
    total: figure('Total time'),
    check: figure('Check time'),
    instantiations: figure('Instantiations'),
    megabytes: figure('Memory used') / 1024,
  };
}

/** The fastest of several rounds: what else the machine does only adds. */
function fastest(runs: readonly Diagnostics[]): Diagnostics {
  return runs.reduce((best, run) => (run.total < best.total ? run : best));
}

function main(count: number): number {
  mkdirSync(join(root, 'dist'), { recursive: true });
  const folder = mkdtempSync(join(root, 'dist', 'types-'));
  try {
    run(['-p', 'tsconfig.build.json', '--emitDeclarationOnly', '--outDir', join(folder, 'lib')]);
    const projects = {
      'cdk8s alone': app(folder, 'plain', count, withoutConstructs),
      'with Eventloom': app(folder, 'typed', count, (index) => withConstructs(index, '../lib/constructs')),
    };
    const runs = new Map<string, Diagnostics[]>(Object.keys(projects).map((name) => [name, []]));
    for (let round = 0; round < rounds; round++) {
      for (const [name, project] of Object.entries(projects)) runs.get(name)?.push(compiled(project));
    }
    const [plain, typed] = [...runs].map(([name, all]) => {
      const best = fastest(all);
      const { total, check, instantiations, megabytes } = best;
      console.log(
        `${name.padEnd(15)} ${total.toFixed(3)} s, of which checking ${check.toFixed(3)} s; ${instantiations} instantiations, ${megabytes.toFixed(0)} MB`,
      );
      return best;
    });
    const more = (typed?.total ?? Number.NaN) - (plain?.total ?? 0);
    console.log(`${count} pipelines cost ${more.toFixed(3)} s more (limit 1 s), fastest of ${rounds} rounds each`);
    return more < 1 ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

process.exitCode = main(Number(process.argv[2] ?? 50));
