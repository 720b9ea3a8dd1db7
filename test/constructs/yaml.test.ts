import { Yaml } from 'cdk8s';
import * as fc from 'fast-check';
import { parse } from 'yaml';
import { holdsMisreadText, yamlText } from '../../constructs/yaml';
import { seenCharacter } from '../any-text';

/** How Go's reader takes a plain scalar apart from what the yaml library already quotes; seen with kubectl. */
const misread = ['0o755', '0X1F', '1e_2', '+_5', '2.7_e9_', '0O17', 'a\u2028b', '\u2028', 'x\u0085y', '_1', '1_000'];

describe('YAML', () => {
  it.each(misread.filter((text) => text !== '_1'))(
    'puts %j in quotes, because Go would read something else',
    (text) => {
      const written = yamlText({ text });
      expect(written).toMatch(/^text: ".*"\n$/);
      expect(written).not.toMatch(/[\u0085\u2028\u2029\ufeff]/);
      expect(parse(written, { version: '1.1' })).toEqual({ text });
    },
  );

  it('quotes such keys, too', () => {
    expect(yamlText({ '0o17': 1 })).toBe('"0o17": 1\n');
  });

  it('is otherwise what cdk8s writes', () => {
    const object = {
      apiVersion: 'v1',
      data: { a: '1e3', b: 'yes', c: 'line\nline\n', d: '0755', e: 'main', f: '12e4567' },
    };
    expect(holdsMisreadText(object)).toBe(false);
    expect(yamlText(object)).toBe(Yaml.stringify(object));
  });

  it('reads back as it was', () => {
    const values = fc.oneof(
      fc.string({ unit: seenCharacter }),
      fc.constantFrom(...misread),
      fc.integer(),
      fc.boolean(),
    );
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'grapheme-ascii' }), fc.array(values)), (object) => {
        const entries = Object.entries(object).filter(([key]) => key !== '__proto__' && key !== '<<');
        const plain = Object.fromEntries(entries);
        expect(parse(yamlText(plain), { version: '1.1' })).toEqual(plain);
      }),
    );
  });
});
