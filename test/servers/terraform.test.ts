import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GithubProvider } from '@cdktf/provider-github/lib/provider/index.js';
import { KubernetesProvider } from '@cdktf/provider-kubernetes/lib/provider/index.js';
import { RandomProvider } from '@cdktf/provider-random/lib/provider/index.js';
import { Chart, App as KubernetesApp } from 'cdk8s';
import { App, S3Backend, TerraformStack, TerraformVariable } from 'cdktf';
import { EventSource, Exposure, GithubEvent, WebhookSecret } from '../../constructs';
import { GithubWebhooks, githubOwners } from '../../constructs/terraform';
import { aliasProject, cdktfProject, packed, typeCheck } from './terraform/projects';
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

/** cdk.tf.json, and the version of cdktf that wrote it. */
function written(stack: string): { readonly version: unknown; readonly configuration: object } {
  const { '//': about, ...configuration } = JSON.parse(readFileSync(join(stack, 'cdk.tf.json'), 'utf8')) as {
    readonly '//': { readonly metadata: { readonly version: string } };
  };
  return { version: about.metadata.version, configuration };
}

describe('the packed package', () => {
  const alias = join(folder, 'alias');
  const cdktf = join(folder, 'project');
  const source = readFileSync(join(root, 'apps/github-ci/webhooks.ts'), 'utf8')
    .replace("'../../constructs'", "'eventloom'")
    .replace("'../../constructs/terraform'", "'eventloom/cdktf'");

  beforeAll(() => {
    aliasProject(alias, packed(join(folder, 'packed')));
    cdktfProject(cdktf, alias);
  }, 300_000);

  it('installs beside cdktn under the name cdktf, of which there is one copy', () => {
    const copies = run('npm', ['ls', 'cdktf', '--all', '--parseable', '--long'], alias).trim().split('\n');
    expect(copies).toHaveLength(1);
    expect(copies[0]).toContain('cdktn@0.24.0');
  });

  it('writes the same with cdktn as with cdktf, apart from the version in the metadata', () => {
    const program = join(alias, 'node_modules/eventloom/dist/lib/apps/github-ci/terraform.js');
    const withCdktn = written(example([program], join(folder, 'cdktn')));
    expect(withCdktn.configuration).toEqual(written(withCdktf).configuration);
    expect([withCdktn.version, written(withCdktf).version]).toEqual(['0.24.0', '0.21.0']);
  });

  it.each([
    ['cdktn', alias],
    ['cdktf', cdktf],
  ])(
    'compiles for users of %s with the settings of the templates, declarations checked',
    (_, project) => expect(() => typeCheck(project, source, alias)).not.toThrow(),
    120_000,
  );

  it('does not compile with a property that the hooks do not have', () => {
    const misspelt = source.replace('exposure, providers }', 'exposure, provider: providers }');
    expect(misspelt).not.toBe(source);
    expect(() => typeCheck(alias, misspelt, alias)).toThrow(/'provider' does not exist in type/);
  }, 120_000);
});
