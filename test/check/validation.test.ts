import { join } from 'node:path';
import { check } from '../../src/check/check';
import { readManifests } from '../../src/manifests/read';
import { writeManifests } from '../../src/manifests/write';
import { type Row, readRows } from '../conformance/vectors/row';

/** What Argo Events' own validation says to a manifest; rows on upstream's example files are left to `npm run compare-upstream`. */
interface Question {
  readonly manifest?: Record<string, unknown>;
  readonly remove?: readonly string[];
  readonly set?: Readonly<Record<string, unknown>>;
  readonly eventBus?: string;
}

const rows = readRows(join(__dirname, '../vectors/validation.jsonl.gz')).filter((row) => {
  const { manifest, eventBus } = row.in as Question;
  return manifest !== undefined && eventBus !== 'none';
});

const steps = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));

/** The manifest of a row, with what it removes and sets. */
function manifestOf({ manifest = {}, remove = [], set = {} }: Question): object {
  const object = structuredClone(manifest);
  const parent = (path: readonly string[]) =>
    path
      .slice(0, -1)
      .reduce<Record<string, unknown>>((at, step) => (at[step] ??= {}) as Record<string, unknown>, object);
  for (const pointer of remove) {
    const [path, at] = [steps(pointer), parent(steps(pointer))];
    if (Array.isArray(at)) at.splice(Number(path.at(-1)), 1);
    else delete at[path.at(-1) ?? ''];
  }
  for (const pointer of Object.keys(set).sort()) parent(steps(pointer))[steps(pointer).at(-1) ?? ''] = set[pointer];
  return object;
}

/** The codes of the errors that are found. */
function errors(row: Row): string[] {
  const { resources, problems } = readManifests(writeManifests([manifestOf(row.in as Question)]), row.id);
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
