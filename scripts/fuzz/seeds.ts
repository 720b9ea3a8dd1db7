import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readRows } from '../../test/conformance/vectors/row';

/** More rows of one file are not needed. */
const maxRows = 2000;

/** The questions of a file of vectors in the repository. */
function questions(area: string): Record<string, unknown>[] {
  const file = join(__dirname, '../../test/vectors', `${area}.jsonl.gz`);
  if (!existsSync(file)) return [];
  return readRows(file)
    .slice(0, maxRows)
    .map((row) => row.in as Record<string, unknown>);
}

const text = (value: unknown): string => {
  if (typeof value === 'string') return value;
  return value === undefined ? '' : JSON.stringify(value);
};

/** What a target starts from: a program, and what it runs on. */
export interface Seed {
  readonly program: string;
  readonly input: string;
}

/** Some members of the questions of some files, as programs and inputs. */
export function seedsFrom(areas: readonly string[], program: string, input = ''): readonly Seed[] {
  const seeds = areas.flatMap(questions).map((question) => ({
    program: text(question[program]),
    input: text(question[input]),
  }));
  const useful = seeds.filter((seed) => seed.program !== '');
  return useful.length > 0 ? useful : [{ program: 'a', input: '{"a":[1,{"b":"c"}]}' }];
}
