import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');

/** The modules that a fresh process has loaded after running something. */
function loadedBy(program: string): readonly string[] {
  const script = `${program}; console.log(JSON.stringify(Object.keys(require.cache)))`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', '--eval', script], {
    encoding: 'utf8',
    cwd: root,
  });
  expect(stderr).toBe('');
  return (JSON.parse(stdout) as string[]).map((file) => file.slice(root.length + 1));
}

describe('importing the constructs', () => {
  const loaded = loadedBy("require('./constructs')");

  it.each([
    ['cdktf', /^node_modules\/(cdktf|cdktn|@cdktf)\//],
    ['the Terraform constructs', /^constructs\/terraform\//],
    ['cdk8s-plus', /^node_modules\/cdk8s-plus-28\//],
    ['the languages', /^src\/language\/|^node_modules\/re2js\//],
    ['the validator and the rules', /^src\/check\/|^src\/model\/generated\//],
    ['the runtime', /^src\/(runtime|sources|bus|triggers|clients|cli|web)\/|^node_modules\/(lmdb|undici|pino)\//],
    ['a YAML library besides the one of cdk8s', /^node_modules\/yaml\//],
  ])('does not load %s', (_what, pattern) => {
    expect(loaded.filter((file) => pattern.test(file))).toEqual([]);
  });

  it('loads nothing besides cdk8s but constructs and what they need of the model, in less than 150 modules', () => {
    const alone = new Set(loadedBy("require('constructs'); require('cdk8s')"));
    const brought = loaded.filter((file) => !alone.has(file));
    expect(brought.filter((file) => !/^(constructs\/|src\/model\/|src\/errors\.ts$)/.test(file))).toEqual([]);
    expect(brought.length).toBeLessThan(150);
  });

  it('loads the constructs, so that the above means something', () => {
    expect(loaded).toContain('constructs/sensor.ts');
    expect(loaded.some((file) => file.startsWith('node_modules/cdk8s/'))).toBe(true);
  });
});

describe('the types of cdk8s-plus, which need not be installed', () => {
  it('are named only in modules to which no declaration of the index leads, and in private members', () => {
    const files = readdirSync(join(root, 'constructs'), { recursive: true, encoding: 'utf8' });
    const naming = files.filter(
      (file) =>
        file.endsWith('.ts') && /from 'cdk8s-plus-28'/.test(readFileSync(join(root, 'constructs', file), 'utf8')),
    );
    expect(naming.sort()).toEqual(['exposure-service.ts', 'service-account.ts']);
  });
});
