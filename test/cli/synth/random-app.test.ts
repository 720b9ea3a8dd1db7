import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as cdk8s from 'cdk8s';
import { ApiObject, App, Chart, type YamlOutputType } from 'cdk8s';
import { Construct, Dependable, DependencyGroup, type IDependable } from 'constructs';
import fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import { synthesize } from '../../../src/cli/synth/synthesize';

const root = mkdtempSync(join(tmpdir(), 'eventloom-synth-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let count = 0;

/** What a construct is, which of the constructs before it holds it, and its id. */
interface Made {
  readonly what: 'chart' | 'construct' | 'object';
  readonly within: number;
  readonly id: number;
}

/** What depends on what, by the number of the construct; a group stands for several. */
interface Said {
  readonly source: number;
  readonly targets: readonly number[];
}

interface Described {
  readonly outputType: YamlOutputType;
  readonly made: readonly Made[];
  readonly said: readonly Said[];
}

const number = fc.nat({ max: 40 });
const described: fc.Arbitrary<Described> = fc.record({
  outputType: fc.constantFrom(0, 1, 2, 3),
  made: fc.array(
    fc.record({ what: fc.constantFrom('chart', 'construct', 'object', 'object'), within: number, id: number }),
    { minLength: 1, maxLength: 14 },
  ),
  said: fc.array(fc.record({ source: number, targets: fc.array(number, { minLength: 1, maxLength: 3 }) }), {
    maxLength: 6,
  }),
});

/** Ids that JavaScript sorts as numbers are among them, since they come first wherever a key does. */
const idOf = (id: number): string => (id % 3 === 0 ? String(id) : `n${id}`);

function build({ outputType, made, said }: Described): App {
  const app = new App({
    outdir: join(root, String(++count)),
    yamlOutputType: outputType,
    recordConstructMetadata: true,
  });
  const constructs: Construct[] = [app];
  for (const { what, within, id } of made) {
    const parent = constructs[within % constructs.length] ?? app;
    const inChart = parent.node.scopes.some((scope) => Chart.isChart(scope));
    if (parent.node.tryFindChild(idOf(id))) continue;
    if (what === 'chart') constructs.push(new Chart(parent, idOf(id)));
    else if (!inChart) continue;
    else if (what === 'construct') constructs.push(new Construct(parent, idOf(id)));
    else constructs.push(new ApiObject(parent, idOf(id), { apiVersion: 'v1', kind: 'ConfigMap' }));
  }
  const others = constructs.slice(1);
  for (const { source, targets } of others.length === 0 ? [] : said) {
    const from = others[source % others.length];
    const to = targets.map((target) => others[target % others.length]).filter((target) => target !== undefined);
    // That a construct depends on itself makes cdk8s run out of stack.
    if (from && !to.includes(from)) from.node.addDependency(to.length === 1 && to[0] ? to[0] : group(to));
  }
  return app;
}

function group(constructs: readonly Construct[]): IDependable {
  const grouped = new DependencyGroup(...constructs);
  expect(Dependable.of(grouped).dependencyRoots).toHaveLength(constructs.length);
  return grouped;
}

/** What a synthesis wrote, or that it found a cycle; the route that cdk8s prints may hold more than the cycle. */
function outcome(app: App, run: () => void): unknown {
  try {
    run();
  } catch (error) {
    return /^Dependency cycle detected: /.exec((error as Error).message)?.[0] ?? error;
  }
  const entries = readdirSync(app.outdir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const files = entries.map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    files.map((file) => [file.slice(app.outdir.length), objectsIn(readFileSync(file, 'utf8'))]),
  );
}

/** What is in a file: YAML as cdk8s writes and reads it, or JSON. */
const objectsIn = (text: string): unknown =>
  parseAllDocuments(text, { version: '1.1' }).map((document) => document.toJSON() as unknown);

describe('synthesizing any app', () => {
  it('writes the same files of the same objects in the same order as cdk8s, or finds a cycle where it does', () => {
    let [written, cycles] = [0, 0];
    fc.assert(
      fc.property(described, (description) => {
        const [ours, theirs] = [build(description), build(description)];
        const expected = outcome(theirs, () => theirs.synth());
        expect(outcome(ours, () => synthesize(ours, cdk8s))).toEqual(expected);
        if (typeof expected === 'string') cycles++;
        else written++;
      }),
      { numRuns: 400, seed: 20 },
    );
    expect(written).toBeGreaterThan(100);
    expect(cycles).toBeGreaterThan(10);
  });
});
