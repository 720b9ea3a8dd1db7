import * as fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import { readValue } from '../../src/manifests/read';
import { writeManifests } from '../../src/manifests/write';
import { anyCharacter } from '../any-text';

/** Text that some reader of YAML takes for something else, or breaks. */
const odd =
  `0o755 0X1F 1e_2 +_5 2.7_e9 0o17 12e4567 1e3 y n on No null ~ << = - -a ? ?a : :a a: #a a#b &a *a !a | > ' " % @ \` { } [ ] , a,b
--- ... .... . .. .5 .inf .nan 12:30 1:60 2001-01-01 2001-01-01T00:00:00Z 1_000 _1 0x 0b true TRUE tRue {{x}} \\ \\n it's a\\b ../x ~/x 1. +1 -0 00
08 1e400 Infinity 9223372036854775808 +a =a <a`
    .split(/\s+/)
    .concat([
      '',
      ' ',
      'a ',
      ' a',
      'a: b',
      'a #b',
      '- a',
      '--- a',
      '\n',
      'a\n',
      '\na',
      'a\n ',
      'a\n \nb',
      'a\n\n\n',
      '\ta\nb',
      'a\r\nb',
    ])
    .concat([
      '\0',
      '\x7f',
      '\x85',
      'a\u2028b',
      '\u2029',
      '\ufeffa',
      '\uffff',
      '😀',
      'a'.repeat(3000),
      'x\n- a: b\n# c\n---\nd\n',
    ]);

/** What readers make of the written objects: ours, as Go reads it, and one of YAML 1.2. */
function readBack(written: string): unknown[] {
  return [readValue(written).value, parseAllDocuments(written).map((document) => document.toJS() as unknown)[0]];
}

describe('writeManifests', () => {
  it('writes what people would write', () => {
    const objects = [
      { apiVersion: 'v1', kind: 'ConfigMap', data: { 'run.sh': 'set -e\nmake\n', on: 'push', ref: 'refs/heads/main' } },
      { kind: 'Pod', spec: { containers: [{ name: 'a', args: ['--port', '8080'], env: [] }], on: undefined } },
    ];
    expect(writeManifests(objects)).toBe(`apiVersion: v1
kind: ConfigMap
data:
  run.sh: |
    set -e
    make
  "on": push
  ref: refs/heads/main
---
kind: Pod
spec:
  containers:
    - name: a
      args:
        - "--port"
        - "8080"
      env: []
`);
  });

  it.each(odd)('keeps the text %j, as a value, in a list and as a key', (text) => {
    const object = { value: text, list: [text, [text]], map: { [text]: { [text]: text } } };
    for (const read of readBack(writeManifests([object]))) expect(read).toEqual(object);
  });

  it('keeps any value', () => {
    const text = fc.oneof(
      fc.constantFrom(...odd),
      fc.string({ unit: anyCharacter }),
      fc.array(fc.constantFrom(...odd, '\n'), { maxLength: 4 }).map((parts) => parts.join('')),
    );
    const scalar = fc.oneof(
      text,
      fc.constantFrom(null, true, false),
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
    );
    const { json } = fc.letrec<{ json: unknown }>((tie) => ({
      json: fc.oneof(
        { depthSize: 'small' },
        scalar,
        fc.array(tie('json'), { maxLength: 4 }),
        fc.dictionary(
          text.filter((key) => key !== '__proto__'),
          tie('json'),
          { maxKeys: 4 },
        ),
      ),
    }));
    fc.assert(
      fc.property(json, (value) => {
        const object = { value: JSON.parse(JSON.stringify(value)) as unknown };
        const written = writeManifests([object]);
        expect(written).toBe(writeManifests([object]));
        for (const read of readBack(written)) expect(read).toEqual(object);
      }),
      { numRuns: 200 },
    );
  });

  it('keeps a member called __proto__', () => {
    const object: unknown = JSON.parse('{"__proto__": {"a": 1}}');
    expect(writeManifests([object as object])).toBe('__proto__:\n  a: 1\n');
  });

  const cycle: { self?: unknown } = {};
  cycle.self = cycle;
  it.each([
    [{ a: () => 1 }, 'cannot write a function into a manifest: only what JSON can hold'],
    [{ a: new Date(0) }, 'cannot write a Date into a manifest: only what JSON can hold'],
    [{ a: 1n }, 'cannot write a bigint into a manifest: only what JSON can hold'],
    [{ a: Number.NaN }, 'cannot write the number NaN into a manifest'],
    [{ a: '\ud800' }, 'cannot write text with half of a surrogate pair into a manifest'],
    [cycle, 'cannot write values nested deeper than 500 levels'],
  ])('refuses %p', (object, message) => {
    expect(() => writeManifests([object])).toThrow(message);
  });
});
