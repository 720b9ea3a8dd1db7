import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as cdk8s from 'cdk8s';
import { ApiObject, App, type AppProps, Chart, Include, JsonPatch, Lazy, YamlOutputType } from 'cdk8s';
import { Construct } from 'constructs';
import { synthesize } from '../../../src/cli/synth/synthesize';
import { readManifests } from '../../../src/manifests/read';

const root = mkdtempSync(join(tmpdir(), 'eventloom-synth-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let count = 0;

const fresh = (): string => join(root, String(++count));

const included = join(root, 'included.yaml');
writeFileSync(
  included,
  'apiVersion: v1\nkind: Secret\nmetadata: {name: given}\nstringData: {port: "8080", on: "off"}\n',
);

/** Texts that some reader takes for something else, and some that end or begin a text where YAML does not see it. */
const strange = [
  'y no on Off null ~ true = << - ? : ... --install --- @a `a %a &a *a !a | {a} [a #a "a" back\\slash trailing: -'.split(
    ' ',
  ),
  '1e3 0x1F 0X1F 0o755 0b11 017 1_000 +_5 .5 .inf 12e4567 12:30:00 2026-01-02 0.30.0'.split(' '),
  ['', ' ', '\t', '\n', '- a', '? a', '--- a', '> a', 'a: b', 'a #b', "it's", 'tab\there', ' leading', 'trailing '],
  ['two\nlines', 'ends\n', 'ends twice\n\n', '\nbegins', '  indented\nlines\n', 'trailing  \nspaces', 'a\n\n\nb'],
  ['cr\r\nlf', 'only\rcr', 'a\n  b\n c\n', 'x'.repeat(3000), 'ünïcode', '日本語', '👩‍🚀', '\ufeffmark', '\u00a0'],
  ['\u0085', 'a\u2028b', '\u2029', '\u0000', '\u001b[31m', '\u007f', '\ufffe'],
].flat();

const object = (scope: Construct, id: string, more: object = {}): ApiObject =>
  new ApiObject(scope, id, { apiVersion: 'v1', kind: 'ConfigMap', ...more });

/** Charts in charts, dependencies of and on everything, included files, and texts that are easily taken for something else. */
function nasty(props: AppProps): App {
  const app = new App(props);
  const outer = new Chart(app, 'Outer', { namespace: 'outer', labels: { team: 'yes', '1e3': '0x1F' } });
  const inner = new Chart(outer, 'inner', { namespace: 'inner', disableResourceNameHashes: true });
  const other = new Chart(app, '10');
  const part = new Construct(other, 'part');
  const texts = object(outer, 'texts', {
    data: Object.fromEntries(strange.map((text, index) => [`k${index}`, text])),
    binaryData: Object.fromEntries(strange.filter((text) => text !== '').map((text) => [text, 'value'])),
    list: [...strange, strange, [[]], [{}, { a: [{ b: null, c: undefined }] }]],
    numbers: [0, -0, 1.5, 1e21, 1e-7, Number.MAX_SAFE_INTEGER, true, false],
    empty: { nothing: {}, none: [] },
  });
  const patched = object(inner, 'patched', { metadata: { name: 'same', annotations: { no: 'n' } }, data: { a: '1' } });
  patched.addJsonPatch(
    JsonPatch.add('/data/b~1c', 'y'),
    JsonPatch.remove('/data/a'),
    JsonPatch.replace('/kind', 'Secret'),
  );
  const lazy = object(part, 'lazy', {
    data: Lazy.any({ produce: () => ({ z: 'late', a: Lazy.any({ produce: () => 'on' }) }) }),
  });
  object(part, 'same', { metadata: { name: 'same' } });
  new Include(other, 'included', { url: included });
  new Chart(app, 'nothing');
  texts.addDependency(patched);
  lazy.addDependency(texts);
  other.addDependency(outer);
  object(other, 'last', { metadata: { namespace: 'elsewhere' } }).addDependency(part);
  return app;
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();

/** What kubectl reads from a file. */
function read(folder: string, file: string): unknown[] {
  const { resources, problems } = readManifests(readFileSync(join(folder, file), 'utf8'), file);
  expect(problems).toEqual([]);
  return resources.map(({ object }) => object);
}

function both(props: AppProps, make: (props: AppProps) => App = nasty): { readonly ours: App; readonly theirs: App } {
  const [ours, theirs] = [make({ ...props, outdir: fresh() }), make({ ...props, outdir: fresh() })];
  synthesize(ours, cdk8s);
  theirs.synth();
  return { ours, theirs };
}

const types = Object.entries({
  FILE_PER_APP: YamlOutputType.FILE_PER_APP,
  FILE_PER_CHART: YamlOutputType.FILE_PER_CHART,
  FILE_PER_RESOURCE: YamlOutputType.FILE_PER_RESOURCE,
  FOLDER_PER_CHART_FILE_PER_RESOURCE: YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE,
});

describe.each(types)('a nasty app with %s', (_name, yamlOutputType) => {
  it('is written to the files that cdk8s writes', () => {
    const { ours, theirs } = both({ yamlOutputType, outputFileExtension: '.yml', recordConstructMetadata: true });
    expect(filesIn(ours.outdir)).toEqual(filesIn(theirs.outdir));
    const metadata = (app: App): string => readFileSync(join(app.outdir, 'construct-metadata.json'), 'utf8');
    expect(metadata(ours)).toBe(metadata(theirs));
  });
});

describe('the objects of a nasty app', () => {
  it('are read back by kubectl as what cdk8s made of the constructs, in its order', () => {
    const { ours, theirs } = both({});
    const files = filesIn(theirs.outdir);
    expect(files).toHaveLength(4);
    expect(filesIn(ours.outdir)).toEqual(files);
    // The files are numbered in the order of the charts.
    const made = theirs.charts.map((chart) => chart.toJson());
    expect(files.map((file) => read(ours.outdir, file))).toEqual(JSON.parse(JSON.stringify(made)));
  });

  it('are asked of a chart that renders itself', () => {
    class Labelled extends Chart {
      override toJson(): unknown[] {
        return super.toJson().map((made) => ({ ...(made as object), extra: 'yes' }));
      }
    }
    const { ours } = both({}, (props) => {
      const app = new App(props);
      object(new Labelled(app, 'own'), 'a');
      return app;
    });
    expect(read(ours.outdir, 'own.k8s.yaml')).toEqual([expect.objectContaining({ extra: 'yes' })]);
  });
});

/** The message of both: ours and that of cdk8s. */
function refusals(make: (app: App) => void): readonly [string, string] {
  const message = (run: (app: App) => void): string => {
    const app = new App({ outdir: fresh() });
    make(app);
    try {
      run(app);
    } catch (error) {
      return (error as Error).message;
    }
    return 'no error';
  };
  return [message((app) => synthesize(app, cdk8s)), message((app) => app.synth())];
}

describe('what cdk8s refuses', () => {
  it('is refused in the same words: constructs that find themselves wrong', () => {
    const [ours, theirs] = refusals((app) => {
      const chart = new Chart(app, 'chart');
      for (const id of ['a', 'b'])
        object(chart, id).node.addValidation({ validate: () => [`${id} is wrong`, 'twice'] });
      chart.node.addValidation({ validate: () => ['so is the chart'] });
    });
    expect(ours).toBe(
      'Validation failed with the following errors:\n  [chart] so is the chart\n  [chart/a] a is wrong\n  [chart/a] twice\n  [chart/b] b is wrong\n  [chart/b] twice',
    );
    expect(ours).toBe(theirs);
  });

  it('is refused in the same words: a cycle, an object that cannot be rendered, a dependency outside of charts', () => {
    const cycle = refusals((app) => {
      const [a, b] = ['a', 'b'].map((id) => object(new Chart(app, id), 'x'));
      if (a && b) {
        a.addDependency(b);
        b.addDependency(a);
      }
    });
    expect(cycle[0]).toMatch(/^Dependency cycle detected: (\S+ => )+\S+$/);
    expect(cycle[1]).toMatch(/^Dependency cycle detected: /);

    const [date, theirDate] = refusals((app) => object(new Chart(app, 'c'), 'x', { at: new Date(0) }));
    expect(date).toMatch(/^Failed serializing construct at path 'c\/x'/);
    expect(date).toBe(theirDate);

    const [outside, theirOutside] = refusals((app) => {
      new Construct(app, 'outside').node.addDependency(new Chart(app, 'c'));
    });
    expect(outside).toBe('cannot find a parent chart (directly or indirectly)');
    expect(outside).toBe(theirOutside);
  });

  it('is told from what only YAML can hold, by the path of the construct', () => {
    const [ours] = refusals((app) => object(new Chart(app, 'c'), 'x', { data: { a: Number.NaN } }));
    expect(ours).toBe('[c/x] cannot write the number NaN into a manifest');
  });
});

describe('dependencies', () => {
  it('that lead to an object in a million ways are followed once', () => {
    const app = new App({ outdir: fresh() });
    const chart = new Chart(app, 'diamonds');
    let before: ApiObject[] = [];
    for (let layer = 0; layer < 200; layer++) {
      const made = ['a', 'b'].map((side) => object(chart, `${side}${layer}`));
      for (const each of made) each.addDependency(...before);
      before = made;
    }
    synthesize(app, cdk8s);
    expect(read(app.outdir, 'diamonds.k8s.yaml')).toHaveLength(400);
  });

  it('of charts on charts are not spread out over their objects, and may form a long chain', () => {
    const app = new App({ outdir: fresh(), yamlOutputType: YamlOutputType.FILE_PER_APP });
    const charts = ['a', 'b', 'c'].map((id) => new Chart(app, id));
    for (const chart of charts) for (let index = 0; index < 2000; index++) object(chart, `o${index}`);
    const [a, b, c] = charts;
    if (a && b && c) {
      a.addDependency(b);
      b.addDependency(c);
      const [first, ...others] = a.apiObjects;
      others.reduce((before, each) => (each.addDependency(before), each), first as ApiObject);
    }
    synthesize(app, cdk8s);
    const names = (read(app.outdir, 'app.k8s.yaml') as { metadata: { name: string } }[]).map(
      ({ metadata }) => metadata.name,
    );
    expect(names).toHaveLength(6000);
    expect([names[0]?.[0], names[1999]?.[0], names[2000]?.[0], names[4000]?.slice(0, 4)]).toEqual([
      'c',
      'c',
      'b',
      'a-o0',
    ]);
  });
});
