import {
  EventSource,
  Expr,
  type FilterOptions,
  LogTrigger,
  Match,
  Script,
  Sensor,
  TimeWindow,
  Webhook,
} from '../../constructs';
import { compile } from '../../src/language/lua/lua';
import { violations } from '../../src/model/validate';
import { manifest, testChart } from './synthesized';

function dependency(options: FilterOptions) {
  const chart = testChart();
  const { events } = new EventSource(chart, 'orders', { events: { placed: Webhook.post<{ n: number }>('/orders') } });
  const sensor = new Sensor(chart, 'billing');
  sensor.on('placed', events.placed, { where: { 'body.n': Match.atLeast(1) }, ...options });
  sensor.trigger('note', LogTrigger.events());
  const object = manifest(chart, 'Sensor');
  expect(violations('Sensor', object)).toEqual([]);
  return object.spec.dependencies[0];
}

describe('the filters of a dependency', () => {
  it('say everything that upstream can filter by', () => {
    expect(
      dependency({
        expressions: [Expr.of('a > 3', { a: 'body.n' })],
        script: Script.lua('return event.body.n > 1'),
        time: TimeWindow.between('09:00:00', '17:00:00', { timezone: 'Europe/Oslo' }),
        context: { type: 'webhook' },
        any: ['where', 'expressions', 'filters'],
        transform: { jq: '{body: .body}' },
      }),
    ).toMatchObject({
      filters: {
        exprs: [{ expr: 'a > 3', fields: [{ name: 'a', path: 'body.n' }] }],
        exprLogicalOperator: 'or',
        data: [{ path: 'body.n' }],
        dataLogicalOperator: 'or',
        context: { type: 'webhook' },
        time: { start: '09:00:00', stop: '17:00:00', timezone: 'Europe/Oslo' },
        script: 'return event.body.n > 1',
      },
      filtersLogicalOperator: 'or',
      transform: { jq: '{body: .body}' },
    });
    expect(dependency({ transform: { script: Script.lua('return event') } })?.transform).toEqual({
      script: 'return event',
    });
  });

  it('ask the clock for weekdays, beside a script of their own', () => {
    const days = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;
    const today = days[new Date().getUTCDay()] ?? 'sunday';
    const passes = (weekdays: readonly (typeof days)[number][], lua: string) => {
      const time = TimeWindow.between('09:00:00', '17:00:00', { weekdays });
      return compile(dependency({ time, script: Script.lua(lua) })?.filters?.script ?? '')
        .run({ event: null })
        .at(-1);
    };
    expect(passes([...days], 'return true -- always')).toBe(true);
    expect(passes([...days], 'return false')).toBe(false);
    expect(
      passes(
        days.filter((day) => day !== today),
        'return true',
      ),
    ).toBe(false);
  });

  it.each<[string, () => unknown]>([
    ["the expression '1 > 0' has no fields", () => Expr.of('1 > 0', {})],
    ["uses 'b'; its fields are a", () => Expr.of('b > 0', { a: 'body.n' })],
    ['begins and ends at 09:00:00, which upstream refuses', () => TimeWindow.between('09:00:00', '09:00:00')],
    [
      'has no weekdays, so that no event would pass',
      () => TimeWindow.between('09:00:00', '10:00:00', { weekdays: [] }),
    ],
    [
      "has weekdays in 'Europe/Oslo'",
      () => TimeWindow.between('09:00:00', '10:00:00', { timezone: 'Europe/Oslo', weekdays: ['monday'] }),
    ],
    ["[chart/billing] dependency 'placed': the context to filter by is empty", () => dependency({ context: {} })],
    ['the context to filter by is empty', () => dependency({ context: { type: undefined } })],
    [
      "any: ['filters'] would let stand in for the time",
      () =>
        dependency({ any: ['filters'], time: TimeWindow.between('09:00:00', '10:00:00', { weekdays: ['monday'] }) }),
    ],
    ['cannot read the time', () => TimeWindow.between('9 am', '10:00:00')],
  ])('are refused: %s', (message, make) => {
    expect(make).toThrow(message);
  });
});
