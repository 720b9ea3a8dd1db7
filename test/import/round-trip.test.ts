import { createRequire } from 'node:module';
import { join } from 'node:path';
import * as cdk8s from 'cdk8s';
import { transform } from 'esbuild';
import * as fc from 'fast-check';
import * as constructs from '../../constructs';
import { lost, Workspace } from '../../scripts/compare-upstream/round-trip';
import { type ImportedProgram, importResources } from '../../src/import/import';
import type { JsonObject } from '../../src/model/json';
import type { Resource } from '../../src/model/resource';
import { asResources, changed, manifestOf, workflowOf, workflowSensor } from './arbitrary';
import { fixture, importText, library, resourcesOf } from './imported';

const load = createRequire(__filename);

/** Runs the text of a program, and answers with what it makes. */
async function made(program: ImportedProgram): Promise<readonly JsonObject[]> {
  if (program.files.length === 0) return [];
  const options = { loader: 'ts', format: 'cjs', target: 'es2022' } as const;
  const compiled = await Promise.all(
    program.files.map(async ({ name, text }) => [name, (await transform(text, options)).code] as const),
  );
  const codes = new Map(compiled.map(([name, code]) => [`./${name.replace(/\.ts$/, '')}`, code]));
  const charts: cdk8s.Chart[] = [];
  class Chart extends cdk8s.Chart {
    constructor(...args: ConstructorParameters<typeof cdk8s.Chart>) {
      super(...args);
      charts.push(this);
    }
  }
  class PipelineApp extends constructs.PipelineApp {
    override synth(): void {}
  }
  const modules = new Map<string, object>([
    ['cdk8s', { ...cdk8s, Chart }],
    ['eventloom', { ...constructs, PipelineApp }],
  ]);
  const run = (name: string): object => {
    const found = modules.get(name);
    if (found !== undefined) return found;
    const code = codes.get(name);
    if (code === undefined) return load(name) as object;
    const module = { exports: {} };
    // oxlint-disable-next-line no-new-func -- the text of the program is what is tested
    new Function('require', 'module', 'exports', code)(run, module, module.exports);
    modules.set(name, module.exports);
    return module.exports;
  };
  run('./main');
  return charts.flatMap((chart) => cdk8s.Testing.synth(chart) as JsonObject[]);
}

function importAll(resources: readonly Resource[]): ImportedProgram {
  return importResources(resources, new Map(), library);
}

describe('what import writes', () => {
  it.each(['EventBus', 'EventSource', 'Sensor'] as const)('makes any %s again', async (kind) => {
    await fc.assert(
      fc.asyncProperty(manifestOf(kind), async (manifest) => {
        const resources = asResources([manifest]);
        const program = importAll(resources);
        expect(program.outcomes.map(({ form }) => form)).not.toContain('left-out');
        expect(lost(resources, await made(program))).toEqual([]);
      }),
      { numRuns: 10 },
    );
  });

  it.each(['WorkflowTemplate', 'CronWorkflow', 'Workflow'] as const)('makes any %s again', async (kind) => {
    await fc.assert(
      fc.asyncProperty(workflowOf(kind), async (manifest) => {
        const resources = asResources([manifest]);
        expect(lost(resources, await made(importAll(resources)))).toEqual([]);
      }),
      { numRuns: 5 },
    );
  });

  it.each(['sources', 'triggers', 'pipeline', 'workflows', 'objects'])(
    'makes what is nearly %s.yaml again',
    async (name) => {
      const manifests = resourcesOf(fixture(`${name}.yaml`)).filter(
        ({ kind }) => kind !== 'Secret' && kind !== 'ServiceAccount',
      );
      await fc.assert(
        fc.asyncProperty(fc.tuple(...manifests.map(({ object }) => changed(object))), async (several) => {
          const resources = asResources(several);
          expect(lost(resources, await made(importAll(resources)))).toEqual([]);
        }),
        { numRuns: 5 },
      );
    },
  );

  it('makes several of them again, whatever they refer to', async () => {
    const manifests = fc.tuple(
      manifestOf('EventBus'),
      manifestOf('EventSource'),
      manifestOf('Sensor'),
      manifestOf('Sensor'),
    );
    await fc.assert(
      fc.asyncProperty(manifests, async (several) => {
        const resources = asResources(several);
        expect(lost(resources, await made(importAll(resources)))).toEqual([]);
      }),
      { numRuns: 5 },
    );
  });

  it('makes any other object again', async () => {
    const object = fc.record({
      apiVersion: fc.constantFrom('v1', 'apps/v1', 'example.com/v1'),
      kind: fc.constantFrom('ConfigMap', 'Thing', 'RoleBinding'),
      metadata: fc.record({ name: fc.string({ minLength: 1, maxLength: 10 }) }),
      data: fc.dictionary(
        fc.string({ maxLength: 5 }).filter((key) => !(key in {})),
        fc.jsonValue(),
        { noNullPrototype: true },
      ),
    });
    await fc.assert(
      fc.asyncProperty(object, async (manifest) => {
        const resources = asResources([manifest as JsonObject]);
        const program = importAll(resources);
        const kept = program.outcomes.flatMap(({ form, resource }) => (form === 'left-out' ? [] : [resource]));
        expect(lost(kept, await made(program))).toEqual([]);
      }),
      { numRuns: 10 },
    );
  });

  it('compiles, is formatted, and makes the objects again when it is run as a project', () => {
    const workspace = new Workspace(join(__dirname, '../..'));
    try {
      const expected = new Map<string, readonly Resource[]>();
      const add = (name: string, resources: readonly Resource[], program: ImportedProgram): void => {
        workspace.add(name, program);
        expected.set(
          name,
          resources.filter(({ kind }) => kind !== 'Secret'),
        );
      };
      for (const name of ['pipeline', 'sources', 'triggers', 'buses', 'workflows', 'objects']) {
        const text = fixture(`${name}.yaml`);
        add(name, resourcesOf(text), importText(text));
      }
      const kinds = fc.tuple(
        manifestOf('EventBus'),
        manifestOf('EventSource'),
        manifestOf('Sensor'),
        workflowOf('WorkflowTemplate'),
        workflowOf('CronWorkflow'),
        workflowSensor(),
      );
      for (const [index, manifests] of fc.sample(kinds, 1).entries()) {
        const resources = asResources(manifests);
        add(`made-up-${index}`, resources, importAll(resources));
      }
      for (const name of ['sources', 'triggers', 'pipeline', 'workflows', 'objects']) {
        const originals = resourcesOf(fixture(`${name}.yaml`)).filter(
          ({ kind }) => kind !== 'Secret' && kind !== 'ServiceAccount',
        );
        for (const [index, manifests] of fc
          .sample(fc.tuple(...originals.map(({ object }) => changed(object))), 1)
          .entries()) {
          const resources = asResources(manifests);
          add(`${name}-${index}`, resources, importAll(resources));
        }
      }
      expect(workspace.compile()).toEqual([]);
      expect(workspace.format()).toBe('');
      const found = [...workspace.synthesize()].map(([name, objects]) => [
        name,
        lost(expected.get(name) ?? [], objects),
      ]);
      expect(found).toEqual([...expected.keys()].map((name) => [name, []]));
    } finally {
      workspace.remove();
    }
  }, 120_000);
});
