import { existsSync } from 'node:fs';
import { Command, Option } from 'commander';
import { check, inOrder } from '../check/check';
import { countsOf, formatJson, formatText, type Sources } from '../check/format';
import { EventloomError } from '../errors';
import { type ManifestFile, readManifestFiles } from '../manifests/files';
import { readManifests } from '../manifests/read';
import type { Problem } from '../model/problem';
import type { Resource } from '../model/resource';

interface CheckCommandOptions {
  readonly format: 'text' | 'json';
  readonly severity: 'error' | 'warning';
}

/** `eventloom check`: what is wrong with manifests. Exits with 0 for nothing, 1 for problems, 2 if it could not look. */
export function checkCommand(): Command {
  return new Command('check')
    .description('look for mistakes in EventSources, Sensors, EventBuses and what they refer to')
    .argument(
      '[paths...]',
      'files and folders of YAML or JSON, - for standard input (default: dist/argo if it exists, else .)',
    )
    .addOption(new Option('--format <format>', 'how to print problems').choices(['text', 'json']).default('text'))
    .addOption(
      new Option('--severity <severity>', 'the least severe problem that fails the check')
        .choices(['error', 'warning'])
        .default('error'),
    )
    .action((paths: readonly string[], options: CheckCommandOptions) => {
      process.exitCode = runCheck(paths.length > 0 ? paths : [defaultPath()], options);
    });
}

function defaultPath(): string {
  return existsSync('dist/argo') ? 'dist/argo' : '.';
}

function runCheck(paths: readonly string[], { format, severity }: CheckCommandOptions): number {
  const files = readManifestFiles(paths);
  const problems = problemsOf(files, paths);
  process.stdout.write(format === 'json' ? formatJson(problems) : formatText(problems, sourcesOf(files)));
  const counts = countsOf(problems);
  return counts.error > 0 || (severity === 'warning' && counts.warning > 0) ? 1 : 0;
}

function problemsOf(files: readonly ManifestFile[], paths: readonly string[]): Problem[] {
  const resources: Resource[] = [];
  const problems: Problem[] = [];
  for (const { file, content } of files) {
    const read = readManifests(content, file);
    resources.push(...read.resources);
    problems.push(...read.problems);
  }
  if (resources.length === 0 && problems.length === 0) {
    throw new EventloomError(
      'cannot-read',
      `no Kubernetes objects in ${paths.join(', ')}: name files or folders that hold some`,
    );
  }
  return inOrder([...problems, ...check(resources)]);
}

function sourcesOf(files: readonly ManifestFile[]): Sources {
  return new Map(files.map(({ file, content }) => [file, new TextDecoder().decode(content)]));
}
