import { Condition, EventSource, HttpTrigger, Sensor, Webhook } from '../../constructs';
import { testChart } from './synthesized';

function billing() {
  const chart = testChart();
  const { events } = new EventSource(chart, 'orders', {
    events: { placed: Webhook.post('/placed'), paid: Webhook.post('/paid') },
  });
  return { sensor: new Sensor(chart, 'billing'), events };
}

const post = (body: object) => HttpTrigger.post('https://shop.example.com', body);

describe('a payload is refused', () => {
  it('without a dependency', () => {
    expect(() => billing().sensor.trigger('act', post({ a: 1 }))).toThrow('the sensor has none yet; call on() first');
  });

  it('for a text of two events', () => {
    const { sensor, events } = billing();
    const [placed, paid] = [sensor.on('placed', events.placed), sensor.on('paid', events.paid)];
    expect(() => sensor.trigger('act', post({ a: `${placed.data('body.a')} ${paid.data('body.a')}` }))).toThrow(
      "[chart/billing] trigger 'act': 'a' is a text with values of 'placed' and 'paid', and upstream makes such a text of one event only",
    );
  });

  it('for a number that no event is sure to carry, and a value that may be absent', () => {
    const { sensor, events } = billing();
    const [placed, paid] = [sensor.on('placed', events.placed), sensor.on('paid', events.paid)];
    const when = Condition.anyOf(placed, paid);
    const body = { a: placed.data('body.a', { otherwise: '' }), n: 1 };
    expect(() => sensor.trigger('act', post(body), { when })).toThrow(
      "'n' is 1, which upstream can only put beside values",
    );
    expect(() => sensor.trigger('act', post({ a: placed.data('body.a') }), { when })).toThrow('give a fallback');
  });

  it('for a value in a key, and what no message can hold', () => {
    const { sensor, events } = billing();
    const value = sensor.on('placed', events.placed).data('body.a');
    expect(() => sensor.trigger('act', post({ [value]: 1 }))).toThrow('a value of an event cannot be a key');
    expect(() => sensor.trigger('act', post({ a: value, f: () => 1 }))).toThrow("'f' is a function");
  });
});
