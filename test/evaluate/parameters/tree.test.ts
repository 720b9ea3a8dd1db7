import fc from 'fast-check';
import { applyParameters, applyToTree, compileParameters } from '../../../src/evaluate/parameters/parameter';
import { plainPlace } from '../../../src/evaluate/parameters/tree';
import { Trail } from '../../../src/evaluate/step';
import { decode, encode } from '../../../src/language/go/json';
import type { Json } from '../../../src/model/json';
import type { TriggerParameter } from '../../../src/model/parameter';
import { documentOf } from '../pushes';

const events = new Map([
  ['d', documentOf('{"s":"text","n":1.50,"big":12345678901234567890,"o":{"a":[1]},"z":null,"t":true,"u":"\\ud83d"}')],
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
});
