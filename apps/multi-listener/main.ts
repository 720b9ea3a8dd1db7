import { ApiObject, Chart, Size } from 'cdk8s';
import {
  EventBus,
  EventSource,
  Exposure,
  GithubEvent,
  HttpTrigger,
  LogTrigger,
  Match,
  PipelineApp,
  Sensor,
  Webhook,
  WebhookSecret,
} from '../../constructs';

interface Order {
  readonly id: string;
  readonly lines: readonly { readonly sku: string; readonly quantity: number }[];
}

interface Shipment {
  readonly order: string;
  readonly tracking: string;
}

interface Scan {
  readonly order: string;
  readonly sku: string;
}

const app = new PipelineApp({ outdir: process.env.CDK8S_OUTDIR ?? 'dist/multi-listener' });
const chart = new Chart(app, 'listeners', { namespace: 'partners' });
const about = { owner: 'team-partners', runbook: 'https://runbooks.acme.example/partners' };
const eventBus = EventBus.jetstream(chart, 'default');

/** Each caller has a token of its own, so that one that leaked can be changed alone. */
const tokenOf = (caller: string): WebhookSecret =>
  WebhookSecret.externalSecret(chart, `${caller}-token`, { store: { name: 'vault' }, remoteKey: `partners/${caller}` });

const partners = new EventSource(chart, 'partners', {
  about: { ...about, description: 'Receives what partners and GitHub send' },
  eventBus,
  replicas: 2,
  events: {
    order: Webhook.post<Order>('/orders', { port: 12000, authSecret: tokenOf('retailer') }),
    'order-draft': Webhook.post<Order>('/orders/drafts', { port: 12000, authSecret: tokenOf('retailer-test') }),
    shipment: Webhook.post<Shipment>('/shipments', {
      port: 12001,
      authSecret: tokenOf('carrier'),
      maxPayloadSize: Size.kibibytes(64),
    }),
    release: GithubEvent.release({
      repository: 'acme/catalog',
      endpoint: '/releases',
      port: 12002,
      secret: tokenOf('github'),
    }),
  },
});

Exposure.ingress(chart, 'hooks', {
  about: { ...about, description: 'One host for all of them: each path leads to the port that listens on it' },
  host: 'hooks.acme.example',
  eventSources: [partners],
  className: 'nginx',
  tls: { secretName: 'hooks-certificate', clusterIssuer: 'letsencrypt' },
});

// The hand scanners of the warehouse come straight in, encrypted up to the pod: the port has a certificate of its own.
const certificate = 'scanners-certificate';
new ApiObject(chart, 'certificate', {
  apiVersion: 'cert-manager.io/v1',
  kind: 'Certificate',
  metadata: { name: certificate },
  spec: {
    secretName: certificate,
    dnsNames: ['scanners.acme.example'],
    issuerRef: { kind: 'ClusterIssuer', name: 'letsencrypt' },
  },
});

const scanners = new EventSource(chart, 'scanners', {
  about: { ...about, description: 'Receives what the warehouse scans' },
  eventBus,
  events: {
    scan: Webhook.post<Scan>('/scans', {
      port: 12443,
      authSecret: tokenOf('scanners'),
      serverCertSecret: { name: certificate, key: 'tls.crt' },
      serverKeySecret: { name: certificate, key: 'tls.key' },
    }),
  },
});

Exposure.loadBalancer(chart, 'scanners-lb', {
  about: { ...about, description: 'Lets the warehouse, and nobody else, reach the scanners' },
  host: 'scanners.acme.example',
  eventSource: scanners,
  port: 443,
  loadBalancerSourceRanges: ['192.0.2.0/24'],
});

const sensor = new Sensor(chart, 'shop', {
  about: { ...about, description: 'Passes on to the shop what came' },
  eventBus,
});

// What goes into an address is looked at first.
const number = Match.pattern(/^[A-Z0-9-]{1,20}$/);
const order = sensor.on('order', partners.events.order, { where: { 'body.id': number } });
const shipment = sensor.on('shipment', partners.events.shipment, { where: { 'body.order': number } });
const scan = sensor.on('scan', scanners.events.scan, { where: { 'body.order': number } });
const draft = sensor.on('draft', partners.events['order-draft']);
const release = sensor.on('release', partners.events.release, {
  where: { 'body.action': Match.equals('published') },
});

const shop = 'http://shop.shop.svc:8080';

sensor.trigger(
  'order',
  HttpTrigger.put(`${shop}/orders/${order.data('body.id')}`, { lines: order.raw('body.lines') }),
  { when: order },
);
sensor.trigger(
  'shipment',
  HttpTrigger.put(`${shop}/orders/${shipment.data('body.order')}/shipment`, {
    tracking: shipment.data('body.tracking'),
  }),
  { when: shipment },
);
sensor.trigger(
  'scan',
  HttpTrigger.post(`${shop}/orders/${scan.data('body.order')}/scans`, { sku: scan.data('body.sku') }),
  { when: scan },
);
sensor.trigger(
  'catalog',
  HttpTrigger.post(`${shop}/catalog/refresh`, { version: release.data('body.release.tag_name') }),
  { when: release },
);
sensor.trigger('draft', LogTrigger.events(), { when: draft });

app.synth();
