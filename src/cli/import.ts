import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { EventloomError } from '../errors';
import { importResources, type Outcome } from '../import/import';
import { readManifestFiles } from '../manifests/files';
import { readManifests } from '../manifests/read';
import type { Problem } from '../model/problem';
import { constructLibrary } from './construct-library';
import { counted, print, printAside } from './output';

interface ImportOptions {
  readonly out: string;
  readonly force?: boolean;
}

/** `eventloom import`: manifests become the TypeScript that makes them. Exits with 1 when something was left out, 2 if it could not. */
export function importCommand(): Command {
  return new Command('import')
    .description('write the TypeScript that makes what manifests say')
    .argument('<paths...>', 'files and folders of YAML or JSON, - for standard input')
    .option('--out <folder>', 'where to write main.ts and a file for each pipeline', 'imported')
    .option('--force', 'write over files that are there')
    .addHelpText(
      'after',
      '\nExit codes: 0 for written, 1 when something was left out, 2 when nothing could be written.',
    )
    .action((paths: readonly string[], options: ImportOptions) => {
      process.exitCode = runImport(paths, options);
    });
}

function runImport(paths: readonly string[], { out, force = false }: ImportOptions): number {
  const files = readManifestFiles(paths);
  const read = files.map(({ file, content }) => readManifests(content, file));
  const problems = read.flatMap((each) => each.problems).filter(({ severity }) => severity === 'error');
  if (problems.length > 0) {
    const more = problems.length > maxShown ? [`and ${problems.length - maxShown} more, see: eventloom check`] : [];
    throw new EventloomError('bad-definition', [...problems.slice(0, maxShown).map(shown), ...more].join('\n  '));
  }
  const resources = read.flatMap((each) => each.resources);
  if (resources.length === 0) {
    const places = paths.map((path) => (path === '-' ? 'standard input' : path)).join(', ');
    throw new EventloomError('cannot-read', `no Kubernetes objects in ${places}; ${unbuilt}`);
  }
  const texts = new Map(files.map(({ file, content }) => [file, new TextDecoder().decode(content)]));
  const program = importResources(resources, texts, constructLibrary());
  if (!force)
    refuseToOverwrite(
      out,
      program.files.map(({ name }) => name),
    );
  write(out, program.files);
  for (const { resource, note } of program.outcomes) {
    if (note !== undefined) printAside(`${shown({ place: resource.place(), message: note })}\n`);
  }
  print(summary(program.outcomes, program.files.length, out));
  return program.outcomes.some(({ form }) => form === 'left-out') ? 1 : 0;
}

const unbuilt =
  'what Helm or kustomize are to build is built first: helm template CHART | eventloom import -, or kubectl kustomize DIR | eventloom import -';

/** How many problems are shown before the rest is only counted. */
const maxShown = 5;

function shown({ place, message, fix }: Pick<Problem, 'place' | 'message' | 'fix'>): string {
  const { file, line, column } = place;
  const where = [file, line, column].filter((part) => part !== undefined).join(':');
  return `${where}: ${message}${fix === undefined ? '' : `; ${fix}`}`;
}

function refuseToOverwrite(out: string, names: readonly string[]): void {
  const there = names.find((name) => existsSync(join(out, name)));
  if (there === undefined) return;
  throw new EventloomError(
    'cannot-write',
    `${join(out, there)} is there already: name another folder with --out, or write over it with --force`,
  );
}

function write(out: string, files: readonly { readonly name: string; readonly text: string }[]): void {
  try {
    mkdirSync(out, { recursive: true });
    for (const { name, text } of files) writeFileSync(join(out, name), text);
  } catch (cause) {
    throw new EventloomError('cannot-write', `cannot write to ${out}: ${(cause as Error).message}`, { cause });
  }
}

function summary(outcomes: readonly Outcome[], files: number, out: string): string {
  const count = (form: Outcome['form']): number => outcomes.filter((outcome) => outcome.form === form).length;
  const kinds = [
    `${count('construct')} with constructs`,
    `${count('resource')} as typed resources`,
    `${count('object')} as they are`,
    ...(count('left-out') > 0 ? [`${count('left-out')} left out`] : []),
  ];
  const made = `${counted(outcomes.length, 'object')} in ${counted(files, 'file')} in ${out}`;
  return `${made}: ${kinds.join(', ')}\nnext: eventloom synth ${out}\n`;
}
