import { EventSource, Exposure, GithubEvent, Webhook } from '../../constructs';
import { manifest, manifestOf, manifests, testChart } from './synthesized';

const host = 'hooks.acme.example';
const apiToken = { name: 'github', key: 'token' };

function github(options: { readonly endpoint?: string } = {}) {
  const chart = testChart();
  const push = GithubEvent.push({ repository: 'acme/shop', ...options });
  return { chart, source: new EventSource(chart, 'github', { events: { 'git-push': push } }) };
}

describe('Exposure', () => {
  it('makes a Service of its own that selects the pods of the event source', () => {
    const { chart, source } = github();
    Exposure.ingress(chart, 'hooks', { host, eventSources: [source] });
    expect(manifestOf(chart, 'Service')).toMatchObject({
      metadata: { name: 'github-webhooks' },
      spec: {
        ports: [{ name: 'git-push', port: 12000, targetPort: 12000 }],
        selector: { controller: 'eventsource-controller', 'eventsource-name': 'github' },
      },
    });
  });

  it('by an Ingress sends exactly the paths that are listened on', () => {
    const { chart, source } = github();
    const tls = { secretName: 'certificate', clusterIssuer: 'letsencrypt' };
    const exposure = Exposure.ingress(chart, 'hooks', { host, eventSources: [source], className: 'nginx', tls });
    expect(exposure.urlOf(source.events['git-push'])).toBe('https://hooks.acme.example/push');
    expect(manifestOf(chart, 'Ingress')).toMatchObject({
      metadata: { name: 'hooks', annotations: { 'cert-manager.io/cluster-issuer': 'letsencrypt' } },
      spec: {
        ingressClassName: 'nginx',
        tls: [{ hosts: [host], secretName: 'certificate' }],
        rules: [
          {
            host,
            http: {
              paths: [
                {
                  path: '/push',
                  pathType: 'Exact',
                  backend: { service: { name: 'github-webhooks', port: { number: 12000 } } },
                },
              ],
            },
          },
        ],
      },
    });
  });

  it('without a certificate says so in the address', () => {
    const { chart, source } = github();
    const exposure = Exposure.ingress(chart, 'hooks', { host, eventSources: [source] });
    expect(exposure.urlOf(source.events['git-push'])).toBe('http://hooks.acme.example/push');
  });

  it('by an HTTPRoute uses a gateway that exists', () => {
    const { chart, source } = github();
    const gateway = { name: 'public', namespace: 'gateways', sectionName: 'https' };
    const exposure = Exposure.httpRoute(chart, 'hooks', { host, eventSources: [source], gateway });
    expect(exposure.url).toBe('https://hooks.acme.example');
    expect(manifestOf(chart, 'HTTPRoute')).toMatchObject({
      apiVersion: 'gateway.networking.k8s.io/v1',
      spec: {
        hostnames: [host],
        parentRefs: [{ kind: 'Gateway', ...gateway }],
        rules: [
          {
            matches: [{ path: { type: 'Exact', value: '/push' } }],
            backendRefs: [{ kind: 'Service', name: 'github-webhooks', port: 12000 }],
          },
        ],
      },
    });
  });

  it('by an HTTPRoute can bring a gateway that speaks TLS', () => {
    const { chart, source } = github();
    const tls = { secretName: 'certificate', clusterIssuer: 'letsencrypt' };
    Exposure.httpRoute(chart, 'hooks', { host, eventSources: [source], gatewayClassName: 'istio', tls });
    expect(manifestOf(chart, 'Gateway')).toMatchObject({
      metadata: { annotations: { 'cert-manager.io/cluster-issuer': 'letsencrypt' } },
      spec: {
        gatewayClassName: 'istio',
        listeners: [
          {
            protocol: 'HTTPS',
            port: 443,
            hostname: host,
            tls: { mode: 'Terminate', certificateRefs: [{ kind: 'Secret', name: 'certificate' }] },
          },
        ],
      },
    });
    expect(manifestOf(chart, 'HTTPRoute')).toMatchObject({
      spec: { parentRefs: [{ name: 'hooks', sectionName: 'https' }] },
    });
  });

  it('serves several event sources on one host', () => {
    const { chart, source } = github();
    const orders = new EventSource(chart, 'orders', { events: { placed: Webhook.post('/orders') } });
    const exposure = Exposure.ingress(chart, 'hooks', { host, eventSources: [source, orders] });
    expect(exposure.urlOf(orders.events.placed)).toBe('http://hooks.acme.example/orders');
    expect(manifests(chart).filter(({ kind }) => kind === 'Service')).toHaveLength(2);
  });

  it('tells an event source that registers its own webhooks under which address', () => {
    const chart = testChart();
    const push = GithubEvent.push({ repository: 'acme/shop', apiToken });
    const source = new EventSource(chart, 'github', { events: { push } });
    Exposure.ingress(chart, 'hooks', { host, eventSources: [source], tls: { secretName: 'certificate' } });
    expect(manifest(chart, 'EventSource').spec.github?.push?.webhook.url).toBe('https://hooks.acme.example');
  });

  it('refuses what nobody could call', () => {
    const { chart, source } = github({ endpoint: '/orders' });
    const orders = new EventSource(chart, 'orders', { events: { placed: Webhook.post('/orders') } });
    const silent = new EventSource(chart, 'silent', {
      events: { tick: { kind: 'calendar', bind: (name) => ({ calendar: { [name]: { interval: '1m' } } }) } },
    });
    const expose = (id: string, ...eventSources: Parameters<typeof Exposure.ingress>[2]['eventSources']) =>
      Exposure.ingress(chart, id, { host, eventSources });
    expect(() => expose('a', source, orders)).toThrow(
      '[chart/a] two events would be called at http://hooks.acme.example/orders; give one of them another endpoint or host',
    );
    expect(() => expose('b', silent)).toThrow('[chart/b] none of the event sources is called over HTTP');
    expect(() => Exposure.ingress(chart, 'c', { host: 'https://x', eventSources: [source] })).toThrow(
      "[chart/c] 'https://x' is not a host name",
    );
    expect(() => Exposure.httpRoute(testChart(), 'd', { host, eventSources: [github().source] })).toThrow(
      'it is not clear which gateway serves the host',
    );
    expect(() => expose('e', github().source).urlOf(orders.events.placed)).toThrow(
      "[chart/e] event 'placed' of event source 'orders' is not exposed here; add its event source to eventSources",
    );
  });
});
