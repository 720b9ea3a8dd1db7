import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');
const constructs = join(root, 'constructs');
const promises = join(__dirname, 'constructs.ts');

const wrong = [
  ["sensor.on('x', github.events.pushh);", "Property 'pushh' does not exist on type", "Did you mean 'push'?"],
  ["push.data('body.aftr');", "payload has no field 'body.aftr'", ''],
  [
    "sensor.on('x', github.events.push, { where: { 'body.reff': Match.present() } });",
    "payload has no field 'body.reff'",
    '',
  ],
  [
    "WorkflowTrigger.submit(template, { revison: 'x' });",
    "'revison' does not exist in type",
    "mean to write 'revision'?",
  ],
] as const;

const before = `
import { EventSource, GithubEvent, Match, Sensor, type WorkflowTemplate, WorkflowTrigger } from '${constructs}';
declare const github: EventSource<{ readonly push: ReturnType<typeof GithubEvent.push> }>;
declare const template: WorkflowTemplate<{ readonly revision: object }, Record<never, never>>;
declare const sensor: Sensor;
export const push = sensor.on('push', github.events.push);
`;

/** What the compiler says of programs and of test/types/constructs.ts: the lines about each file. */
function compile(programs: readonly string[]): { readonly promises: string; readonly programs: readonly string[] } {
  const folder = mkdtempSync(join(tmpdir(), 'eventloom-types-'));
  try {
    const files = programs.map((_, index) => join(folder, `program-${index}.ts`));
    for (const [index, program] of programs.entries()) writeFileSync(files[index] ?? '', `${before}${program}\n`);
    const flags =
      '--strict --noUncheckedIndexedAccess --skipLibCheck --resolveJsonModule --module node16 --target es2022';
    const types = ['--typeRoots', join(root, 'node_modules', '@types'), '--types', 'node'];
    const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
    const args = [tsc, '--ignoreConfig', '--noEmit', ...flags.split(' '), ...types, promises, ...files];
    const { stdout } = spawnSync(process.execPath, args, { encoding: 'utf8', cwd: root });
    const sections = stdout.split(/\n(?=\S)/);
    const about = (file: RegExp) => sections.filter((section) => file.test(section)).join('\n');
    return {
      promises: about(/types\/constructs\.ts/),
      programs: programs.map((_, index) => about(new RegExp(`program-${index}\\.ts`))),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('what does not compile', () => {
  const said = compile(wrong.map(([program]) => program));

  it('is exactly what test/types/constructs.ts says', () => {
    expect(said.promises).toBe('');
  });

  it.each(wrong.map((row, index) => [...row, index] as const))(
    'tells the reader why: %s',
    (_program, why, advice, index) => {
      expect(said.programs[index]).toContain(why);
      expect(said.programs[index]).toContain(advice);
    },
  );
});
