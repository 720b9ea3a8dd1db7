import fc from 'fast-check';
import { decodeEvent } from '../../src/bus/event-row';
import { readDataDir } from '../../src/clients/data-dir';
import { EventDocument } from '../../src/evaluate/document';
import type { Pending } from '../../src/evaluate/sensor';
import type { JsonObject } from '../../src/model/json';
import { deadLettersIn } from '../../src/runtime/dead-letters';
import { prepare } from '../../src/runtime/prepared';
import { body, Lab } from './lab';
import { eventSources, post, RecordingCluster, recordingLog, resourcesOf } from './pipeline';

const lab = new Lab();

/** Several dependencies may want the same event. */
const dependencies = { a: 'a', b: 'b', c: 'a', d: 'b', e: 'a' } as const;
type Name = keyof typeof dependencies;
const names = Object.keys(dependencies) as Name[];

const condition = fc.letrec<{ tree: string; leaf: string; pair: string }>((tie) => ({
  leaf: fc.constantFrom(...names),
  pair: fc
    .tuple(tie('tree'), fc.constantFrom('&&', '||', '||'), tie('tree'))
    .map(([left, operator, right]) => `(${left} ${operator} ${right})`),
  tree: fc.oneof({ maxDepth: 3, withCrossShrink: true }, tie('leaf'), tie('pair')),
})).tree;

const pipeline = fc.record({
  condition,
  concurrency: fc.constantFrom('1', '3'),
  order: fc.constantFrom('all', 'none'),
  /** What happens after an event was sent; most often nothing. */
  steps: fc.array(
    fc.record({
      event: fc.constantFrom('a' as const, 'b' as const),
      afterwards: fc.constantFrom('nothing', 'nothing', 'nothing', 'restart', 'reload'),
    }),
    { minLength: 5, maxLength: 14 },
  ),
});
type Pipeline = typeof pipeline extends fc.Arbitrary<infer T> ? T : never;

/** @param version makes no difference to what it does */
function yamlOf({ condition, concurrency, order }: Pipeline, version: number): string {
  const annotations = { 'eventloom.dev/concurrency': concurrency, 'eventloom.dev/order': order, version: `${version}` };
  const parameters = names.map((name) => ({
    dest: `data.${name}`,
    src: { dependencyName: name, dataKey: 'body.value', value: 'none' },
  }));
  const resource = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { generateName: 'kept-' }, data: { x: '' } };
  const template = {
    name: 'keep',
    conditions: condition,
    k8s: { operation: 'create', parameters, source: { resource } },
  };
  const spec = {
    dependencies: names.map((name) => ({
      name,
      eventSourceName: 'hooks',
      eventName: dependencies[name],
      ...(name === 'e' && {
        filters: { exprs: [{ expr: 'v % 3 == 0', fields: [{ name: 'v', path: 'body.value' }] }] },
      }),
    })),
    triggers: [{ template, retryStrategy: { steps: 3, duration: '2ms', jitter: 0 } }],
  };
  const metadata = { name: 'copy', namespace: 'lab', annotations };
  return `${eventSources}---\n${JSON.stringify({ apiVersion: 'argoproj.io/v1alpha1', kind: 'Sensor', metadata, spec })}`;
}

/** Some fail at first, some always. */
function failuresOf(key: string): number {
  const sum = key.split(',').reduce((total, value) => total + (Number(value) || 0), 0);
  return sum % 7 === 3 ? Infinity : sum % 3;
}

const keyOf = (values: { readonly [name: string]: unknown }): string =>
  names.map((name) => `${values[name] ?? 'none'}`).join();

/** The value that came last: that of the event that fired. */
const newestIn = (key: string): number => Math.max(...key.split(',').map((value) => Number(value) || 0));

/** What was done, and for which dependencies it was given up. */
interface Outcome {
  readonly done: readonly string[];
  readonly givenUp: readonly string[];
}

const sorted = ({ done, givenUp }: Outcome): Outcome => ({ done: [...done].sort(), givenUp: [...givenUp].sort() });

async function run(tried: Pipeline): Promise<Outcome> {
  lab.dataDir += '+';
  lab.cluster = new RecordingCluster();
  const tries = new Map<string, number>();
  lab.cluster.before = async ({ data }) => {
    await new Promise((resolve) => setTimeout(resolve, 2));
    const key = keyOf(data as JsonObject);
    tries.set(key, (tries.get(key) ?? 0) + 1);
    if ((tries.get(key) ?? 0) <= failuresOf(key)) throw new Error('not yet');
  };
  let version = 0;
  let running = await lab.start(yamlOf(tried, version));
  for (const [index, { event, afterwards }] of tried.steps.entries()) {
    await post(running, event, body(`${index}`));
    if (afterwards === 'restart') {
      await lab.stop();
      running = await lab.start(yamlOf(tried, version));
    } else if (afterwards === 'reload') await running.reload(resourcesOf(yamlOf(tried, ++version)));
  }
  await running.idle();
  await lab.stop();
  const data = readDataDir(lab.dataDir);
  const givenUp = Array.from(deadLettersIn(data.store), ({ letter }) => letter.dependency);
  await data.close();
  return { done: lab.cluster.data.map((values) => keyOf(values as JsonObject)), givenUp };
}

/** What one after the other makes of the events that the data directory holds. */
async function reference(tried: Pipeline): Promise<Outcome> {
  const { programs } = prepare(resourcesOf(yamlOf(tried, 0)), { log: recordingLog().log });
  const data = readDataDir(lab.dataDir);
  const [done, givenUp]: [string[], string[]] = [[], []];
  let pending: Pending = new Map();
  for (const { value } of data.store.table('events').entries()) {
    const document = new EventDocument(decodeEvent(value).event);
    const decision = programs[0]?.compiled.decide(document, pending, 0);
    pending = decision?.pending ?? pending;
    for (const { fires, dependency, rendered } of decision?.verdicts ?? []) {
      if (!fires) continue;
      const key = keyOf(rendered?.resource?.['data'] as JsonObject);
      if (failuresOf(key) < 3) done.push(key);
      else givenUp.push(dependency);
    }
  }
  await data.close();
  return { done, givenUp };
}

describe('any pipeline that is stopped and reloaded at any moment', () => {
  it('does what deciding about one event after the other says: nothing is missing, repeated or mixed up', async () => {
    const property = fc.asyncProperty(pipeline, async (tried) => {
      const found = await run(tried);
      const expected = await reference(tried);
      if (tried.order === 'all') expect(found.done.map(newestIn)).toEqual(expected.done.map(newestIn));
      expect(sorted(found)).toEqual(sorted(expected));
    });
    await fc.assert(property, { seed: 8, numRuns: 8, endOnFailure: true });
  }, 60_000);
});
