import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Packs the package and uses it as a stranger would: an empty project with the compiler and the settings that `cdk8s init`
 * writes, the README's example as its app, then `npx eventloom check` on what came out, and once more without any project around.
 */
const root = join(__dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'eventloom-package-'));

const run = (command: string, args: readonly string[], cwd = folder): void => {
  console.log(`$ ${command} ${args.join(' ')}`);
  execFileSync(command, args, { cwd, stdio: 'inherit', env: { ...process.env, CDK8S_OUTDIR: join(folder, 'out') } });
};

function readmeExample(): string {
  const found = /```ts\n([\s\S]*?)```/.exec(readFileSync(join(root, 'README.md'), 'utf8'));
  if (!found?.[1]) throw new Error('README.md has no ```ts example');
  return found[1];
}

function project(): void {
  const write = (name: string, content: unknown): void =>
    writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content, null, 2));
  write('package.json', { name: 'empty', version: '1.0.0', private: true });
  write('main.ts', readmeExample());
  write('tsconfig.json', {
    compilerOptions: {
      alwaysStrict: true,
      declaration: true,
      experimentalDecorators: true,
      inlineSourceMap: true,
      inlineSources: true,
      lib: ['es2016'],
      module: 'CommonJS',
      noEmitOnError: true,
      noFallthroughCasesInSwitch: true,
      noImplicitAny: true,
      noImplicitReturns: true,
      noImplicitThis: true,
      resolveJsonModule: true,
      strict: true,
      strictNullChecks: true,
      strictPropertyInitialization: true,
      stripInternal: true,
      target: 'ES2017',
    },
    include: ['**/*.ts'],
    exclude: ['node_modules'],
  });
}

try {
  run('npm', ['pack', '--silent', '--pack-destination', folder], root);
  const archive = readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '';
  project();
  run('npm', ['install', '--silent', 'cdk8s@2', 'cdk8s-plus-28@2', 'constructs@10', `./${archive}`]);
  run('npm', ['install', '--silent', '--save-dev', 'typescript@5.9', '@types/node@14']);
  run('npx', ['tsc']);
  run('node', ['main.js']);
  run('npx', ['eventloom', 'check', 'out']);
  const elsewhere = join(folder, 'elsewhere');
  mkdirSync(elsewhere);
  run(join(folder, 'node_modules/.bin/eventloom'), ['check', '../out'], elsewhere);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
