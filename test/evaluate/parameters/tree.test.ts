import fc from 'fast-check';
import { applyParameters, applyToTree, compileParameters } from '../../../src/evaluate/parameters/parameter';
import type { ParameterValue } from '../../../src/evaluate/parameters/source';
import { plainPlace, putPlainly } from '../../../src/evaluate/parameters/tree';
import { Trail } from '../../../src/evaluate/step';
import { decode, encode } from '../../../src/language/go/json';
import type { Json } from '../../../src/model/json';
import type { TriggerParameter } from '../../../src/model/parameter';
import { documentOf } from '../pushes';

const events = new Map([
  [
    'd',
    documentOf(
      '{"s":"text","n":1.50,"big":12345678901234567890,"o":{"b":0,"a":[1.50]},"z":null,"t":true,"u":"\\ud83d"}',
    ),
  ],
]);

const keys = fc.constantFrom('a', 'b', 'c-1', '0', '1');
const trees = fc.letrec<{ value: Json; object: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<Json>('x', '', 1, true, null),
    tie('object'),
    fc.array(tie('value'), { maxLength: 3 }),
  ),
  object: fc.dictionary(keys, tie('value'), { maxKeys: 4 }),
})).object;

const parameters = fc.record({
  dest: fc
    .array(fc.constantFrom('a', 'b', 'c-1', '0', '1', '-1', 'é'), { minLength: 1, maxLength: 4 })
    .map((steps) => steps.join('.')),
  operation: fc.constantFrom('', 'overwrite', 'append', 'prepend', 'add'),
  src: fc.record({
    dependencyName: fc.constantFrom('d', 'd', 'd', 'absent'),
    dataKey: fc.constantFrom('s', 'n', 'big', 'o', 'z', 't', 'u', 'nope'),
    useRawData: fc.boolean(),
  }),
}) as fc.Arbitrary<TriggerParameter>;

/** What becomes of it, be it an error. */
function outcome(attempt: () => Json): Json {
  try {
    return attempt();
  } catch (error) {
    return String(error);
  }
}

describe('putting values into a tree', () => {
  it('gives what putting them into its text gives, and leaves the tree alone', () => {
    fc.assert(
      fc.property(trees, fc.array(parameters, { maxLength: 4 }), (tree, asked) => {
        const before = structuredClone(tree);
        const compiled = compileParameters(asked);
        const [byTree, byText] = [new Trail(), new Trail()];
        const fast = outcome(() => {
          const document = applyToTree(tree, compiled, events, byTree);
          return document.text === undefined ? document.tree : decode(document.text);
        });
        const slow = outcome(() => decode(applyParameters(encode(tree as never), compiled, events, byText)));
        expect(fast).toEqual(slow);
        expect(byTree.steps).toEqual(byText.steps);
        expect(tree).toEqual(before);
      }),
      { numRuns: 400 },
    );
  });

  it('knows which places are plain', () => {
    expect(plainPlace('spec.arguments.parameters.0.value')).toEqual(['spec', 'arguments', 'parameters', '0', 'value']);
    for (const dest of ['', 'a.-1', 'a.:1', 'a\\.b', 'a.*', '0.a', 'a..b', 'a.01', '__proto__', 'é']) {
      expect(plainPlace(dest)).toBeUndefined();
    }
  });

  const value = (text: string, type: ParameterValue['type'] = 'String'): ParameterValue & { value: string } => ({
    value: text,
    type,
  });

  it.each<[Json, string, string, Json | undefined]>([
    [{ a: 1 }, 'a', '', { a: 'v' }],
    [{ a: {} }, 'a.b', 'overwrite', { a: { b: 'v' } }],
    [{ a: { b: { c: 1 } } }, 'a.b.c', '', { a: { b: { c: 'v' } } }],
    [{}, 'a.b', '', undefined],
    [{ a: [1, 2] }, 'a.0', '', { a: ['v', 2] }],
    [{ a: [1, 2] }, 'a.1', '', { a: [1, 'v'] }],
    [{ a: [1, 2] }, 'a.2', '', undefined],
    [{ a: [1, 2] }, 'a.b', '', undefined],
    [{ a: [{ b: 1 }] }, 'a.0.b', '', { a: [{ b: 'v' }] }],
    [{ a: 1 }, 'a.b', '', undefined],
    [{ a: null }, 'a.b', '', undefined],
    [null, 'a', '', undefined],
    ['x', 'a', '', undefined],
    [{}, 'constructor', '', { constructor: 'v' }],
    [{}, 'constructor.name', '', undefined],
    [{ a: 'x' }, 'a', 'append', { a: 'xv' }],
    [{ a: 'x' }, 'a', 'prepend', { a: 'vx' }],
    [{ a: '' }, 'a', 'append', { a: 'v' }],
    [{}, 'a', 'append', { a: 'v' }],
    [{}, 'a', 'prepend', { a: 'v' }],
    [{ a: 1 }, 'a', 'append', undefined],
    [{ a: null }, 'a', 'prepend', undefined],
    [{ a: { b: 1 } }, 'a', '', { a: 'v' }],
  ])('changes %j at %s (%s) into %j', (tree, dest, operation, changed) => {
    expect(putPlainly(tree, dest.split('.'), operation, value('v'), false)).toStrictEqual(changed);
  });

  it.each<[string, ParameterValue['type'], boolean, Json | undefined]>([
    ['5', 'Number', true, 5],
    ['5', 'Number', false, '5'],
    ['5', 'String', true, '5'],
    ['{"a":[1]}', 'JSON', true, { a: [1] }],
    ['123456789012345', 'Number', true, 123456789012345],
    ['1234567890123456', 'Number', true, undefined],
    ['1234567890123456', 'Number', false, '1234567890123456'],
    ['\udcff', 'String', false, undefined],
  ])('puts %s of type %s (raw: %s) as %j', (text, type, useRawData, put) => {
    const changed = putPlainly({}, ['a'], '', value(text, type), useRawData);
    expect(changed).toEqual(put === undefined ? undefined : { a: put });
  });

  it('shares with the tree what does not change', () => {
    const tree = { a: [{ b: 1 }, { c: 2 }], d: { e: 3 } };
    const changed = putPlainly(tree, ['a', '0', 'b'], '', value('v'), false) as typeof tree;
    expect([changed.a[1], changed.d]).toEqual([tree.a[1], tree.d]);
    expect(changed.a[1]).toBe(tree.a[1]);
    expect(changed.d).toBe(tree.d);
    const replaced = applyToTree(
      tree,
      compileParameters([{ dest: 'd.e', src: { dependencyName: 'd', dataKey: 's' } }]),
      events,
      new Trail(),
    );
    expect(replaced).toEqual({ tree: { ...tree, d: { e: 'text' } } });
  });
});
