import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const root = join(__dirname, '../../..');

/** The packages of cdktf that a fresh process has loaded after it required a file. */
function loadedBy(file: string): string[] {
  const script = `
    require(${JSON.stringify(join(root, file))});
    const names = Object.keys(require.cache).flatMap((path) => /node_modules\\/(cdktf|@cdktf\\/[^/]+)\\//.exec(path)?.[1] ?? []);
    process.stdout.write(JSON.stringify([...new Set(names)].sort()));
  `;
  const tsx = require.resolve('tsx/cjs');
  const output = execFileSync(process.execPath, ['--require', tsx, '--eval', script], { cwd: root, encoding: 'utf8' });
  return JSON.parse(output) as string[];
}

/** Every package that a file imports, directly or through the files that it imports, type imports included. */
function packagesBehind(file: string, seen = new Set<string>()): Set<string> {
  const packages = new Set<string>();
  if (seen.has(file)) return packages;
  seen.add(file);
  for (const [, specifier = ''] of readFileSync(file, 'utf8').matchAll(
    /(?:from|import\(|require\()\s*['"]([^'"]+)['"]/g,
  )) {
    if (!specifier.startsWith('.')) {
      packages.add(specifier);
      continue;
    }
    const base = join(dirname(file), specifier);
    const target = [base, `${base}.ts`, join(base, 'index.ts')].find(
      (path) => existsSync(path) && statSync(path).isFile(),
    );
    if (!target) throw new Error(`${relative(root, file)} imports '${specifier}', which does not exist`);
    for (const name of target.endsWith('.ts') ? packagesBehind(target, seen) : []) packages.add(name);
  }
  return packages;
}

const ofTerraform = (name: string) => /^(@cdktf\/|cdktf(\/|$))/.test(name);

describe('a program that only synthesizes manifests', () => {
  it('never loads cdktf', () => {
    expect(loadedBy('constructs/index.ts')).toEqual([]);
  });

  it('does not name it in its types', () => {
    expect([...packagesBehind(join(root, 'constructs/index.ts'))].filter(ofTerraform)).toEqual([]);
  });
});

describe('a program that makes hooks', () => {
  it('loads cdktf and its three providers', () => {
    const expected = ['@cdktf/provider-github', '@cdktf/provider-kubernetes', '@cdktf/provider-random', 'cdktf'];
    expect(loadedBy('constructs/terraform/index.ts')).toEqual(expected);
  });

  it('loads each resource by its file, which needs neither the whole provider nor a directory import', () => {
    const providers = [...packagesBehind(join(root, 'constructs/terraform/index.ts'))].filter((name) =>
      name.startsWith('@cdktf/'),
    );
    expect(providers.length).toBeGreaterThan(3);
    expect(providers.filter((name) => !/^@cdktf\/provider-[a-z]+\/lib\/[a-z0-9-]+\/index\.js$/.test(name))).toEqual([]);
  });
});
