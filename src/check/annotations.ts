import type { Problem, Severity } from '../model/problem';

const commands: { readonly [S in Severity]: string } = { error: 'error', warning: 'warning', info: 'notice' };

/** Problems as commands of GitHub Actions, which shows them beside the lines of a pull request. */
export function formatAnnotations(problems: readonly Problem[]): string {
  return problems.map((problem) => `${annotation(problem)}\n`).join('');
}

function annotation({ code, severity, message, place, fix }: Problem): string {
  const properties = { file: place.file, line: place.line, col: place.column, title: code };
  const list = Object.entries(properties).flatMap(([name, value]) =>
    value === undefined ? [] : `${name}=${property(String(value))}`,
  );
  return `::${commands[severity]} ${list.join(',')}::${data(fix === undefined ? message : `${message}\n${fix}`)}`;
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
