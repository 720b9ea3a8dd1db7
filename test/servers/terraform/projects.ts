import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './terraform';

const root = join(__dirname, '../../..');

interface Manifest {
  readonly devDependencies: { readonly [name: string]: string };
}

const peers = [
  'cdk8s',
  'cdk8s-plus-28',
  '@cdktf/provider-github',
  '@cdktf/provider-kubernetes',
  '@cdktf/provider-random',
];

/** What `cdk8s init` and `cdktf init` write, apart from formats of the output. */
const compilerOptions = {
  alwaysStrict: true,
  declaration: true,
  experimentalDecorators: true,
  lib: ['es2016'],
  module: 'CommonJS',
  noEmit: true,
  noImplicitAny: true,
  noImplicitThis: true,
  noUnusedLocals: true,
  resolveJsonModule: true,
  strict: true,
  stripInternal: true,
  target: 'ES2017',
};

/** The package as it is published, with the compiled example inside: the archive that `npm pack` makes. */
export function packed(folder: string): string {
  const staging = join(folder, 'package');
  mkdirSync(staging, { recursive: true });
  cpSync(join(root, 'package.json'), join(staging, 'package.json'));
  const options = {
    noEmit: false,
    noCheck: true,
    rootDir: root,
    outDir: join(staging, 'dist/lib'),
    typeRoots: [join(root, 'node_modules/@types')],
    types: ['node'],
  };
  const include = [join(root, 'apps/github-ci'), join(root, 'constructs')];
  const config = join(folder, 'tsconfig.json');
  writeFileSync(config, JSON.stringify({ extends: join(root, 'tsconfig.json'), compilerOptions: options, include }));
  run(join(root, 'node_modules/.bin/tsc'), ['-p', config], folder);
  const archive = run('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder], staging).trim();
  return join(folder, archive);
}

/** A project in which cdktf is cdktn under another name, with the package and a compiler as templates install it. */
export function aliasProject(folder: string, archive: string): void {
  const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;
  const manifest = {
    name: 'alias',
    private: true,
    dependencies: {
      ...Object.fromEntries(peers.map((name) => [name, devDependencies[name]])),
      cdktf: 'npm:cdktn@0.24.0',
      constructs: '10.7.2',
      eventloom: `file:${archive}`,
    },
    devDependencies: { typescript: '5.9', '@types/node': '14' },
    overrides: { cdktf: '$cdktf' },
  };
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest, null, 2));
  run('npm', ['install', '--no-audit', '--no-fund', '--loglevel', 'error'], folder);
}

/** A project with the packages of this repository, and the package that an alias project installed. */
export function cdktfProject(folder: string, alias: string): void {
  const modules = join(folder, 'node_modules');
  mkdirSync(join(modules, '@cdktf'), { recursive: true });
  for (const name of [...peers, 'cdktf', 'constructs', '@types']) {
    symlinkSync(join(root, 'node_modules', name), join(modules, name));
  }
  cpSync(join(alias, 'node_modules/eventloom'), join(modules, 'eventloom'), { recursive: true });
}

/** Type-checks a file of a user of the package, all declarations of all packages included. */
export function typeCheck(folder: string, source: string, compiler: string): void {
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['webhooks.ts'] }));
  writeFileSync(join(folder, 'webhooks.ts'), source);
  run(join(compiler, 'node_modules/.bin/tsc'), ['-p', '.'], folder);
}
