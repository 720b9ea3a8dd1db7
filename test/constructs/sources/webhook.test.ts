import { EventSource, Webhook } from '../../../constructs';
import { manifest, testChart } from '../synthesized';

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
    expect(Webhook.post('/x', options).bind('x').webhook?.x).toMatchObject(options);
  });

  it('refuses a path that nobody can call', () => {
    expect(() => Webhook.post('orders')).toThrow("endpoint 'orders' would never be called");
  });
});
