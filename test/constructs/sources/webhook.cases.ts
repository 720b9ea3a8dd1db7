import { EventSource, Webhook } from '../../../constructs';
import { manifest, testChart } from '../synthesized';
import { dependency } from './declared';

const key = (name: string) => ({ name: 'hooks', key: name });

describe('Webhook', () => {
  it('takes POST or GET on a path of a port', () => {
    const chart = testChart();
    new EventSource(chart, 'hooks', {
      events: {
        order: Webhook.post('/orders', { port: 13000, metadata: { stage: 'test' }, filter: 'body.total > 0' }),
        search: Webhook.get('/search', { port: 13000 }),
      },
    });
    const { spec } = manifest(chart, 'EventSource');
    expect(spec.webhook).toEqual({
      order: {
        endpoint: '/orders',
        port: '13000',
        method: 'POST',
        metadata: { stage: 'test' },
        filter: { expression: 'body.total > 0' },
      },
      search: { endpoint: '/search', port: '13000', method: 'GET' },
    });
    expect(spec.service?.ports).toEqual([{ name: 'order', port: 13000, targetPort: 13000 }]);
  });

  it('asks for a token when told to, and speaks TLS with a certificate', () => {
    const options = { authSecret: key('token'), serverCertSecret: key('crt'), serverKeySecret: key('key') };
    expect(Webhook.post('/x', options).endpoint).toEqual({ port: 12000, path: '/x', tls: true });
    expect(Webhook.post('/x', options).bind('x', {}).webhook?.x).toMatchObject(options);
  });

  it('takes what well-known senders send, each on a path of its own', () => {
    const events = [Webhook.alertmanager(), Webhook.dockerHub(), Webhook.ociRegistry(), Webhook.cloudEvents()];
    expect(events.map(({ endpoint }) => endpoint.path)).toEqual([
      '/alertmanager',
      '/docker-hub',
      '/registry',
      '/cloudevents',
    ]);
    expect(Webhook.dockerHub('/3f9c', { port: 13000 }).bind('pushed', {})).toEqual({
      webhook: { pushed: { endpoint: '/3f9c', port: '13000', method: 'POST' } },
    });
  });

  it('knows what they send', () => {
    const alert = dependency(Webhook.alertmanager<'severity', 'summary'>());
    expect(alert.data('body.alerts.0.labels.severity')).not.toBe('');
    // @ts-expect-error the alerts have a severity
    alert.data('body.alerts.0.labels.level');
    dependency(Webhook.alertmanager()).data('body.commonLabels.anything');
    dependency(Webhook.dockerHub()).data('body.push_data.tag');
    // @ts-expect-error the tag is in push_data
    dependency(Webhook.dockerHub()).data('body.tag');
    dependency(Webhook.ociRegistry()).data('body.events.0.target.repository');
    // @ts-expect-error a registry writes target
    dependency(Webhook.ociRegistry()).data('body.events.0.repository');
    dependency(Webhook.cloudEvents<{ readonly id: string }>()).data('body.data.id');
    // @ts-expect-error the data has an id
    dependency(Webhook.cloudEvents<{ readonly id: string }>()).data('body.data.number');
    dependency(Webhook.cloudEvents()).data('body.data.anything');
  });

  it('refuses a path that nobody can call', () => {
    expect(() => Webhook.post('orders')).toThrow("endpoint 'orders' would never be called");
  });
});
