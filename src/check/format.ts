import type { Place, Problem, Severity } from '../model/problem';
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
  const files = new Map<string, Shown>();
  const shownOf = (file: string): Shown => {
    const known = files.get(file) ?? new Shown(sources.get(file) ?? '');
    files.set(file, known);
    return known;
  };
  for (const { code, place } of problems) if (code === 'literal-credential') shownOf(place.file).hide(place);
  const shown = problems.map((problem) => one(problem, shownOf(problem.place.file)));
  // Pictures need room around them; notes in a row do not.
  const gaps = problems.map(({ severity }, index) => severity !== 'info' || problems[index + 1]?.severity !== 'info');
  const blocks = shown.map((text, index) => (gaps[index] ? `${text}\n\n` : `${text}\n`));
  return `${blocks.join('')}${summary(countsOf(problems))}\n`;
}

function one(problem: Problem, file: Shown): string {
  const { line, column } = problem.place;
  const place = [problem.place.file, line, column].filter((part) => part !== undefined).join(':');
  const head = `${place} ${problem.severity} ${problem.code}: ${problem.message}`;
  // A note is worth a line, not a picture; and a picture must not show what is secret.
  const isPlain = problem.severity === 'info' || file.isSecret(line ?? 0);
  const frame = isPlain ? [] : frameOf(file, line, column);
  const fix = problem.fix === undefined ? [] : [`    fix: ${problem.fix}`];
  return [head, ...frame, ...fix].join('\n');
}

/** Columns of a line that are shown: long ones are cut. */
const width = 120;

const secretKind = /^\s*["']?kind["']?\s*:\s*["']?Secret\b|"kind"\s*:\s*"Secret"/;

/** A file, with what is asked about its lines worked out once. */
class Shown {
  readonly lines: readonly string[];
  /** For each line, the number of its document. */
  private readonly documents: number[] = [];
  private readonly secrets = new Set<number>();
  private readonly hidden = new Set<number>();

  constructor(text: string) {
    this.lines = text.split(/\r?\n/);
    let document = 0;
    for (const line of this.lines) {
      if (line.startsWith('---')) document++;
      this.documents.push(document);
      if (secretKind.test(line)) this.secrets.add(document);
    }
  }

  /** Keeps a line from being shown that holds a credential, unless it is one that is masked. */
  hide({ line = 0, column = 1 }: Place): void {
    const [word = ''] = /^\S*/.exec((this.lines[line - 1] ?? '').slice(column - 1)) ?? [];
    if (masked(word) === word) this.hidden.add(line);
  }

  /** What of a line may be seen. */
  text(line: number): string {
    if (this.hidden.has(line)) return '...';
    // Cut before it is masked, as lines can be as long as files; a token that begins in sight must be whole for that.
    const text = masked((this.lines[line - 1] ?? '').slice(0, 3 * width));
    return text.length > width ? `${text.slice(0, width)}...` : text;
  }

  /** Whether a line belongs to the document of a Secret. */
  isSecret(line: number): boolean {
    return this.secrets.has(this.documents[line - 1] ?? -1);
  }
}

function frameOf(file: Shown, line: number | undefined, column = 1): string[] {
  if (line === undefined || file.lines[line - 1] === undefined) return [];
  const margin = String(line).length + 4;
  const before = line > 1 ? [numbered(line - 1, file, margin)] : [];
  // A tab takes as much room under the line as in it.
  const indent = (file.lines[line - 1] ?? '').slice(0, Math.min(column - 1, width)).replaceAll(/[^\t]/g, ' ');
  const pointer = column <= width ? [`${' '.repeat(margin)} | ${indent}^`] : [];
  return [...before, numbered(line, file, margin), ...pointer];
}

function numbered(line: number, file: Shown, margin: number): string {
  return `${String(line).padStart(margin)} | ${visible(file.text(line))}`;
}

/** Control characters would act on the terminal. */
function visible(text: string): string {
  // oxlint-disable-next-line no-control-regex -- these are the characters to keep off the terminal
  return text.replaceAll(/[\0-\x08\x0b-\x1f\x7f-\x9f]/g, '\ufffd');
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
