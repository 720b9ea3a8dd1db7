import { array, assert, constantFrom, jsonValue, oneof, option, pre, property, string, tuple } from 'fast-check';
import { EventloomError } from '../../../src/errors';
import { functions, nonDeterministic, sprigFunctions } from '../../../src/language/template/functions';
import { compile } from '../../../src/language/template/template';
import { anyCharacter } from '../../any-text';
import { render } from './render';

const names = Object.keys(functions).filter(
  (name) => name !== 'derivePassword' && name !== 'bcrypt' && name !== 'htpasswd',
);
const limits = { steps: 20_000, memory: 100_000, output: 100_000 };

/** Pieces that meet in templates, right and wrong. */
const piece = oneof(
  constantFrom('{{', '}}', '{{- ', ' -}}', '(', ')', '|', ':=', '=', ',', '.', '$', '$x', '.Input', '.Input.a', ' '),
  constantFrom(
    'if ',
    'else',
    'end',
    'range ',
    'with ',
    'define "t"',
    'template "t" ',
    'block "b" .',
    'break',
    'continue',
  ),
  constantFrom('/*', '*/', '"', '`', "'", '"a"', '1', '-1.5', '1e999', '0x', '1i', 'nil', 'true', '\n', '\\', '\u00e9'),
  constantFrom(...names).map((name) => `${name} `),
  string({ maxLength: 5 }),
);

const operand = constantFrom(
  '1',
  '-1',
  '1.5',
  '"a"',
  '"[a-z]+"',
  '"2006"',
  '""',
  'nil',
  'true',
  '.',
  '.Input',
  '.Input.a',
  '.Input.list',
  '.Input.no',
  '(list 1 "a" nil)',
  '(dict "a" 1)',
  '(int64 5)',
  '(semver "1.2.3")',
  '(toDate "2006" "2024")',
  '(until 3)',
  '99999999999',
);

/** A call with any arguments: nearly all are refused, none may do anything else. */
const call = tuple(constantFrom(...names), array(operand, { maxLength: 4 }), option(operand)).map(
  ([name, args, piped]) => `{{${piped === null ? '' : `${piped} | `}${name} ${args.join(' ')}}}`,
);

function outcome(template: string): string {
  try {
    return compile(template).run({ a: 'x', list: [1, 'b', null] }, { limits });
  } catch (error) {
    // A failure that nobody meant shows as an error of the language itself, thrown or as the cause.
    const { cause } = error as Error;
    const isMeant = !(cause instanceof Error) || ['EventloomError', 'RE2JSSyntaxException'].includes(cause.name);
    if (error instanceof EventloomError && isMeant) return 'failed';
    throw error;
  }
}

describe('any template', () => {
  it('gives text or an EventloomError', () => {
    assert(
      property(array(piece, { maxLength: 20 }), (pieces) => {
        expect(typeof outcome(pieces.join(''))).toBe('string');
      }),
      { numRuns: 300 },
    );
  });

  it('that calls any function with anything gives text or an EventloomError', () => {
    assert(
      property(call, (template) => {
        expect(typeof outcome(template)).toBe('string');
      }),
      { numRuns: 400 },
    );
  });

  it('without actions is its own output', () => {
    assert(
      property(
        string({ unit: anyCharacter }).filter((text) => !text.includes('{{')),
        (text) => {
          expect(render(text)).toBe(text);
        },
      ),
    );
  });

  it('prints back a quoted text', () => {
    assert(
      property(string({ unit: anyCharacter }), (text) => {
        const literal = render('{{printf "%q" .Input}}', text);
        expect(render(`{{${literal}}}`)).toBe(text);
      }),
    );
  });

  it('reads back what it wrote as JSON, base64 and base32', () => {
    assert(
      property(jsonValue(), string({ unit: anyCharacter }), (value, text) => {
        const noNegativeZero = JSON.parse(JSON.stringify(value));
        expect(JSON.parse(render('{{toJson (fromJson (toJson .Input))}}', noNegativeZero))).toEqual(noNegativeZero);
        expect(JSON.parse(render('{{toPrettyJson .Input}}', noNegativeZero))).toEqual(noNegativeZero);
        expect(render('{{.Input | b64enc | b64dec}}|{{.Input | b32enc | b32dec}}', text)).toBe(`${text}|${text}`);
      }),
    );
  });

  it('is the same on every run, unless it uses chance or the clock', () => {
    const deterministic = Object.keys(sprigFunctions).filter((name) => !nonDeterministic.has(name));
    expect(deterministic.length + nonDeterministic.size).toBe(Object.keys(sprigFunctions).length);
    assert(
      property(call, (template) => {
        const names = template.match(/\w+/g) ?? [];
        pre(!names.some((name) => nonDeterministic.has(name)));
        expect(outcome(template)).toBe(outcome(template));
      }),
    );
  });
});
