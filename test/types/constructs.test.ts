import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');

/** What the compiler says about one file. */
function compile(file: string): string {
  const flags =
    '--ignoreConfig --noEmit --strict --noUncheckedIndexedAccess --skipLibCheck --module node16 --target es2022';
  const types = ['--typeRoots', join(root, 'node_modules', '@types'), '--types', 'node'];
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const { stdout } = spawnSync(process.execPath, [tsc, ...flags.split(' '), ...types, file], {
    encoding: 'utf8',
    cwd: root,
  });
  return stdout;
}

function messageFor(statement: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'eventloom-types-'));
  try {
    const file = join(folder, 'wrong.ts');
    const program = [
      `import { EventSource, GithubEvent, Match, Sensor, type WorkflowTemplate, WorkflowTrigger } from '${join(root, 'constructs')}';`,
      'declare const github: EventSource<{ readonly push: ReturnType<typeof GithubEvent.push> }>;',
      'declare const template: WorkflowTemplate<{ readonly revision: object }, Record<never, never>>;',
      'declare const sensor: Sensor;',
      "const push = sensor.on('push', github.events.push);",
      statement,
    ].join('\n');
    writeFileSync(file, `${program}\n`);
    return compile(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('what does not compile', () => {
  it('is exactly what test/types/constructs.ts says', () => {
    expect(compile(join(__dirname, 'constructs.ts'))).toBe('');
  });

  it.each([
    ["sensor.on('x', github.events.pushh);", "Property 'pushh' does not exist on type", "Did you mean 'push'?"],
    ["push.data('body.aftr');", "payload has no field 'body.aftr'", ''],
    ["sensor.on('x', github.events.push, { where: { 'body.reff': Match.present() } });", "payload has no field 'body.reff'", ''],
    [
      "WorkflowTrigger.submit(template, { revison: 'x' });",
      "'revison' does not exist in type",
      "Did you mean to write 'revision'?",
    ],
  ])('tells the reader what is wrong: %s', (statement, wrong, advice) => {
    const message = messageFor(statement);
    expect(message).toContain(wrong);
    expect(message).toContain(advice);
  });
});
