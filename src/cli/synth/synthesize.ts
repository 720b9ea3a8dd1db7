import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EventloomError } from '../../errors';
import { writeManifests } from '../../manifests/write';
import { type ApiObject, type App, type Cdk8s, type Chart, outputTypes } from './cdk8s';
import { dependenciesOf } from './dependencies';
import { Order } from './order';
import { numbered, type Tree } from './tree';

/** A chart and its objects, in the order in which they are applied. */
interface Sorted {
  readonly chart: Chart;
  readonly objects: readonly ApiObject[];
}

/** What an object becomes, and the path of its construct. */
interface Rendered {
  readonly path: string;
  readonly object: unknown;
}

interface Output {
  readonly app: App;
  readonly charts: readonly Sorted[];
  nameOf(chart: Chart, index: number): string;
  render(chart: Sorted): readonly Rendered[];
}

const writers: { readonly [outputType: number]: (output: Output) => void } = {
  [outputTypes.filePerApp]: ({ app, charts, render }) => {
    if (charts.length > 0) save(app, ['app'], charts.flatMap(render));
  },
  [outputTypes.filePerChart]: ({ app, charts, nameOf, render }) => {
    for (const [index, sorted] of charts.entries()) save(app, [nameOf(sorted.chart, index)], render(sorted));
  },
  [outputTypes.filePerResource]: ({ app, charts, render }) => {
    for (const each of charts.flatMap(render)) save(app, [fileName(each.object as Named)], [each]);
  },
  [outputTypes.folderPerChart]: ({ app, charts, nameOf }) => {
    for (const [index, { chart, objects }] of charts.entries()) {
      const folder = nameOf(chart, index);
      mkdirSync(join(app.outdir, folder), { recursive: true });
      for (const object of objects) save(app, [folder, fileName(object)], [renderedObject(object)]);
    }
  },
};

/**
 * Does what `synth` of an app of cdk8s does, with the same files of the same objects in the same order, but looks at the app once: cdk8s
 * does so again for each chart, and at what several constructs depend on again for each of them.
 * @throws Error for constructs that find themselves wrong, and for dependencies that form a cycle, in the words of cdk8s
 * @throws EventloomError `bad-value` for what a manifest cannot hold
 */
export function synthesize(app: App, cdk8s: Cdk8s): void {
  mkdirSync(app.outdir, { recursive: true });
  const tree = numbered(app, cdk8s);
  validate(tree);
  const dependencies = dependenciesOf(tree);
  const charts = sorted(tree, new Order(tree, dependencies));
  const nameOf = (chart: Chart, index: number): string => {
    const name = cdk8s.Names.toDnsLabel(chart);
    return dependencies.betweenCharts ? `${String(index).padStart(4, '0')}-${name}` : name;
  };
  writers[app.yamlOutputType]?.({ app, charts, nameOf, render: (each) => rendered(each, cdk8s) });
  // Private in cdk8s, which offers no other way to know it.
  if (Reflect.get(app, 'recordConstructMetadata') === true) writeMetadata(app, charts);
}

function validate({ constructs }: Tree): void {
  const errors = constructs.flatMap(({ node }) => node.validate().map((error) => `[${node.path}] ${error}`));
  if (errors.length > 0) throw new Error(`Validation failed with the following errors:\n  ${errors.join('\n  ')}`);
}

function sorted(tree: Tree, order: Order): Sorted[] {
  return order.below(0).flatMap((number) => {
    const chart = tree.charts.get(number);
    if (!chart) return [];
    const own = order.below(number).filter((below) => tree.chart[below] === number);
    return [{ chart, objects: own.map((below) => tree.objects.get(below)).filter((object) => object !== undefined) }];
  });
}

/** A chart that renders itself in a way of its own is asked, as cdk8s does; its objects are in the order that it says. */
function rendered({ chart, objects }: Sorted, { Chart }: Cdk8s): readonly Rendered[] {
  if (chart.toJson === Chart.prototype.toJson) return objects.map(renderedObject);
  return Object.values(chart.toJson()).map((object) => ({ path: chart.node.path, object }));
}

const renderedObject = (object: ApiObject): Rendered => ({ path: object.node.path, object: object.toJson() });

interface Named {
  readonly kind: string;
  readonly metadata: { readonly name?: string | undefined };
}

const fileName = ({ kind, metadata }: Named): string => `${kind}.${metadata.name}`.replace(/[^0-9a-zA-Z-_.]/g, '');

function save(app: App, path: readonly string[], objects: readonly Rendered[]): void {
  writeFileSync(join(app.outdir, ...path) + app.outputFileExtension, objects.map(text).join('---\n'));
}

function text({ path, object }: Rendered): string {
  try {
    return writeManifests([object as object]);
  } catch (cause) {
    if (!(cause instanceof EventloomError)) throw cause;
    throw new EventloomError(cause.code, `[${path}] ${cause.message}`, { cause });
  }
}

/** Which construct an object comes from, for what looks at the manifests afterwards. */
function writeMetadata({ outdir }: App, charts: readonly Sorted[]): void {
  const objects = charts.flatMap((chart) => chart.objects);
  const resources = Object.fromEntries(objects.map(({ name, node }) => [name, { path: node.path }]));
  writeFileSync(join(outdir, 'construct-metadata.json'), JSON.stringify({ version: '1.0.0', resources }));
}
