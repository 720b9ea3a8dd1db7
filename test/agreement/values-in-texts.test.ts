import * as fc from 'fast-check';
import { EventSource, Sensor, Webhook } from '../../constructs';
import { extractParameters } from '../../constructs/parameters';
import { get } from '../../src/language/path/get';
import { set } from '../../src/language/path/set';
import type { TriggerParameter } from '../../src/model/sensor';
import { seenCharacter } from '../any-text';
import { testChart } from '../constructs/synthesized';

const chart = testChart();
const { events } = new EventSource(chart, 'source', { events: { a: Webhook.post('/a'), b: Webhook.post('/b') } });
const sensor = new Sensor(chart, 'sensor');
const dependencies = { a: sensor.on('a', events.a), b: sensor.on('b', events.b) };

/** What Argo Events does with parameters that copy texts and numbers: one after the other, on the object so far. */
function filled(
  object: string,
  parameters: readonly TriggerParameter[],
  payloads: { readonly [name: string]: string },
): string {
  return parameters.reduce((document, { dest = '', operation, src }) => {
    const value =
      src.dataKey === undefined ? (src.value ?? '') : get(payloads[src.dependencyName] ?? '', src.dataKey).string();
    const before = operation === 'append' ? get(document, dest).string() : '';
    return set(document, dest, before + value);
  }, object);
}

const scalar = fc.oneof(fc.string({ unit: seenCharacter }), fc.integer(), fc.boolean());
const piece = fc.oneof(
  fc.record({ text: fc.string({ unit: seenCharacter }) }),
  fc.record({ from: fc.constantFrom('a' as const, 'b' as const), index: fc.nat(2) }),
);

describe('a text with values of events', () => {
  it('is, once the trigger fires, the text that the program reads like', () => {
    const lists = fc.array(scalar, { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(
        fc.record({ a: lists, b: lists }),
        fc.array(piece, { minLength: 1 }),
        fc.string(),
        (data, pieces, key) => {
          fc.pre(key !== '' && key !== '__proto__' && !/^-?\d+$/.test(key));
          const written = pieces.map((part) =>
            'text' in part ? part.text : dependencies[part.from].data(`body.${part.index}`),
          );
          const expected = pieces.map((part) => ('text' in part ? part.text : String(data[part.from][part.index])));
          fc.pre(!written.join('').includes('$event{}'));
          const { body, parameters } = extractParameters({ metadata: { [key]: written.join('') } });
          const payloads = { a: JSON.stringify({ body: data.a }), b: JSON.stringify({ body: data.b }) };
          const result = JSON.parse(filled(JSON.stringify(body), parameters, payloads)) as {
            metadata: { [key: string]: string };
          };
          expect(result.metadata[key]).toBe(expected.join(''));
        },
      ),
    );
  });
});
