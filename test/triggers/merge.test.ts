import fc from 'fast-check';
import { encode } from '../../src/language/go/json';
import { readExact } from '../../src/triggers/exact-object';
import { merged } from '../../src/triggers/merge';

const objects = fc.dictionary(
  fc.oneof(fc.constantFrom('a', 'b', '__proto__', 'constructor'), fc.string()),
  fc.jsonValue({ maxDepth: 3 }),
);
const exact = objects.map((object) => readExact(JSON.stringify(object)));

describe('merging an object over another', () => {
  it('changes nothing when it is done again, or with nothing', () => {
    fc.assert(
      fc.property(exact, exact, (existing, over) => {
        const once = merged(existing, over);
        expect(encode(merged(once, over))).toBe(encode(once));
        expect(encode(merged(existing, {}))).toBe(encode(existing));
      }),
    );
  });

  it('holds every member of both, and those of the second as they are when they are no objects', () => {
    fc.assert(
      fc.property(exact, exact, (existing, over) => {
        const result = new Map(Object.entries(merged(existing, over)));
        expect([...result.keys()].sort()).toEqual(
          [...new Set([...Object.keys(existing), ...Object.keys(over)])].sort(),
        );
        for (const [key, value] of Object.entries(over)) {
          if (typeof value !== 'object' || value === null || Array.isArray(value))
            expect(result.get(key)).toEqual(value);
        }
      }),
    );
  });

  it('takes members named like those of all objects for members', () => {
    const over = readExact('{"__proto__":{"x":1},"constructor":2}');
    expect(encode(merged({}, over))).toBe('{"__proto__":{"x":1},"constructor":2}');
  });
});
