import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type Synthesized, temporaryFolder } from './stack';

interface RenderedIngress {
  readonly spec: { readonly rules: { host: string; http: { paths: { path: string }[] } }[] };
}

interface RenderedEventSource {
  readonly metadata: { readonly namespace: string };
  readonly spec: {
    readonly github: { readonly 'git-push': { readonly webhookSecret: { name: string; key: string } } };
  };
}

const root = join(__dirname, '../../..');

/** A manifest of the same pipeline. */
function rendered(file: string): unknown {
  return parse(readFileSync(join(root, 'dist/argo/events', file), 'utf8'));
}

/** What the app writes, by file. */
function run(): Map<string, string> {
  const folder = temporaryFolder();
  const { app } = JSON.parse(readFileSync(join(root, 'cdktf.json'), 'utf8')) as { app: string };
  const [, ...args] = app.split(' ');
  execFileSync(process.execPath, args, { cwd: root, env: { ...process.env, CDKTF_OUTDIR: folder } });
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true });
  return new Map(
    files.flatMap((file) => {
      if (!file.isFile()) return [];
      const path = join(file.parentPath ?? file.path, file.name);
      return [[path.slice(folder.length + 1), readFileSync(path, 'utf8')] as const];
    }),
  );
}

describe('the webhooks of apps/github-ci', () => {
  const files = run();
  const text = files.get('stacks/github-ci/cdk.tf.json') ?? '';
  const { resource, output } = JSON.parse(text) as Synthesized;

  it('are written by the command of cdktf.json', () => {
    expect([...files.keys()].sort()).toEqual(['manifest.json', 'stacks/github-ci/cdk.tf.json']);
  });

  it('come out the same to the byte every time', () => {
    expect(run()).toEqual(files);
  });

  it('say nothing of the machine', () => {
    for (const content of files.values()) {
      expect(content).not.toContain(root);
      expect(content).not.toContain(homedir() === '/' ? root : homedir());
      expect(content).not.toMatch(/"\/[a-z]/i);
    }
  });

  it('keep the state in a place that is named', () => {
    expect(JSON.parse(text)).toMatchObject({ terraform: { backend: { s3: { encrypt: true } } } });
  });

  it('are one for each repository, at the address of the Ingress, with the Secret of the EventSource', () => {
    const hooks = Object.values(resource.github_repository_webhook ?? {});
    const ingress = rendered('Ingress.hooks.k8s.yaml') as RenderedIngress;
    const eventSource = rendered('EventSource.github.k8s.yaml') as RenderedEventSource;
    const [rule] = ingress.spec.rules;
    const url = `https://${rule?.host}${rule?.http.paths[0]?.path}`;
    const { name, key } = eventSource.spec.github['git-push'].webhookSecret;
    const [secret] = Object.values(resource.kubernetes_secret_v1 ?? {});

    expect(hooks.map(({ repository }) => repository)).toEqual(['shop', 'storefront']);
    for (const hook of hooks) {
      expect(hook).toMatchObject({ configuration: { url }, events: ['push'], active: true });
    }
    expect(secret?.metadata).toEqual({ name, namespace: eventSource.metadata.namespace });
    expect(Object.keys((secret?.data ?? {}) as object)).toEqual([key]);
  });

  it('have no output, and hold no value of a secret', () => {
    expect(output).toBeUndefined();
    const values = [...text.matchAll(/"secret": "([^"]*)"/g)].map(([, value]) => value);
    expect(values).toHaveLength(3);
    for (const value of values) expect(value).toMatch(/^\$\{random_password\.[\w-]+\.result\}$/);
  });
});
