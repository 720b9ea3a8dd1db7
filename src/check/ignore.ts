import type { Problem } from '../model/problem';
import type { CheckedProblem } from './check';
import type { Sources } from './format';

/** A comment that says to leave a problem out, and why. */
interface Ignore {
  readonly codes: readonly string[];
  readonly line: number;
  /** The line that it is about; absent for the whole file. */
  readonly about?: number;
  used: boolean;
}

/** A problem, with the place where the text begins that it is in. */
type Ignorable = Problem & Pick<CheckedProblem, 'begins'>;

/** `# eventloom-ignore unknown-field: read by our own controller`; `eventloom-ignore-file` for all of a file. */
const comment = /(^|\s)#\s*eventloom-ignore(-file)?\b[ \t]*([a-z, -]*[a-z])?[ \t]*(?::[ \t]*(\S.*))?$/;

/**
 * Leaves out the problems that a comment says to ignore: one on the same line or on the line before, or one for the whole file. A
 * comment that gives no reason is a problem itself, and one that nothing answers to is noted.
 */
export function withoutIgnored<P extends Ignorable>(problems: readonly P[], sources: Sources): (P | Problem)[] {
  const comments = new Map<string, Ignore[]>();
  const own: Problem[] = [];
  for (const [file, text] of sources) {
    if (text.includes('eventloom-ignore')) comments.set(file, ignoresOf(file, text, own));
  }
  if (comments.size === 0) return [...problems];
  const left = problems.filter((problem) => !isIgnored(problem, comments.get(problem.place.file) ?? []));
  for (const [file, ignores] of comments)
    own.push(...ignores.flatMap((ignore) => (ignore.used ? [] : [pointless(file, ignore)])));
  return [...left, ...own];
}

function isIgnored({ code, place, begins }: Ignorable, ignores: readonly Ignore[]): boolean {
  const found = ignores.filter(
    ({ codes, about }) =>
      codes.includes(code) && (about === undefined || about === place.line || about === begins?.line),
  );
  for (const ignore of found) ignore.used = true;
  return found.length > 0;
}

function ignoresOf(file: string, text: string, problems: Problem[]): Ignore[] {
  const lines = text.split(/\r?\n/);
  return lines.flatMap((line, index): Ignore[] => {
    const match = line.includes('eventloom-ignore') ? comment.exec(line) : null;
    if (match === null) return [];
    const [, , wholeFile, names = '', reason] = match;
    const codes = names.split(/[\s,]+/).filter((name) => name !== '');
    if (codes.length === 0 || reason === undefined) {
      problems.push(incomplete(file, index + 1, match.index + (match[1]?.length ?? 0) + 1));
      return [];
    }
    const about = wholeFile ? {} : { about: lineAbout(lines, index) };
    return [{ codes, line: index + 1, used: false, ...about }];
  });
}

/** The line itself if something else stands on it, or else the next that is no comment. */
function lineAbout(lines: readonly string[], index: number): number {
  if (!/^\s*#/.test(lines[index] ?? '')) return index + 1;
  let next = index + 1;
  while (/^\s*(?:#|$)/.test(lines[next] ?? 'x')) next++;
  return next + 1;
}

function incomplete(file: string, line: number, column: number): Problem {
  return {
    code: 'bad-ignore',
    severity: 'warning',
    message: 'a comment that ignores problems names their rules, and gives a reason',
    place: { file, line, column },
    fix: "write it as in '# eventloom-ignore unknown-field: read by our own controller'",
  };
}

function pointless(file: string, { codes, line }: Ignore): Problem {
  const message = `there is no problem of '${codes.join(', ')}' to ignore here`;
  return { code: 'bad-ignore', severity: 'info', message, place: { file, line, column: 1 }, fix: 'remove the comment' };
}
