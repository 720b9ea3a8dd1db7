import Ajv from 'ajv';
import { editorKinds, editorSchema } from '../../src/model/editor-schema';
import { definition } from '../../src/model/schema';
import { workflowDefinitions } from '../../src/model/workflow-schema';

const workflow = {
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Workflow',
  metadata: { generateName: 'ci-' },
  spec: { entrypoint: 'main', templates: [{ name: 'main', container: { image: 'alpine' } }] },
};

describe('the schema for editors', () => {
  const validate = new Ajv({ strict: false }).compile(editorSchema());

  it('takes workflows, and refuses names that they do not have', () => {
    expect(validate(workflow)).toBe(true);
    expect(validate({ ...workflow, spec: { ...workflow.spec, entrypiont: 'main' } })).toBe(false);
    expect(validate({ ...workflow, kind: 'Wrokflow' })).toBe(false);
  });

  it('knows the kinds of Argo Events as before', () => {
    const sensor = { ...workflow, kind: 'Sensor', spec: { dependencies: [], triggers: [] } };
    expect(validate(sensor)).toBe(true);
    expect(validate({ ...sensor, spec: { ...sensor.spec, dependncies: [] } })).toBe(false);
  });

  it.each(editorKinds)('can be had for %s alone, whole', (kind) => {
    const alone = editorSchema(kind);
    expect(alone.title).toBe(kind);
    const names = Object.keys(alone.definitions ?? {});
    const targets = [...JSON.stringify(alone).matchAll(/"#\/definitions\/([^"]+)"/g)].map(([, name]) => name);
    expect([...new Set(targets)].sort()).toEqual(names.sort());
    expect(Object.values(alone.definitions ?? {}).filter((one) => Object.keys(one).length === 0)).toEqual([]);
  });

  it('calls nothing by one name that is two things', () => {
    const shared = Object.entries(workflowDefinitions).filter(
      ([name, { properties }]) => properties && definition(name),
    );
    expect(shared.length).toBeGreaterThan(50);
    for (const [name, described] of shared) expect(definition(name)).toEqual(described);
  });

  it('describes every property of a workflow', () => {
    const bare = Object.entries(workflowDefinitions).flatMap(([name, { properties = {} }]) =>
      Object.entries(properties).flatMap(([property, { description }]) => (description ? [] : [`${name}.${property}`])),
    );
    expect(bare).toEqual([]);
  });
});
