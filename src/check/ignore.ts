import type { Problem } from '../model/problem';
import type { CheckedProblem } from './check';
import type { Sources } from './format';

/** A comment that says to leave a problem out, and why. */
interface Ignore {
  readonly codes: readonly string[];
  readonly line: number;
  /** The line that it is about; absent for the whole file. */
  readonly about?: number;
}

/** The comments of a file. */
interface Ignores {
  readonly comments: readonly Ignore[];
  /** What they are about: a rule at a line, or in the whole file. */
  readonly subjects: ReadonlySet<string>;
  /** The subjects that a problem was found for. */
  readonly used: Set<string>;
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
  const ignoresByFile = new Map<string, Ignores>();
  const own: Problem[] = [];
  for (const [file, text] of sources) {
    if (text.includes('eventloom-ignore')) ignoresByFile.set(file, ignoresOf(file, text, own));
  }
  if (ignoresByFile.size === 0) return [...problems];
  const left = problems.filter((problem) => !isIgnored(problem, ignoresByFile.get(problem.place.file)));
  for (const [file, { comments, used }] of ignoresByFile) {
    const unused = comments.filter((ignore) => !subjectsOf(ignore).some((subject) => used.has(subject)));
    own.push(...unused.map((ignore) => pointless(file, ignore)));
  }
  return [...left, ...own];
}

function isIgnored({ code, place, begins }: Ignorable, ignores: Ignores | undefined): boolean {
  const found = [undefined, place.line, begins?.line]
    .map((line) => subject(code, line))
    .filter((each) => ignores?.subjects.has(each));
  for (const each of found) ignores?.used.add(each);
  return found.length > 0;
}

const subject = (code: string, line: number | undefined): string => `${code} ${line ?? ''}`;

function subjectsOf({ codes, about }: Ignore): string[] {
  return codes.map((code) => subject(code, about));
}

function ignoresOf(file: string, text: string, problems: Problem[]): Ignores {
  const lines = text.split(/\r?\n/);
  const abouts = linesAbout(lines);
  const comments = lines.flatMap((line, index): Ignore[] => {
    const match = line.includes('eventloom-ignore') ? comment.exec(line) : null;
    if (match === null) return [];
    const [, , wholeFile, names = '', reason] = match;
    const codes = names.split(/[\s,]+/).filter((name) => name !== '');
    if (codes.length === 0 || reason === undefined) {
      problems.push(incomplete(file, index + 1, match.index + (match[1]?.length ?? 0) + 1));
      return [];
    }
    const about = abouts[index];
    return [{ codes, line: index + 1, ...(!wholeFile && about !== undefined && { about }) }];
  });
  return { comments, subjects: new Set(comments.flatMap(subjectsOf)), used: new Set() };
}

/** For each line, the number of the line that a comment on it is about: itself, or the next that is no comment. */
function linesAbout(lines: readonly string[]): number[] {
  const abouts: number[] = Array.from(lines, () => lines.length + 1);
  for (let index = lines.length - 1; index >= 0; index--) {
    const isSkipped = /^\s*(?:#|$)/.test(lines[index] ?? '');
    abouts[index] = isSkipped ? (abouts[index + 1] ?? lines.length + 1) : index + 1;
  }
  return abouts;
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
