import { join } from 'node:path';
import { check } from '../../src/check/check';
import { readManifests } from '../../src/manifests/read';
import { writeManifests } from '../../src/manifests/write';
import { type Row, readRows } from '../conformance/vectors/row';
import { manifestOf, type ValidationQuestion } from '../conformance/vectors/validation-areas';

const rows = readRows(join(__dirname, '../vectors/validation.jsonl.gz')).filter((row) => {
  // Rows on upstream's example files are asked by `npm run vectors -- --examples DIR`.
  const { manifest, eventBus } = row.in as ValidationQuestion;
  return manifest !== undefined && eventBus !== 'none';
});

/** The codes of the errors that are found. */
function errors(row: Row): string[] {
  const { resources, problems } = readManifests(writeManifests([manifestOf(row.in as ValidationQuestion)]), row.id);
  expect(problems).toEqual([]);
  return check(resources).flatMap(({ code, severity }) => (severity === 'error' ? code : []));
}

/** What upstream's validation looks at as well; other errors are about what never works although it is accepted. */
const validated = new Set(['refused', 'wrong-type', 'unknown-kind', 'rule-failed']);

/** A factor that is text: Argo Events reads it, and fails at the first retry. */
const failsLater = new Set(['validation.4811']);

describe('what Argo Events itself validates', () => {
  const refused = rows.filter(({ error }) => error !== undefined);
  const accepted = rows.filter(({ id, error }) => error === undefined && !failsLater.has(id));

  it('is found wrong where Argo Events finds it wrong', () => {
    expect(refused.length).toBeGreaterThan(300);
    const missed = refused.filter((row) => errors(row).filter((code) => code !== 'unknown-dependency').length === 0);
    expect(missed.map(({ id, error }) => `${id} ${error}`)).toEqual([]);
  });

  it('is not refused where Argo Events accepts it', () => {
    expect(accepted.length).toBeGreaterThan(300);
    const found = accepted.flatMap((row) =>
      errors(row).flatMap((code) => (validated.has(code) ? `${row.id} ${code}` : [])),
    );
    expect(found).toEqual([]);
  });
});
