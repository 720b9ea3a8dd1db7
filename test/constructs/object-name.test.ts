import { Construct } from 'constructs';
import { EventSource, Webhook } from '../../constructs';
import { manifests, testChart } from './synthesized';

const events = { order: Webhook.post('/orders') };

describe('the name of an object', () => {
  it('is made of the ids below the chart, so that people can type it', () => {
    const chart = testChart();
    new EventSource(chart, 'Orders', { events });
    new EventSource(new Construct(chart, 'shop'), 'orders', { events });
    expect(manifests(chart).map(({ metadata }) => metadata.name)).toEqual(['orders', 'shop-orders']);
  });

  it('can be given', () => {
    const chart = testChart();
    new EventSource(chart, 'a', { events, metadata: { name: 'orders', namespace: 'shop' } });
    expect(manifests(chart)[0]?.metadata).toEqual({ name: 'orders', namespace: 'shop' });
  });

  it('must be a DNS label', () => {
    expect(() => new EventSource(testChart(), 'my_orders', { events })).toThrow(
      "the name made from its ids is 'my_orders'",
    );
    expect(() => new EventSource(testChart(), 'a', { events, metadata: { name: 'a.b' } })).toThrow(
      "metadata.name is 'a.b'",
    );
    expect(() => new EventSource(testChart(), 'a'.repeat(64), { events })).toThrow('a name has at most 63');
  });

  it('is taken once per kind and namespace', () => {
    const chart = testChart();
    new EventSource(chart, 'orders', { events });
    new EventSource(chart, 'elsewhere', { events, metadata: { name: 'orders', namespace: 'shop' } });
    expect(() => new EventSource(chart, 'again', { events, metadata: { name: 'orders' } })).toThrow(
      "[chart/again] the EventSource 'orders' exists already at 'chart/orders' in namespace 'argo-events', and one would overwrite the other",
    );
  });
});
