import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { constructLibrary } from '../../src/cli/construct-library';
import { importResources, type Outcome } from '../../src/import/import';
import { readManifests } from '../../src/manifests/read';
import type { Resource } from '../../src/model/resource';
import { lost, Workspace } from './round-trip';

/** What came of importing manifests. */
export interface ImportReport {
  readonly lines: readonly string[];
  /** What does not come back as it was, or does not compile. */
  readonly failures: readonly string[];
}

const root = join(__dirname, '..', '..');

/** Imports each file of a folder by itself, compiles and runs what was written, and holds it against the manifests. */
export function importFolder(folder: string): ImportReport {
  const workspace = new Workspace(root);
  try {
    return imported(folder, workspace);
  } finally {
    workspace.remove();
  }
}

function imported(folder: string, workspace: Workspace): ImportReport {
  const library = constructLibrary();
  const failures: string[] = [];
  const outcomes: Outcome[] = [];
  const expected = new Map<string, { readonly file: string; readonly resources: readonly Resource[] }>();
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ya?ml|json)$/.test(name))
    .sort();
  for (const file of files) {
    const text = readFileSync(join(folder, file), 'utf8');
    const { resources } = readManifests(text, file);
    if (resources.length === 0) continue;
    const program = importResources(resources, new Map([[file, text]]), library);
    outcomes.push(...program.outcomes);
    if (program.files.length === 0) continue;
    const name = `p${expected.size}`;
    workspace.add(name, program);
    const kept = program.outcomes.flatMap(({ form, resource }) => (form === 'left-out' ? [] : [resource]));
    expected.set(name, { file, resources: kept });
  }
  const named = (line: string): string =>
    line.replace(/programs\/(p\d+)\//, (_, name: string) => `${expected.get(name)?.file}: `);
  failures.push(...workspace.compile().map(named));
  const format = workspace.format();
  if (format !== '') failures.push(named(format));
  let whole = 0;
  for (const [name, made] of workspace.synthesize()) {
    const { file = '', resources = [] } = expected.get(name) ?? {};
    const wrong = lost(resources, made);
    if (wrong.length === 0) whole += resources.length;
    failures.push(...wrong.map((each) => `${file}: ${each}`));
  }
  return { lines: summary(outcomes, whole, expected.size), failures };
}

function summary(outcomes: readonly Outcome[], whole: number, files: number): string[] {
  const ours = outcomes.filter(
    ({ resource }) =>
      resource.apiVersion.startsWith('argoproj.io/') && /^(EventSource|Sensor|EventBus)$/.test(resource.kind),
  );
  const constructs = ours.filter(({ form }) => form === 'construct');
  const plain = constructs.filter(({ isPatched, ownTriggers }) => !isPatched && ownTriggers === 0);
  const share = (part: number): string => `${part} (${((100 * part) / ours.length).toFixed(1)} %)`;
  const rest = outcomes.filter((outcome) => !constructs.includes(outcome));
  return [
    `import: ${whole} of ${outcomes.length} objects of ${files} files come back as they were`,
    `of ${ours.length} EventSources, Sensors and EventBuses: ${share(constructs.length)} with constructs, ${share(plain.length)} of them with nothing else`,
    `  a patch beside the construct: ${constructs.filter(({ isPatched }) => isPatched).length}; triggers in the words of the manifest: ${constructs.filter(({ ownTriggers }) => ownTriggers > 0).length}`,
    ...rest.map(({ resource, form }) => `  ${form}: ${resource.kind} '${resource.name}' of ${resource.place().file}`),
  ];
}

if (require.main === module) {
  const { lines, failures } = importFolder(process.argv[2] ?? '.');
  for (const line of [...lines, ...failures]) console.log(line);
  process.exitCode = failures.length > 0 ? 1 : 0;
}
