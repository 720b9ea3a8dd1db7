import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..');
const example = /```ts\n([\s\S]*?)```/.exec(readFileSync(join(root, 'README.md'), 'utf8'))?.[1] ?? '';

describe("the README's example", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(root, 'node_modules', '.readme-'));
    writeFileSync(join(folder, 'example.ts'), example.replace("'eventloom'", "'../../constructs'"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('compiles', () => {
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({ extends: '../../tsconfig.json', include: ['example.ts'], exclude: [] }),
    );
    const tsc = join(root, 'node_modules/.bin/tsc');
    expect(() => execFileSync(tsc, ['-p', folder], { stdio: 'pipe', encoding: 'utf8' })).not.toThrow();
  });

  it('synthesizes manifests in which check finds nothing', () => {
    const out = join(folder, 'out');
    const env = { ...process.env, CDK8S_OUTDIR: out };
    execFileSync(process.execPath, ['--import', 'tsx', join(folder, 'example.ts')], { cwd: root, env });
    expect(readdirSync(out)).toEqual(['shop-ci.k8s.yaml']);
    const check = [
      join(process.env['EVENTLOOM_COMPILED'] ?? '', 'src/cli/main.js'),
      'check',
      out,
      '--severity',
      'warning',
    ];
    expect(() => execFileSync(process.execPath, check, { cwd: root, stdio: 'pipe', encoding: 'utf8' })).not.toThrow();
  });
});
