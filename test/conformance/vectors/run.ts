import { areas } from './areas';
import { difference } from './compare';
import { isRezoned, readDeviations } from './deviations';
import { type Answer, areaOf, type Row, readRows } from './row';

/** How one file of vectors came out. */
export interface Result {
  readonly area: string;
  readonly total: number;
  /** Questions that could not be asked here; they count nowhere else. */
  readonly leftOut: number;
  readonly passed: number;
  /** Rows that differ and stand in docs/deviations.md. */
  readonly deviating: number;
  readonly failures: readonly { readonly row: Row; readonly difference: string }[];
  /** Rows that differ no more although docs/deviations.md names them. */
  readonly notBuilt: boolean;
}

/** Puts one question of an area. A question that throws is answered with the error's message. */
export async function ask(area: string, question: unknown): Promise<Answer> {
  const asked = areas[area];
  if (!asked) return { error: `no such area: ${area}` };
  try {
    return await asked.ask(question);
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

/**
 * Runs one file of vectors.
 * @param every asks one row of so many
 */
export async function runFile(file: string, every = 1): Promise<Result> {
  const area = areaOf(file);
  const how = areas[area];
  const all = readRows(file).filter((_, index) => index % every === 0);
  const rows = all.filter((row) => !how?.unasked?.(row.in));
  const leftOut = all.length - rows.length;
  if (!how) return { area, total: rows.length, leftOut, passed: 0, deviating: 0, failures: [], notBuilt: true };
  const known = readDeviations();
  let [passed, deviating] = [0, 0];
  const failures: { row: Row; difference: string }[] = [];
  for (const row of rows) {
    const differs = difference(row, await ask(area, row.in), how);
    if (differs === undefined) passed++;
    else if (known(row.id) || isRezoned(row.in)) deviating++;
    else failures.push({ row, difference: differs });
  }
  return { area, total: rows.length, leftOut, passed, deviating, failures, notBuilt: false };
}
