import {
  type EventDefinitions,
  EventSource,
  GithubEvent,
  K8sTrigger,
  KubeWorkflow,
  Sensor,
  Webhook,
  WebhookSecret,
  WorkflowTemplate,
  WorkflowTrigger,
} from '../../constructs';
import { manifest, manifests, testChart } from './synthesized';

describe('WebhookSecret', () => {
  it('is named after its id, and has the key that the tutorials use', () => {
    const secret = WebhookSecret.existing(testChart(), 'webhook-secret');
    expect(secret).toMatchObject({
      name: 'webhook-secret',
      key: 'secret',
      namespace: 'argo-events',
      origin: 'existing',
    });
  });

  it('stands in an event source as name and key, and nothing else', () => {
    const chart = testChart();
    const secret = WebhookSecret.generatedByTerraform(chart, 'webhook-secret', { name: 'github', key: 'token' });
    new EventSource(chart, 'github', { events: { push: GithubEvent.push({ repository: 'acme/shop', secret }) } });
    expect(manifest(chart, 'EventSource').spec.github?.push?.webhookSecret).toEqual({ name: 'github', key: 'token' });
    expect(manifests(chart)).toHaveLength(1);
    expect(secret.origin).toBe('terraform');
  });

  it('stands in variables of containers as name and key, wherever containers are declared', () => {
    const chart = testChart();
    const secretKeyRef = WebhookSecret.existing(chart, 'token');
    const variables = { env: [{ name: 'TOKEN', valueFrom: { secretKeyRef } }] };
    const [template, container] = [{ container: variables }, { image: 'alpine', ...variables }];
    const { events } = new EventSource(chart, 'in', { events: { a: Webhook.post('/a') }, template });
    new WorkflowTemplate(chart, 'build', { entrypoint: 'main', templates: { main: { container } } });
    const sensor = new Sensor(chart, 'out', { template });
    sensor.on('a', events.a);
    const spec = { entrypoint: 'main', templates: [{ name: 'main', container }] };
    const metadata = { generateName: 'x-' };
    sensor.trigger('run', WorkflowTrigger.submitManifest(KubeWorkflow.manifest({ metadata, spec })));
    const pod = { apiVersion: 'v1', kind: 'Pod', metadata, spec: { containers: [{ name: 'main', ...container }] } };
    sensor.trigger('pod', K8sTrigger.create(pod));
    const references = JSON.stringify(manifests(chart)).match(/"secretKeyRef":.*?\}/g);
    expect(references).toEqual(Array(5).fill('"secretKeyRef":{"key":"secret","name":"token"}'));
  });

  it('can be filled by the External Secrets operator', () => {
    const chart = testChart();
    const store = { name: 'vault', kind: 'ClusterSecretStore' as const };
    WebhookSecret.externalSecret(chart, 'webhook-secret', { store, remoteKey: 'ci/github', property: 'secret' });
    expect(manifests(chart)).toEqual([
      {
        apiVersion: 'external-secrets.io/v1',
        kind: 'ExternalSecret',
        metadata: { name: 'webhook-secret', namespace: 'argo-events' },
        spec: {
          refreshInterval: '1h',
          secretStoreRef: { name: 'vault', kind: 'ClusterSecretStore' },
          target: { name: 'webhook-secret' },
          data: [{ secretKey: 'secret', remoteRef: { key: 'ci/github', property: 'secret' } }],
        },
      },
    ]);
  });

  it('can be sealed', () => {
    const chart = testChart();
    WebhookSecret.sealedSecret(chart, 'webhook-secret', { encryptedValue: 'AgBy8h' });
    expect(manifests(chart)).toEqual([
      {
        apiVersion: 'bitnami.com/v1alpha1',
        kind: 'SealedSecret',
        metadata: { name: 'webhook-secret', namespace: 'argo-events' },
        spec: { encryptedData: { secret: 'AgBy8h' }, template: { metadata: { name: 'webhook-secret' } } },
      },
    ]);
  });

  it('may be one of several keys of a Secret that exists, but is made only once', () => {
    const chart = testChart();
    WebhookSecret.existing(chart, 'one', { name: 'github', key: 'a' });
    WebhookSecret.existing(chart, 'two', { name: 'github', key: 'b' });
    WebhookSecret.generatedByTerraform(chart, 'three', { name: 'github' });
    expect(() => WebhookSecret.generatedByTerraform(chart, 'four', { name: 'github' })).toThrow(
      "[chart/four] the Secret 'github' exists already at 'chart/three' in namespace 'argo-events'",
    );
  });

  it('is not empty, wherever a Secret is named', () => {
    const [unset, none] = [
      { name: '', key: 'token' },
      { name: 'github', key: '' },
    ];
    const synthesized = (events: EventDefinitions) => {
      const chart = testChart();
      new EventSource(chart, 'in', { events });
      return manifests(chart);
    };
    const events = { push: GithubEvent.push({ repository: 'acme/shop', secret: unset }) };
    expect(() => synthesized(events)).toThrow(
      "[chart/in] a key of a Secret or a ConfigMap needs 'name', which is an empty text",
    );
    const called = { a: Webhook.post('/a', { authSecret: none }) };
    expect(() => synthesized(called)).toThrow("needs 'key', which is an");
  });

  it('refuses a key that no Secret can have', () => {
    expect(() => WebhookSecret.existing(testChart(), 'a', { key: 'a/b' })).toThrow(
      "[chart/a] 'a/b' cannot be a key of a Secret",
    );
  });
});
