import { k8s, NetworkPolicy, NetworkPolicyIpBlock, NetworkPolicyPort, Pods } from 'cdk8s-plus-28';
import {
  EventSource,
  KubeApplication,
  KubeCertificate,
  KubeExternalSecret,
  KubeGateway,
  KubeHttpRoute,
  KubeSealedSecret,
  LogTrigger,
  Sensor,
  Webhook,
} from '../../constructs';
import { nameReferences } from '../../constructs/kustomize/name-references';
import type { JsonObject } from '../../src/model/json';
import { eventSourceLabels, sensorLabels } from '../../src/model/names';
import { manifestOf, manifests, testChart } from './synthesized';

const metadata = { name: 'raw' };

describe('an object that a pipeline is wired with', () => {
  it.each([
    [
      { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'HTTPRoute' },
      KubeHttpRoute,
      { parentRefs: [{ name: 'public' }], rules: [{ backendRefs: [{ name: 'hooks', port: 12000 }] }] },
    ],
    [
      { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'Gateway' },
      KubeGateway,
      { gatewayClassName: 'istio', listeners: [{ name: 'http', protocol: 'HTTP', port: 80 }] },
    ],
    [
      { apiVersion: 'external-secrets.io/v1', kind: 'ExternalSecret' },
      KubeExternalSecret,
      { secretStoreRef: { name: 'vault' }, dataFrom: [{ extract: { key: 'shop' } }] },
    ],
    [
      { apiVersion: 'bitnami.com/v1alpha1', kind: 'SealedSecret' },
      KubeSealedSecret,
      { encryptedData: { token: 'AgB' }, template: { type: 'Opaque' } },
    ],
    [
      { apiVersion: 'cert-manager.io/v1', kind: 'Certificate' },
      KubeCertificate,
      { secretName: 'hooks-tls', dnsNames: ['hooks.example.com'], issuerRef: { name: 'le', kind: 'ClusterIssuer' } },
    ],
    [
      { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application' },
      KubeApplication,
      {
        project: 'default',
        source: { repoURL: 'https://git.example.com/shop.git', path: 'dist/argo' },
        destination: { server: 'https://kubernetes.default.svc' },
        syncPolicy: { automated: { prune: true, selfHeal: true } },
      },
    ],
  ] as const)('%j holds what it was given', (gvk, Kube, spec) => {
    const chart = testChart();
    Reflect.construct(Kube, [chart, 'raw', { metadata, spec }]);
    expect(manifests(chart)).toEqual([{ ...gvk, metadata: { ...metadata, namespace: 'argo-events' }, spec }]);
    expect(Kube.GVK).toEqual(gvk);
    expect(Reflect.apply(Kube.manifest, Kube, [{ metadata, spec }])).toEqual({ ...gvk, metadata, spec });
  });
});

describe('the labels of pods', () => {
  function pipeline() {
    const chart = testChart();
    const source = new EventSource(chart, 'hooks', { events: { order: Webhook.post('/orders') } });
    const sensor = new Sensor(chart, 'billing');
    sensor.on('order', source.events.order);
    sensor.trigger('log', LogTrigger.events());
    return { chart, source, sensor };
  }

  it('are some of those that the controller gives them', () => {
    const { source, sensor } = pipeline();
    expect(source.podLabels).toEqual({ controller: 'eventsource-controller', 'eventsource-name': 'hooks' });
    expect(eventSourceLabels('hooks')).toMatchObject(source.podLabels);
    expect(sensor.podLabels).toEqual({ controller: 'sensor-controller', 'sensor-name': 'billing' });
    expect(sensorLabels('billing')).toMatchObject(sensor.podLabels);
  });

  it('select the pods for a NetworkPolicy of cdk8s-plus and a PodDisruptionBudget, also after kustomize renamed their owners', () => {
    const { chart, source, sensor } = pipeline();
    new NetworkPolicy(chart, 'only-ingress', {
      selector: Pods.select(chart, 'hooks-pods', { labels: { ...source.podLabels } }),
      ingress: { rules: [{ peer: NetworkPolicyIpBlock.anyIpv4(chart, 'any'), ports: [NetworkPolicyPort.tcp(12000)] }] },
    });
    new k8s.KubePodDisruptionBudget(chart, 'one-left', {
      spec: { minAvailable: k8s.IntOrString.fromNumber(1), selector: { matchLabels: { ...sensor.podLabels } } },
    });
    expect(manifestOf(chart, 'NetworkPolicy')).toMatchObject({
      spec: { podSelector: { matchLabels: source.podLabels } },
    });
    expect(manifestOf(chart, 'PodDisruptionBudget')).toMatchObject({
      spec: { selector: { matchLabels: sensor.podLabels } },
    });
    const references = nameReferences(JSON.parse(JSON.stringify(manifests(chart))) as readonly JsonObject[]);
    expect(references).toContainEqual({
      kind: 'EventSource',
      group: 'argoproj.io',
      fieldSpecs: expect.arrayContaining([
        { kind: 'NetworkPolicy', group: 'networking.k8s.io', path: 'spec/podSelector/matchLabels/eventsource-name' },
      ]),
    });
    expect(references).toContainEqual({
      kind: 'Sensor',
      group: 'argoproj.io',
      fieldSpecs: [{ kind: 'PodDisruptionBudget', group: 'policy', path: 'spec/selector/matchLabels/sensor-name' }],
    });
  });
});
