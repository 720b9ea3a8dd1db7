import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, posix, relative, resolve, sep } from 'node:path';

/** The import table of ARCHITECTURE.md: what each folder may import besides itself, src/model and src/errors.ts. */
const table: Record<string, readonly string[]> = {
  'src/model': [],
  'src/errors.ts': [],
  'src/language': [],
  'src/manifests': [],
  'src/clients': [],
  'src/check': ['src/language', 'src/manifests'],
  'src/evaluate': ['src/language'],
  'src/sources': ['src/language', 'src/clients'],
  'src/bus': ['src/language', 'src/clients'],
  'src/triggers': ['src/language', 'src/clients'],
  'src/import': ['src/language', 'src/manifests', 'src/check'],
  'src/runtime': [
    'src/language',
    'src/manifests',
    'src/clients',
    'src/check',
    'src/evaluate',
    'src/sources',
    'src/bus',
    'src/triggers',
  ],
  'src/web': ['src'],
  'src/cli': ['src'],
  constructs: ['src/language', 'src/check'],
  testing: [
    'constructs',
    'src/language',
    'src/manifests',
    'src/clients',
    'src/check',
    'src/evaluate',
    'src/sources',
    'src/bus',
    'src/triggers',
    'src/runtime',
    'src/import',
  ],
  apps: ['constructs/index', 'constructs/terraform/index'],
};

/** Packages that only some places may name; everything else in package.json's dependencies is free for src. */
const packages: readonly { name: RegExp; allowed: RegExp }[] = [
  { name: /^lmdb$/, allowed: /^src\/clients\/store/ },
  { name: /^@kubernetes\/client-node$/, allowed: /^src\/clients\/kubeconfig-cluster\.ts$/ },
  { name: /^@grpc\//, allowed: /^src\/clients\/grpc-\w+\.ts$/ },
  { name: /^aws4fetch$/, allowed: /^src\/clients\/s3-object\.ts$/ },
  { name: /^(cdktf|@cdktf\/.*)$/, allowed: /^(constructs\/terraform|apps)\// },
  { name: /^(cdk8s|cdk8s-plus-28|constructs)$/, allowed: /^(constructs|apps|testing)\// },
  { name: /^(preact|@preact\/signals|@dagrejs\/dagre)(\/|$)/, allowed: /^src\/web\/page\// },
  { name: /^commander$/, allowed: /^src\/cli\// },
  { name: /^re2js$/, allowed: /^src\/language\/regex\.ts$/ },
];

const root = join(__dirname, '..');

function sourceFiles(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : sourceFiles(path);
    return /\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  const found = text.matchAll(
    /(?:^|\n)\s*(?:import|export)\b[^'"`;]*?from\s*['"]([^'"]+)['"]|(?:import|require)\(\s*['"]([^'"]+)['"]\s*\)|(?:^|\n)import\s+['"]([^'"]+)['"]/g,
  );
  return [...found].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
}

/** The file that a relative import names, as a path from the root. */
function target(file: string, specifier: string): string {
  const base = resolve(root, dirname(file), specifier);
  for (const suffix of ['', '.ts', '.tsx', '/index.ts']) {
    const stat = statSync(base + suffix, { throwIfNoEntry: false });
    if (stat?.isFile())
      return relative(root, base + suffix)
        .split(sep)
        .join('/');
  }
  return relative(root, base).split(sep).join('/');
}

function folderOf(file: string): string | undefined {
  return Object.keys(table)
    .filter((folder) => file === folder || file.startsWith(`${folder}/`))
    .sort((a, b) => b.length - a.length)[0];
}

function mayImport(folder: string, file: string): boolean {
  const own = folderOf(file);
  if (own === folder || own === 'src/model' || own === 'src/errors.ts') return true;
  return (table[folder] ?? []).some((allowed) => `${file.replace(/\.tsx?$/, '')}/`.startsWith(`${allowed}/`));
}

const files = ['src', 'constructs', 'testing', 'apps'].flatMap((folder) =>
  statSync(join(root, folder), { throwIfNoEntry: false }) ? sourceFiles(folder) : [],
);
const imports = files.flatMap((file) => importsOf(file).map((specifier) => ({ file, specifier })));
const relatives = imports
  .filter(({ specifier }) => specifier.startsWith('.'))
  .map(({ file, specifier }) => ({ file, to: target(file, specifier) }));

describe('the import table', () => {
  it('covers every source file', () => {
    expect(files.filter((file) => folderOf(file) === undefined)).toEqual([]);
    expect(files.length).toBeGreaterThan(100);
  });

  it('is kept by every import between folders', () => {
    const broken = relatives.filter(({ file, to }) => !mayImport(folderOf(file) ?? '', to));
    expect(broken.map(({ file, to }) => `${file} imports ${to}`)).toEqual([]);
  });

  it('keeps event sources, triggers and languages from importing their siblings of another kind', () => {
    const kinds = /^src\/(sources|triggers)\/[^/]+$/;
    const modelKinds = new Set(
      sourceFiles('src/model')
        .filter((file) => /^src\/model\/(sources|triggers)\//.test(file))
        .map((file) => file.replace('src/model/', 'src/')),
    );
    const broken = relatives.filter(
      ({ file, to }) => kinds.test(file) && modelKinds.has(file) && modelKinds.has(to) && file !== to,
    );
    expect(broken.map(({ file, to }) => `${file} imports ${to}`)).toEqual([]);
  });

  it('lets a package be named only where it belongs', () => {
    const broken = imports.filter(({ file, specifier }) =>
      packages.some(({ name, allowed }) => name.test(specifier) && !allowed.test(file)),
    );
    expect(broken.map(({ file, specifier }) => `${file} imports ${specifier}`)).toEqual([]);
  });

  it('keeps the environment in one file', () => {
    const readers = files.filter(
      (file) => file.startsWith('src/') && /process\.env/.test(readFileSync(join(root, file), 'utf8')),
    );
    expect(readers).toEqual(['src/runtime/options.ts']);
  });
});

describe('cycles', () => {
  it('there are none, type imports included', () => {
    const graph = new Map<string, string[]>();
    for (const { file, to } of relatives) graph.set(file, [...(graph.get(file) ?? []), to]);
    const done = new Set<string>();
    const path: string[] = [];
    const cycles: string[] = [];
    const visit = (file: string): void => {
      if (path.includes(file)) cycles.push([...path.slice(path.indexOf(file)), file].join(' -> '));
      if (done.has(file) || path.includes(file)) return;
      path.push(file);
      for (const next of graph.get(file) ?? []) visit(next);
      path.pop();
      done.add(file);
    };
    for (const file of files) visit(file);
    expect(cycles).toEqual([]);
  });
});

describe('sizes', () => {
  const lines = files
    .filter((file) => !file.includes('/generated/'))
    .map((file) => ({ file, count: readFileSync(join(root, file), 'utf8').split('\n').length - 1 }));

  it('no file has more than 400 lines', () => {
    expect(lines.filter(({ count }) => count > 400)).toEqual([]);
  });

  it('the median file has at most 120 lines, 95 % have at most 300', () => {
    const counts = lines.map(({ count }) => count).sort((a, b) => a - b);
    expect(counts[Math.floor(counts.length / 2)]).toBeLessThanOrEqual(120);
    expect(counts[Math.floor(counts.length * 0.95)]).toBeLessThanOrEqual(300);
  });

  it('no file or folder is a catch-all', () => {
    expect(files.filter((file) => /(^|\/)(utils?|common|helpers?|shared|misc)(\.tsx?$|\/)/.test(file))).toEqual([]);
  });
});
