import { isUtf8 } from 'node:buffer';
import { existsSync, writeFileSync } from 'node:fs';
import { Command, Option } from 'commander';
import { formatAnnotations } from '../check/annotations';
import { type CheckedProblem, type CheckOptions, check, inOrder, underOptions } from '../check/check';
import { applyFixes } from '../check/fix';
import { countsOf, formatJson, formatText, type Sources } from '../check/format';
import { withoutIgnored } from '../check/ignore';
import { readingRules } from '../check/reading';
import { rules } from '../check/rules';
import { formatSarif } from '../check/sarif';
import { EventloomError } from '../errors';
import { type ManifestFile, readManifestFiles } from '../manifests/files';
import { readManifests } from '../manifests/read';
import type { Problem } from '../model/problem';
import type { Resource } from '../model/resource';
import { readCheckSettings } from './check-settings';
import { buildKustomization } from './kustomize';
import { print, printAside } from './output';

const formats = {
  text: (problems: readonly Problem[], sources: Sources) => formatText(problems, sources),
  json: (problems: readonly Problem[]) => formatJson(problems),
  sarif: (problems: readonly Problem[]) => formatSarif(problems, [...readingRules, ...rules]),
  github: (problems: readonly Problem[]) => formatAnnotations(problems),
};

const maxRounds = 5;

interface CheckCommandOptions {
  readonly format: keyof typeof formats;
  readonly severity: 'error' | 'warning';
  readonly fix?: boolean;
  readonly kustomize?: boolean;
}

/** `eventloom check`: what is wrong with manifests. Exits with 0 for nothing, 1 for problems, 2 if it could not look. */
export function checkCommand(): Command {
  return new Command('check')
    .description('look for mistakes in EventSources, Sensors, EventBuses and what they refer to')
    .argument(
      '[paths...]',
      'files and folders of YAML or JSON, - for standard input (default: dist/argo if it exists, else .)',
    )
    .addOption(new Option('--format <format>', 'how to print problems').choices(Object.keys(formats)).default('text'))
    .addOption(
      new Option('--severity <severity>', 'the least severe problem that fails the check')
        .choices(['error', 'warning'])
        .default('error'),
    )
    .option('--fix', 'put right what can only be meant in one way, in the files')
    .option('--kustomize', 'build the kustomizations in the given folders, and check the result')
    .action((paths: readonly string[], options: CheckCommandOptions) => {
      process.exitCode = runCheck(paths.length > 0 ? paths : [existsSync('dist/argo') ? 'dist/argo' : '.'], options);
    });
}

function runCheck(paths: readonly string[], options: CheckCommandOptions): number {
  const settings = readCheckSettings();
  let files = options.kustomize ? paths.map(buildKustomization) : readManifestFiles(paths, settings.exclude);
  let found = look(files, settings, paths);
  if (options.fix) {
    let total = 0;
    // What one change uncovers, another may put right.
    for (let round = 0; round < maxRounds; round++) {
      const { files: changed, count } = fix(files, found.problems);
      if (count === 0) break;
      total += count;
      files = changed;
      found = look(files, settings, paths);
    }
    printAside(total === 1 ? 'put 1 problem right\n' : `put ${total} problems right\n`);
  }
  const { problems, sources } = found;
  print(formats[options.format](problems, sources));
  const counts = countsOf(problems);
  return counts.error > 0 || (options.severity === 'warning' && counts.warning > 0) ? 1 : 0;
}

interface Found {
  readonly problems: readonly (CheckedProblem | Problem)[];
  readonly sources: Sources;
}

function look(files: readonly ManifestFile[], settings: CheckOptions, paths: readonly string[]): Found {
  const resources: Resource[] = [];
  const problems: (CheckedProblem | Problem)[] = [];
  for (const { file, content } of files) {
    const read = readManifests(content, file);
    resources.push(...read.resources);
    problems.push(...underOptions(read.problems, settings));
  }
  if (resources.length === 0 && problems.length === 0) {
    const message = `no Kubernetes objects in ${paths.join(', ')}: name files or folders that hold some`;
    throw new EventloomError('cannot-read', message);
  }
  const sources = new Map(files.map(({ file, content }) => [file, new TextDecoder().decode(content)]));
  return { sources, problems: inOrder(withoutIgnored([...problems, ...check(resources, settings)], sources)) };
}

/** Writes the changes that problems come with into the files. */
function fix(files: readonly ManifestFile[], problems: readonly (CheckedProblem | Problem)[]) {
  let total = 0;
  const changed = files.map(({ file, content }): ManifestFile => {
    const own = problems.filter(({ place }) => place.file === file && isUtf8(content));
    const { text, count } = applyFixes(new TextDecoder('utf-8', { ignoreBOM: true }).decode(content), own);
    if (count === 0 || !existsSync(file)) return { file, content };
    total += count;
    write(file, text);
    return { file, content: new TextEncoder().encode(text) };
  });
  return { files: changed, count: total };
}

function write(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (cause) {
    throw new EventloomError('cannot-write', `cannot write ${file}`, { cause });
  }
}
