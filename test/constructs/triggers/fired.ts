import { type Dependency, EventSource, type ITrigger, Sensor, Webhook } from '../../../constructs';
import type { HeaderPayload } from '../../../src/model/payloads/published';
import type { Trigger } from '../../../src/model/sensor';
import { violations } from '../../../src/model/validate';
import { manifest, testChart } from '../synthesized';

/** What the webhook of these tests receives. */
export interface Order {
  readonly id: number;
  readonly customer: string;
  readonly total: number;
}

/** How the manifest states a trigger that reads from an order. It is what the model says. */
export function fired(make: (placed: Dependency<HeaderPayload<Order>>) => ITrigger): Trigger | undefined {
  const chart = testChart();
  const { events } = new EventSource(chart, 'orders', { events: { placed: Webhook.post<Order>('/orders') } });
  const sensor = new Sensor(chart, 'billing');
  sensor.trigger('act', make(sensor.on('placed', events.placed)));
  const object = manifest(chart, 'Sensor');
  expect(violations('Sensor', object)).toEqual([]);
  return object.spec.triggers[0];
}

/** A key of a Secret. */
export function key(name: string): { readonly name: string; readonly key: string } {
  return { name: 'credentials', key: name };
}
