import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GithubProvider } from '@cdktf/provider-github/lib/provider/index.js';
import { KubernetesProvider } from '@cdktf/provider-kubernetes/lib/provider/index.js';
import { RandomProvider } from '@cdktf/provider-random/lib/provider/index.js';
import { Chart, App as KubernetesApp } from 'cdk8s';
import { App, S3Backend, TerraformStack, TerraformVariable } from 'cdktf';
import { EventSource, Exposure, GithubEvent, WebhookSecret } from '../../constructs';
import { GithubWebhooks, githubOwners } from '../../constructs/terraform';
import { offlineTerraform, run } from './terraform/terraform';

const root = join(__dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'eventloom-terraform-'));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The stack of apps/github-ci as cdktf writes it. */
function example(program: readonly string[], outdir: string): string {
  const env = { ...process.env, CDKTF_OUTDIR: outdir };
  run(process.execPath, program, root, env);
  return join(outdir, 'stacks/github-ci');
}

const withCdktf = example(['--import', 'tsx', 'apps/github-ci/terraform.ts'], join(folder, 'cdktf'));

/** Everything that hooks can be: organizations, several owners, no secret, a value from a variable. */
function everything(): string {
  const chart = new Chart(new KubernetesApp({ outdir: join(folder, 'argo') }), 'events', { namespace: 'argo-events' });
  const secret = WebhookSecret.generatedByTerraform(chart, 'webhook-secret', { key: 'hmac' });
  const eventSource = new EventSource(chart, 'github', {
    events: {
      all: GithubEvent.untyped(['*'], { organizations: ['acme', 'labs'], secret }),
      push: GithubEvent.push({ repositories: ['acme/shop', 'labs/rocket.js'], secret: { name: 'theirs', key: 'x' } }),
      release: GithubEvent.release({ repository: 'acme/shop', contentType: 'form', insecure: true, active: false }),
    },
  });
  const exposure = Exposure.ingress(chart, 'hooks', { host: 'hooks.acme.example', eventSources: [eventSource] });
  const app = new App({ outdir: join(folder, 'everything') });
  const stack = new TerraformStack(app, 'everything');
  new S3Backend(stack, { bucket: 'state', key: 'everything.tfstate', region: 'eu-west-1' });
  new KubernetesProvider(stack, 'kubernetes');
  new RandomProvider(stack, 'random');
  const providers = githubOwners(eventSource).map((owner) => new GithubProvider(stack, owner, { owner, alias: owner }));
  const push = new TerraformVariable(stack, 'push_secret', { type: 'string', sensitive: true });
  new GithubWebhooks(stack, 'webhooks', { eventSource, exposure, providers, secretValues: { push } });
  app.synth();
  return join(folder, 'everything/stacks/everything');
}

describe('terraform validate, without network', () => {
  const terraform = offlineTerraform(join(folder, 'terraform'));
  const errorsOf = (stack: string) =>
    terraform.validate(stack).diagnostics.filter(({ severity }) => severity === 'error');

  it('finds nothing wrong with the webhooks of apps/github-ci', () => {
    expect(errorsOf(withCdktf)).toEqual([]);
  });

  it('finds nothing wrong with organizations, several owners and values from variables', () => {
    expect(errorsOf(everything())).toEqual([]);
  });

  it.each([
    ['an unknown attribute', '"active": true', '"activ": true', /unsupported argument|extraneous/i],
    ['an unknown key in a block', '"content_type"', '"contentType"', /unsupported argument|extraneous/i],
    ['a wrong type', '"active": true', '"active": "perhaps"', /incorrect attribute value type/i],
    ['a missing argument', '"repository": "shop"', '"//": "shop"', /missing required argument/i],
    [
      'a reference to a resource that is not there',
      '${random_password.',
      '${random_password.x',
      /undeclared resource/i,
    ],
    ['a reference to an attribute that is not there', '.result}', '.outcome}', /unsupported attribute/i],
    ['a provider alias that is not there', '"github.acme"', '"github.other"', /provider configuration not present/i],
  ])('would find %s', (_, before, after, summary) => {
    const broken = mkdtempSync(join(folder, 'broken-'));
    const text = readFileSync(join(withCdktf, 'cdk.tf.json'), 'utf8');
    expect(text).toContain(before);
    writeFileSync(join(broken, 'cdk.tf.json'), text.replaceAll(before, after));
    expect(errorsOf(broken).map((problem) => problem.summary)).toContainEqual(expect.stringMatching(summary));
  });
});

/** What `cdk8s init` and `cdktf init` write. */
const templateOptions = {
  alwaysStrict: true,
  declaration: true,
  experimentalDecorators: true,
  lib: ['es2016'],
  module: 'CommonJS',
  noEmit: true,
  noImplicitAny: true,
  noImplicitThis: true,
  noUnusedLocals: true,
  resolveJsonModule: true,
  strict: true,
  stripInternal: true,
  target: 'ES2017',
};

/** Compiles constructs and the app as they are published: CommonJS and declarations. */
function compiled(project: string): void {
  const options = {
    noEmit: false,
    noCheck: true,
    rootDir: root,
    outDir: join(project, 'lib'),
    typeRoots: [join(root, 'node_modules/@types')],
    types: ['node'],
  };
  const include = [join(root, 'apps/github-ci'), join(root, 'constructs')];
  const config = join(project, 'tsconfig.build.json');
  writeFileSync(config, JSON.stringify({ extends: join(root, 'tsconfig.json'), compilerOptions: options, include }));
  run(join(root, 'node_modules/.bin/tsc'), ['-p', config], project);
}

describe('the alias cdktn', () => {
  const project = join(folder, 'alias');
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    readonly dependencies: { readonly [name: string]: string };
    readonly devDependencies: { readonly [name: string]: string };
  };

  beforeAll(() => {
    mkdirSync(project);
    const same = [
      'cdk8s',
      'cdk8s-plus-28',
      '@cdktf/provider-github',
      '@cdktf/provider-kubernetes',
      '@cdktf/provider-random',
    ];
    const manifest = {
      name: 'alias',
      private: true,
      dependencies: {
        ...Object.fromEntries(same.map((name) => [name, devDependencies[name]])),
        cdktf: 'npm:cdktn@0.24.0',
        constructs: '10.7.2',
        yaml: dependencies.yaml,
      },
      devDependencies: { typescript: '5.9', '@types/node': '14' },
      overrides: { cdktf: '$cdktf' },
    };
    writeFileSync(join(project, 'package.json'), JSON.stringify(manifest, null, 2));
    run('npm', ['install', '--no-audit', '--no-fund', '--loglevel', 'error'], project);
    compiled(project);
  }, 300_000);

  it('is what is installed, once', () => {
    const { name } = JSON.parse(readFileSync(join(project, 'node_modules/cdktf/package.json'), 'utf8')) as {
      name: string;
    };
    expect(name).toBe('cdktn');
    const copies = run('npm', ['ls', 'cdktf', '--all', '--parseable'], project);
    expect(new Set(copies.trim().split('\n')).size).toBe(1);
  });

  it('writes the same stack as cdktf, apart from the metadata', () => {
    const withAlias = example([join(project, 'lib/apps/github-ci/terraform.js')], join(folder, 'cdktn'));
    const [mine, theirs] = [withAlias, withCdktf].map((stack) => {
      const { '//': metadata, ...rest } = JSON.parse(readFileSync(join(stack, 'cdk.tf.json'), 'utf8')) as {
        '//': unknown;
      };
      expect(metadata).toBeDefined();
      return rest;
    });
    expect(mine).toEqual(theirs);
  });

  it.each([
    ['cdktn', () => join(project, 'node_modules')],
    ['cdktf', () => join(root, 'node_modules')],
  ])(
    'compiles for users of %s with the settings of `cdktf init`, library files checked',
    (name, modules) => {
      const consumer = join(folder, `consumer-${name}`);
      mkdirSync(consumer);
      symlinkSync(modules(), join(consumer, 'node_modules'));
      cpSync(join(project, 'lib'), join(consumer, 'lib'), { recursive: true });
      writeFileSync(
        join(consumer, 'tsconfig.json'),
        JSON.stringify({ compilerOptions: templateOptions, include: ['*.ts'] }),
      );
      const source = readFileSync(join(root, 'apps/github-ci/webhooks.ts'), 'utf8').replaceAll(
        '../../constructs',
        './lib/constructs',
      );
      writeFileSync(join(consumer, 'webhooks.ts'), source);
      run(join(project, 'node_modules/.bin/tsc'), ['-p', '.'], consumer);
      const misspelt = source.replace(
        '{ eventSource, exposure, providers }',
        '{ eventSource, exposure, provider: providers }',
      );
      expect(misspelt).not.toBe(source);
      writeFileSync(join(consumer, 'webhooks.ts'), misspelt);
      expect(() => run(join(project, 'node_modules/.bin/tsc'), ['-p', '.'], consumer)).toThrow(
        /'provider' does not exist in type/,
      );
    },
    60_000,
  );
});
