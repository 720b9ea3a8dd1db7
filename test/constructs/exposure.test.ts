import { EventSource, Exposure, GithubEvent, Webhook } from '../../constructs';
import { type Manifest, manifest, manifestOf, manifests, testChart } from './synthesized';

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

  it('asks an Issuer of the namespace for the certificate', () => {
    const { chart, source } = github();
    const tls = { secretName: 'certificate', issuer: 'internal' };
    Exposure.ingress(chart, 'hooks', { host, eventSources: [source], tls });
    expect(manifestOf(chart, 'Ingress')).toMatchObject({
      metadata: { annotations: { 'cert-manager.io/issuer': 'internal' } },
    });
  });

  it('leads to one event source from two hosts through one Service', () => {
    const { chart, source } = github();
    Exposure.ingress(chart, 'public', { host, eventSources: [source] });
    const exposure = Exposure.ingress(chart, 'internal', { host: 'hooks.internal', eventSources: [source] });
    expect(exposure.urlOf(source.events['git-push'])).toBe('http://hooks.internal/push');
    expect(manifests(chart).filter(({ kind }) => kind === 'Service')).toHaveLength(1);
  });

  it('routes by the beginning of a path in which the event source looks for parts of its own', () => {
    const chart = testChart();
    const events = {
      tenant: Webhook.post('/tenants/{tenant}/orders'),
      refund: Webhook.post('/tenants/{tenant}/refunds'),
    };
    const source = new EventSource(chart, 'orders', { events });
    Exposure.ingress(chart, 'hooks', { host, eventSources: [source] });
    expect(manifestOf(chart, 'Ingress')).toMatchObject({
      spec: { rules: [{ http: { paths: [{ path: '/tenants', pathType: 'Prefix' }] } }] },
    });
    const other = new EventSource(chart, 'other', { events: { all: Webhook.post('/{anything}') } });
    Exposure.httpRoute(chart, 'route', { host, eventSources: [other], gateway: { name: 'public' } });
    expect(manifestOf(chart, 'HTTPRoute')).toMatchObject({
      spec: { rules: [{ matches: [{ path: { type: 'PathPrefix', value: '/' } }] }] },
    });
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
    const elsewhere = new EventSource(testChart('other'), 'far', { events: { far: Webhook.post('/far') } });
    expect(() => expose('f', elsewhere)).toThrow(
      "[chart/f] event source 'far' is in namespace 'other', and the Ingress in 'argo-events'; it leads only to pods of its own namespace",
    );
    const templates = [Webhook.post('/t/{a}'), Webhook.post('/t/{b}', { port: 12001 })] as const;
    const below = new EventSource(chart, 'below', { events: { a: templates[0], b: templates[1] } });
    expect(() => expose('g', below)).toThrow(
      "[chart/g] two events need all that is below '/t' of http://hooks.acme.example",
    );
    expect(() => expose('e', github().source).urlOf(orders.events.placed)).toThrow(
      "[chart/e] event 'placed' of event source 'orders' is not exposed here; add its event source to eventSources",
    );
  });
});

const certificate = {
  serverCertSecret: { name: 'hooks-tls', key: 'tls.crt' },
  serverKeySecret: { name: 'hooks-tls', key: 'tls.key' },
};

describe('Exposure of events that have a certificate of their own', () => {
  function encrypted() {
    const chart = testChart();
    return {
      chart,
      source: new EventSource(chart, 'orders', { events: { placed: Webhook.post('/orders', certificate) } }),
    };
  }

  it('tells an Ingress to speak TLS to them', () => {
    const { chart, source } = encrypted();
    const exposure = Exposure.ingress(chart, 'hooks', { host, eventSources: [source], tls: { secretName: 'public' } });
    expect(exposure.url).toBe('https://hooks.acme.example');
    expect(manifestOf(chart, 'Ingress')).toMatchObject({
      metadata: { annotations: { 'nginx.ingress.kubernetes.io/backend-protocol': 'HTTPS' } },
    });
  });

  it('tells a gateway how to know them', () => {
    const { chart, source } = encrypted();
    const backendTls = { hostname: 'orders.internal', caConfigMap: 'internal-ca' };
    Exposure.httpRoute(chart, 'hooks', { host, eventSources: [source], gateway: { name: 'public' }, backendTls });
    expect(manifestOf(chart, 'BackendTLSPolicy')).toMatchObject({
      apiVersion: 'gateway.networking.k8s.io/v1',
      metadata: { name: 'hooks' },
      spec: {
        targetRefs: [{ group: '', kind: 'Service', name: 'orders-webhooks' }],
        validation: {
          hostname: 'orders.internal',
          caCertificateRefs: [{ group: '', kind: 'ConfigMap', name: 'internal-ca' }],
        },
      },
    });
  });

  it('takes the authorities that a gateway trusts', () => {
    const { chart, source } = encrypted();
    const backendTls = { hostname: 'orders.internal' };
    Exposure.httpRoute(chart, 'hooks', { host, eventSources: [source], gateway: { name: 'public' }, backendTls });
    expect(manifestOf(chart, 'BackendTLSPolicy')).toMatchObject({
      spec: { validation: { wellKnownCACertificates: 'System' } },
    });
  });

  it('refuses a way that would not work', () => {
    const { chart, source } = encrypted();
    const plain = new EventSource(chart, 'plain', { events: { plain: Webhook.post('/plain') } });
    expect(() => Exposure.ingress(chart, 'a', { host, eventSources: [source, plain] })).toThrow(
      '[chart/a] some of the events have a serverCertSecret and others do not, and an Ingress speaks to all of them in one way',
    );
    expect(() => Exposure.httpRoute(chart, 'b', { host, eventSources: [source], gateway: { name: 'g' } })).toThrow(
      '[chart/b] the events behind orders-webhooks have a serverCertSecret, and a gateway speaks plain HTTP to them',
    );
  });
});

describe('Exposure by a load balancer', () => {
  it('serves each event on the port that it listens on', () => {
    const { chart, source } = github();
    const exposure = Exposure.loadBalancer(chart, 'hooks', { host, eventSource: source });
    expect(exposure.urlOf(source.events['git-push'])).toBe('http://hooks.acme.example:12000/push');
    const { metadata, spec } = manifestOf<Manifest>(chart, 'Service');
    expect(metadata.name).toBe('hooks');
    expect(spec).toMatchObject({
      type: 'LoadBalancer',
      ports: [{ name: 'git-push', port: 12000, targetPort: 12000 }],
      selector: { 'eventsource-name': 'github' },
    });
  });

  it('has an address with https for events that have a certificate, and tells them so', () => {
    const chart = testChart();
    const push = GithubEvent.push({ repository: 'acme/shop', apiToken, ...certificate });
    const source = new EventSource(chart, 'github', { events: { push } });
    const exposure = Exposure.loadBalancer(chart, 'hooks', { host, eventSource: source, port: 443 });
    expect(exposure.urlOf(source.events.push)).toBe('https://hooks.acme.example/push');
    expect(exposure.url).toBe('https://hooks.acme.example');
    expect(manifestOf(chart, 'Service')).toMatchObject({ spec: { ports: [{ port: 443, targetPort: 12000 }] } });
    expect(manifest(chart, 'EventSource').spec.github?.push?.webhook).toMatchObject({
      url: 'https://hooks.acme.example',
      ...certificate,
    });
  });

  it('can hold the certificate itself, and let in a few only', () => {
    const { chart, source } = github();
    const exposure = Exposure.loadBalancer(chart, 'hooks', {
      host,
      eventSource: source,
      scheme: 'https',
      port: 8443,
      loadBalancerSourceRanges: ['140.82.112.0/20'],
      loadBalancerClass: 'service.k8s.aws/nlb',
      externalTrafficPolicy: 'Local',
      metadata: { name: 'github-hooks', annotations: { 'example.com/certificate': 'arn' } },
      about: { owner: 'team-shop' },
    });
    expect(exposure.url).toBe('https://hooks.acme.example:8443');
    expect(manifestOf(chart, 'Service')).toMatchObject({
      metadata: {
        name: 'github-hooks',
        annotations: { 'example.com/certificate': 'arn', 'a8r.io/owner': 'team-shop' },
      },
      spec: {
        loadBalancerSourceRanges: ['140.82.112.0/20'],
        loadBalancerClass: 'service.k8s.aws/nlb',
        externalTrafficPolicy: 'Local',
      },
    });
  });

  it('refuses a port that cannot be', () => {
    const chart = testChart();
    const events = { a: Webhook.post('/a', { port: 1 }), b: Webhook.post('/b', { port: 2 }) };
    const two = new EventSource(chart, 'two', { events });
    const { source } = github();
    expect(() => Exposure.loadBalancer(chart, 'a', { host, eventSource: two, port: 443 })).toThrow(
      "[chart/a] callers would all use port 443, and the events listen on 2 ports; leave out 'port'",
    );
    expect(() => Exposure.loadBalancer(chart, 'b', { host, eventSource: source, port: 0 })).toThrow(
      '[chart/b] port 0 does not exist; use one from 1 to 65535',
    );
  });
});
