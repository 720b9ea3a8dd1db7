import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';

const kept = join(__dirname, '..', '..', 'dist', 'argo');

interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name: string };
}

/** What `kubectl kustomize` makes of a folder. */
function build(folder: string): readonly Manifest[] {
  const { error, status, stdout, stderr } = spawnSync('kubectl', ['kustomize', folder], { encoding: 'utf8' });
  if (error) throw new Error(`this test needs kubectl on the PATH: ${error.message}`);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return parseAllDocuments(stdout).map((document) => document.toJS() as Manifest);
}

/** The same through a kustomization of a user, which changes names. */
function overlaid(kustomization: string): readonly Manifest[] {
  const folder = mkdtempSync(join(tmpdir(), 'eventloom-kustomize-'));
  try {
    cpSync(kept, join(folder, 'argo'), { recursive: true });
    mkdirSync(join(folder, 'overlay'));
    writeFileSync(join(folder, 'overlay', 'kustomization.yaml'), kustomization);
    return build(join(folder, 'overlay'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const one = (manifests: readonly Manifest[], kind: string) => manifests.filter((object) => object.kind === kind);

describe('dist/argo as a kustomization', () => {
  it('builds', () => {
    expect(one(build(kept), 'WorkflowTemplate').map(({ metadata }) => metadata.name)).toEqual(['cd', 'ci', 'lang-go']);
  });

  const changed = overlaid(
    [
      'namePrefix: dev-',
      'namespace: argo-events',
      'resources: [../argo]',
      'secretGenerator: [{ name: webhook-secret, literals: [secret=not-a-secret] }]',
      '',
    ].join('\n'),
  );

  it('lets every reference follow when names are changed', () => {
    const [secret] = one(changed, 'Secret');
    expect(secret?.metadata.name).toMatch(/^dev-webhook-secret-\w{10}$/);
    expect(one(changed, 'EventSource')).toMatchObject([
      {
        metadata: { name: 'dev-github' },
        spec: {
          eventBusName: 'dev-default',
          github: { 'git-push': { webhookSecret: { name: secret?.metadata.name } } },
        },
      },
    ]);
    expect(one(changed, 'Sensor')).toMatchObject([
      {
        metadata: { name: 'dev-ci' },
        spec: {
          eventBusName: 'dev-default',
          template: { serviceAccountName: 'dev-ci-sensor' },
          dependencies: [{ eventSourceName: 'dev-github' }],
          triggers: [
            {
              template: {
                argoWorkflow: { source: { resource: { spec: { workflowTemplateRef: { name: 'dev-ci' } } } } },
              },
            },
          ],
        },
      },
    ]);
    expect(one(changed, 'Service')).toMatchObject([{ spec: { selector: { 'eventsource-name': 'dev-github' } } }]);
  });

  it('leaves no old name behind', () => {
    const names = new Set(build(kept).map(({ metadata }) => metadata.name));
    const references =
      /"(?:eventBusName|eventSourceName|serviceAccountName|eventsource-name)":"([^"]*)"|Ref":\{"name":"([^"]*)"/g;
    const used = [...JSON.stringify(changed).matchAll(references)].map(
      ([, field, reference]) => field ?? reference ?? '',
    );
    expect(used.length).toBeGreaterThan(8);
    expect(used.filter((name) => names.has(name))).toEqual([]);
  });
});
