import * as fc from 'fast-check';
import { Condition, EventSource, type ICondition, Sensor, Webhook } from '../../constructs';
import { compileCondition } from '../../src/language/condition';
import { testChart } from './synthesized';

const chart = testChart();
const source = new EventSource(chart, 'source', { events: { a: Webhook.post('/a') } });
const sensor = new Sensor(chart, 'sensor');
const names = ['a', 'b', 'c', 'd'] as const;
const dependencies = names.map((name): ICondition => sensor.on(name, source.events.a));
const [a, b, c] = dependencies as [ICondition, ICondition, ICondition];

const conditions = fc.letrec<{ condition: ICondition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom<ICondition>(...dependencies),
    fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((parts) => Condition.allOf(...parts)),
    fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((parts) => Condition.anyOf(...parts)),
  ),
})).condition;

describe('Condition', () => {
  it('is written with the fewest parentheses that keep its meaning', () => {
    expect(Condition.allOf(a, b).toExpression()).toBe('a && b');
    expect(Condition.anyOf(a, Condition.allOf(b, c)).toExpression()).toBe('a || (b && c)');
    expect(Condition.allOf(Condition.allOf(Condition.anyOf(a, b)), c).toExpression()).toBe('(a || b) && c');
    expect(Condition.allOf(a, Condition.allOf(b, c)).toExpression()).toBe('a && b && c');
  });

  it('needs at least one dependency', () => {
    expect(() => Condition.allOf()).toThrow('a condition needs at least one dependency');
  });

  it('requires what no alternative can do without', () => {
    const condition = Condition.anyOf(Condition.allOf(a, b), Condition.allOf(a, c));
    expect(condition.requires('a')).toBe(true);
    expect(condition.requires('b')).toBe(false);
  });

  it('requires exactly what its expression requires when the runtime reads it', () => {
    fc.assert(
      fc.property(conditions, (condition) => {
        const compiled = compileCondition(condition.toExpression(), names);
        const used = condition.dependencies.map(({ name }) => name);
        expect(used.filter((name) => condition.requires(name))).toEqual(used.filter((name) => compiled.requires(name)));
      }),
    );
  });
});
