import { join } from 'node:path';
import { compile, encodeResult } from '../../../src/language/jq/jq';
import { readRows } from '../../conformance/vectors/row';

interface Question {
  readonly query: string;
  readonly input: string;
}

/** Errors of a program that does not compile have a position, and words of ours; so have results that are no JSON, and limits. */
const ours = /^(line \d+, column|JSON has no number|the jq program )/;
const rows = readRows(join(__dirname, '../../vectors/lang-jq.gojq.jsonl.gz')).filter(
  ({ error }) => error !== undefined,
);

function messageOf({ query, input }: Question): string | undefined {
  try {
    for (const value of compile(query).run(JSON.parse(input))) encodeResult(value);
    return undefined;
  } catch (error) {
    // A message in Go carries bytes.
    return String(error instanceof Error ? error.message : error).replace(/\p{Surrogate}/gu, '\ufffd');
  }
}

const asked = rows.map((row) => ({ ...row, message: messageOf(row.in as Question) }));

it('errors of programs that run say what gojq says', () => {
  const running = asked.filter(({ message }) => message !== undefined && !ours.test(message));
  expect(running.length).toBeGreaterThan(1500);
  const different = running.filter(({ error, message }) => message !== error);
  expect(different.map(({ id, error, message }) => ({ id, error, message }))).toEqual([]);
});

it('every error has a message', () => {
  expect(asked.filter(({ message }) => !message).map(({ id }) => id)).toEqual([]);
});
