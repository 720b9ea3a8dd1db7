import type { Problem, Severity } from '../model/problem';
import { masked } from './credentials';

/** The lines of files by their name, to show where a problem stands. */
export type Sources = ReadonlyMap<string, string>;

/** How many problems of each severity there are. */
export type Counts = { readonly [S in Severity]: number };

/** Counts problems by their severity. */
export function countsOf(problems: readonly Problem[]): Counts {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of problems) counts[severity]++;
  return counts;
}

/**
 * Problems for a person: where, what, the lines around it, and what to do.
 * @param sources the texts of the files; a problem in a file that is not among them is shown without lines
 */
export function formatText(problems: readonly Problem[], sources: Sources): string {
  const lines = new Map<string, readonly string[]>();
  const linesOf = (file: string): readonly string[] => {
    const known = lines.get(file) ?? (sources.get(file) ?? '').split(/\r?\n/);
    lines.set(file, known);
    return known;
  };
  const shown = problems.map((problem) => one(problem, linesOf(problem.place.file)));
  // Pictures need room around them; notes in a row do not.
  const gaps = problems.map(({ severity }, index) => severity !== 'info' || problems[index + 1]?.severity !== 'info');
  const blocks = shown.map((text, index) => (gaps[index] ? `${text}\n\n` : `${text}\n`));
  return `${blocks.join('')}${summary(countsOf(problems))}\n`;
}

function one(problem: Problem, lines: readonly string[]): string {
  const { file, line, column } = problem.place;
  const place = [file, line, column].filter((part) => part !== undefined).join(':');
  const head = `${place} ${problem.severity} ${problem.code}: ${problem.message}`;
  // A note is worth a line, not a picture; and a picture must not show what is secret.
  const isPlain = problem.severity === 'info' || isInSecret(lines, line ?? 0);
  const frame = isPlain ? [] : frameOf(lines, line, column);
  const fix = problem.fix === undefined ? [] : [`    fix: ${problem.fix}`];
  return [head, ...frame, ...fix].join('\n');
}

/** Whether a line belongs to the document of a Secret. */
function isInSecret(lines: readonly string[], line: number): boolean {
  let first = line - 1;
  while (first > 0 && !lines[first]?.startsWith('---')) first--;
  let last = line;
  while (last < lines.length && !lines[last]?.startsWith('---')) last++;
  return lines
    .slice(first, last)
    .some((text) => /^\s*["']?kind["']?\s*:\s*["']?Secret\b/.test(text) || /"kind"\s*:\s*"Secret"/.test(text));
}

/** Columns of a line that are shown: long ones are cut. */
const width = 120;

function frameOf(lines: readonly string[], line: number | undefined, column = 1): string[] {
  if (line === undefined || lines[line - 1] === undefined) return [];
  const margin = String(line).length + 4;
  const before = line > 1 ? [numbered(line - 1, lines, margin)] : [];
  // A tab takes as much room under the line as in it.
  const indent = (lines[line - 1] ?? '').slice(0, column - 1).replaceAll(/[^\t]/g, ' ');
  const pointer = column <= width ? [`${' '.repeat(margin)} | ${indent}^`] : [];
  return [...before, numbered(line, lines, margin), ...pointer];
}

function numbered(line: number, lines: readonly string[], margin: number): string {
  const text = lines[line - 1] ?? '';
  const cut = text.length > width ? `${text.slice(0, width)}...` : text;
  return `${String(line).padStart(margin)} | ${visible(cut)}`;
}

/** Control characters would act on the terminal. */
function visible(text: string): string {
  // oxlint-disable-next-line no-control-regex -- these are the characters to keep off the terminal
  return masked(text).replaceAll(/[\0-\x08\x0b-\x1f\x7f-\x9f]/g, '\ufffd');
}

function summary({ error, warning, info }: Counts): string {
  if (error + warning + info === 0) return 'no problems found';
  const parts = [counted(error, 'error'), counted(warning, 'warning'), counted(info, 'note')];
  return parts.filter((part) => part !== '').join(', ');
}

function counted(count: number, noun: string): string {
  if (count === 0) return '';
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}

/** Problems for a program: an object with `problems`, each with its place, and `counts`. */
export function formatJson(problems: readonly Problem[]): string {
  const listed = problems.map(({ code, severity, message, place, fix }) => ({
    code,
    severity,
    message,
    ...place,
    fix,
  }));
  return `${JSON.stringify({ problems: listed, counts: countsOf(problems) }, null, 2)}\n`;
}
