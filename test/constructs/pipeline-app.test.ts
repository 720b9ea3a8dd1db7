import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, Chart } from 'cdk8s';
import * as fc from 'fast-check';
import { parse } from 'yaml';
import {
  EventSource,
  GithubEvent,
  K8sTrigger,
  KubeSensor,
  PipelineApp,
  Sensor,
  WebhookSecret,
  writeEnvironmentSecrets,
} from '../../constructs';

let folder: string;
beforeEach(() => {
  jest.spyOn(process, 'emitWarning').mockImplementation();
  folder = mkdtempSync(join(tmpdir(), 'eventloom-app-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
  jest.restoreAllMocks();
});

const outdir = () => join(folder, 'argo');
const app = (props = {}) => new PipelineApp({ outdir: outdir(), secretsDir: join(folder, 'secrets'), ...props });

function pipeline(scope: PipelineApp, branch = 'main'): Chart {
  const chart = new Chart(scope, 'events', { namespace: 'argo-events' });
  const secret = WebhookSecret.fromEnvironment(chart, 'webhook-secret', { variable: 'WEBHOOK_SECRET' });
  const push = GithubEvent.push({ repository: 'acme/shop', secret });
  const { events } = new EventSource(chart, 'github', {
    events: { push },
    about: { description: 'takes pushes | of all' },
  });
  const sensor = new Sensor(chart, 'ci');
  const dependency = sensor.on('push', events.push);
  const metadata = { name: `x-${dependency.data('body.after')}` };
  const configMap = { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { branch } };
  sensor.trigger('note', K8sTrigger.create(configMap));
  return chart;
}

function files(at = outdir()): { readonly [file: string]: string } {
  const entries = readdirSync(at, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(paths.map((path) => [path.slice(at.length + 1), readFileSync(path, 'utf8')]));
}

const wrong = (scope: PipelineApp) => {
  const dependencies = [{ name: 'push', eventSourceName: 'github', eventName: 'push' }];
  const spec = { dependencies, triggers: [{ template: { name: 'x', conditions: 'pusk', log: {} } }] };
  new KubeSensor(pipeline(scope), 'raw', { metadata: { name: 'raw' }, spec });
  return scope;
};

describe('PipelineApp', () => {
  it('writes objects that the cluster gives a name', () => {
    const scope = app({ check: false });
    const chart = new Chart(scope, 'jobs');
    const metadata = { name: undefined, generateName: 'once-' };
    const job = new ApiObject(chart, 'once', { apiVersion: 'batch/v1', kind: 'Job', metadata });
    scope.synth();
    const written = Object.entries(files()).filter(([file]) => file.endsWith('.k8s.yaml'));
    expect(written.map(([file]) => file)).toEqual([join('jobs', `Job.${job.name}.k8s.yaml`)]);
    expect(parse(written[0]?.[1] ?? '')).toMatchObject({ kind: 'Job', metadata: { generateName: 'once-' } });
  });

  it('writes a folder per chart that is a kustomization, and one above them', () => {
    const scope = app();
    pipeline(scope);
    scope.synth();
    const written = files();
    expect(Object.keys(written).sort()).toEqual([
      'events/EventSource.github.k8s.yaml',
      'events/README.md',
      'events/Role.ci-sensor.k8s.yaml',
      'events/RoleBinding.ci-sensor.k8s.yaml',
      'events/Sensor.ci.k8s.yaml',
      'events/ServiceAccount.ci-sensor.k8s.yaml',
      'events/kustomization.yaml',
      'events/name-references.yaml',
      'kustomization.yaml',
    ]);
    expect(parse(written['kustomization.yaml'] ?? '')).toMatchObject({ kind: 'Kustomization', resources: ['events'] });
    const { resources, configurations } = parse(written['events/kustomization.yaml'] ?? '') as {
      [key: string]: string[];
    };
    expect(resources).toEqual(
      Object.keys(written)
        .flatMap((file) => (/k8s.yaml$/.test(file) ? [file.slice(7)] : []))
        .sort(),
    );
    expect(configurations).toEqual(['name-references.yaml']);
  });

  it('gives objects of one kind and name in several namespaces a file each', () => {
    const scope = app({ check: false });
    const chart = new Chart(scope, 'events', { namespace: 'argo-events' });
    const { events } = new EventSource(chart, 'github', {
      events: { push: GithubEvent.push({ repository: 'acme/shop' }) },
    });
    const sensor = new Sensor(chart, 'ci');
    const name = sensor.on('push', events.push).data('body.after');
    for (const namespace of ['shop', 'preview']) {
      const configMap = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace } };
      sensor.trigger(namespace, K8sTrigger.create(configMap));
    }
    scope.synth();
    const written = Object.entries(files()).filter(([file]) => file.startsWith('events/Role.'));
    const roles = written.map(([file, text]) => [file, (parse(text) as ApiObject).metadata.namespace]);
    expect(roles).toEqual([
      ['events/Role.argo-events-ci-sensor.preview.k8s.yaml', 'preview'],
      ['events/Role.argo-events-ci-sensor.shop.k8s.yaml', 'shop'],
    ]);
    const { resources } = parse(files()['events/kustomization.yaml'] ?? '') as { readonly resources: string[] };
    expect(resources).toEqual(expect.arrayContaining(roles.map(([file]) => file?.replace('events/', ''))));
  });

  it('refuses two objects that a cluster takes for one', () => {
    const scope = app({ check: false });
    const chart = pipeline(scope);
    const configMap = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } };
    new ApiObject(chart, 'one', configMap);
    new ApiObject(chart, 'two', configMap);
    expect(() => scope.synth()).toThrow(
      "[events/two] it would be written to 'ConfigMap.x.argo-events.k8s.yaml', as 'events/one' is; give it another name",
    );
  });

  it('says in each folder what is there, and which Secrets must be', () => {
    const scope = app();
    pipeline(scope);
    scope.synth();
    const readme = files()['events/README.md'];
    expect(readme).toContain('| EventSource | [github](EventSource.github.k8s.yaml) | takes pushes \\| of all |');
    expect(readme).toContain('- `webhook-secret`, key `secret`');
  });

  it('lets Argo CD apply sensors before event sources, so that no event comes too early', () => {
    const scope = app();
    pipeline(scope);
    scope.synth();
    const wave = (file: string) => /sync-wave: "(\d)"/.exec(files()[`events/${file}`] ?? '')?.[1];
    expect([wave('Role.ci-sensor.k8s.yaml'), wave('Sensor.ci.k8s.yaml'), wave('EventSource.github.k8s.yaml')]).toEqual([
      undefined,
      '1',
      '2',
    ]);
    const without = app({ syncWaves: false });
    pipeline(without);
    without.synth();
    expect(JSON.stringify(files())).not.toContain('sync-wave');
  });

  it('gives the same bytes again, and removes the files of objects that are gone', () => {
    const first = app();
    pipeline(first);
    first.synth();
    const before = files();
    writeFileSync(join(outdir(), 'events', 'Sensor.gone.k8s.yaml'), 'kind: Sensor\n');
    writeFileSync(join(outdir(), 'events', 'notes.txt'), 'mine\n');
    const second = app();
    pipeline(second);
    second.synth();
    expect(files()).toEqual({ ...before, 'events/notes.txt': 'mine\n' });
  });

  it('quotes what Go would misread', () => {
    const scope = app();
    pipeline(scope, '0o17');
    scope.synth();
    expect(files()['events/Sensor.ci.k8s.yaml']).toContain('branch: "0o17"');
  });

  it('refuses a dependency from one chart to another, which would rename the folders', () => {
    const scope = app();
    pipeline(scope).node.addDependency(new Chart(scope, 'other'));
    expect(() => scope.synth()).toThrow(
      "[events] it depends on 'other' of another chart, which would number the folders",
    );
  });

  it('refuses a chart within a chart, whose objects would belong to two folders', () => {
    const scope = app();
    new Chart(pipeline(scope), 'inner');
    expect(() => scope.synth()).toThrow('[events/inner] it is a chart within a chart; put it into the app');
  });

  it('refuses a value of an event outside of a trigger', () => {
    const scope = app();
    const chart = pipeline(scope);
    const source = EventSource.fromEventSourceName(chart, 'other', 'other', { events: ['made'] });
    const sensor = new Sensor(chart, 'cd');
    const value = sensor.on('made', source.events.made).data('body.x');
    sensor.trigger('log', { bind: () => ({ log: {} }) });
    new ApiObject(chart, 'job', { apiVersion: 'batch/v1', kind: 'Job', spec: { image: value } });
    expect(() => scope.synth()).toThrow(
      "[events/job] 'spec.image' holds a value of an event, which exists only when a trigger fires",
    );
  });

  it('refuses manifests that are wrong before it writes any, with the place of each error', () => {
    expect(() => wrong(app()).synth()).toThrow(
      /^the manifests are wrong:\n {2}\[events\/raw spec\.triggers\.0\.template\.conditions\] .*pusk/,
    );
    expect(existsSync(outdir())).toBe(false);
    wrong(app({ check: false })).synth();
    expect(files()).toHaveProperty(['events/Sensor.raw.k8s.yaml']);
  });

  it('refuses to write secrets among the manifests', () => {
    const scope = app({ secretsDir: join(outdir(), 'secrets') });
    expect(() => scope.synth()).toThrow('secrets would be written to');
  });
});

describe('a Secret whose value is in the environment', () => {
  it('is written beside the manifests, for its owner only, into a folder that git ignores', () => {
    const scope = app();
    pipeline(scope);
    const secrets = join(folder, 'secrets');
    const written = writeEnvironmentSecrets(scope, secrets, { WEBHOOK_SECRET: 's3cr3t' });
    expect(written).toEqual([join(secrets, 'argo-events.webhook-secret.yaml')]);
    expect(parse(readFileSync(written[0] ?? '', 'utf8'))).toEqual({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'webhook-secret', namespace: 'argo-events' },
      type: 'Opaque',
      data: { secret: Buffer.from('s3cr3t').toString('base64') },
    });
    expect(readFileSync(join(secrets, '.gitignore'), 'utf8')).toBe('*\n');
    expect(statSync(written[0] ?? '').mode & 0o777).toBe(0o600);
  });

  it('is left out with a warning when the variable is not set', () => {
    const scope = app();
    pipeline(scope);
    expect(writeEnvironmentSecrets(scope, join(folder, 'secrets'), {})).toEqual([]);
    expect(process.emitWarning).toHaveBeenCalledWith(
      "WEBHOOK_SECRET is not set, so that Secret 'webhook-secret' was not written",
      { code: 'EVENTLOOM_SECRET_NOT_WRITTEN' },
    );
    expect(existsSync(join(folder, 'secrets'))).toBe(false);
  });

  it('is nowhere in the manifests, whatever it is', () => {
    const values = fc.string({ minLength: 8, maxLength: 40, unit: fc.constantFrom(...'abcXYZ019-_+/= :{}"\'') });
    fc.assert(
      fc.property(values, (value) => {
        process.env.WEBHOOK_SECRET = value;
        const scope = app();
        pipeline(scope);
        scope.synth();
        const text = JSON.stringify(files());
        for (const form of [
          value,
          Buffer.from(value).toString('base64'),
          JSON.stringify(value).slice(1, -1),
          encodeURIComponent(value),
        ]) {
          expect(text.includes(form)).toBe(false);
        }
        const secret = readFileSync(join(folder, 'secrets', 'argo-events.webhook-secret.yaml'), 'utf8');
        expect(secret).toContain(Buffer.from(value).toString('base64'));
      }),
      { numRuns: 25 },
    );
    delete process.env.WEBHOOK_SECRET;
  });
});
