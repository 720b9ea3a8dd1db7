import { join } from 'node:path';
import Ajv from 'ajv';
import { rules } from '../../src/check/rules';
import { readManifestFiles } from '../../src/manifests/files';
import { readManifests } from '../../src/manifests/read';
import { customResourceDefinitions, type StructuralSchema, structuralSchema } from '../../src/model/crd';
import { customKinds, schemaOfKind } from '../../src/model/kind-schema';
import { faults, parts, strict } from './structural';

const ajv = new Ajv({ strict: false, code: { optimize: false } });
const validators = new Map<string, ReturnType<typeof ajv.compile>>(
  customKinds.map((kind) => {
    const schema = structuralSchema(kind);
    // The API server checks the metadata by itself.
    const properties = { ...schema.properties, metadata: { 'x-kubernetes-preserve-unknown-fields': true as const } };
    return [kind, ajv.compile(strict({ ...schema, properties }))];
  }),
);

function errorsOf(object: object): string[] {
  const validate = validators.get((object as { kind: string }).kind);
  if (!validate) throw new Error('no CRD for it');
  return validate(object) ? [] : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
}

const ours = ({ kind }: { readonly kind: string }) => (customKinds as readonly string[]).includes(kind);
const argoEvents = (text: string | Uint8Array, file: string) =>
  readManifests(text, file).resources.filter(
    (resource) => ours(resource) && resource.apiVersion === 'argoproj.io/v1alpha1',
  );

function sensor(trigger: object): object {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Sensor',
    metadata: { name: 'ci' },
    spec: {
      dependencies: [{ name: 'push', eventSourceName: 'github', eventName: 'push' }],
      triggers: [{ template: { name: 'log', log: {} }, ...trigger }],
    },
  };
}

describe('the CRDs', () => {
  const crds = customResourceDefinitions();

  it('have the names that Argo Events gives them', () => {
    const names = crds.map(({ metadata, spec }) => [metadata.name, spec.names.kind, spec.names.shortNames.join()]);
    expect(names).toEqual([
      ['eventbus.argoproj.io', 'EventBus', 'eb'],
      ['eventsources.argoproj.io', 'EventSource', 'es'],
      ['sensors.argoproj.io', 'Sensor', 'sn'],
    ]);
    for (const { spec } of crds) {
      expect(spec).toMatchObject({ group: 'argoproj.io', scope: 'Namespaced' });
      expect(spec.versions).toMatchObject([
        { name: 'v1alpha1', served: true, storage: true, subresources: { status: {} } },
      ]);
    }
  });

  it('fit into the annotation of kubectl apply, and so into etcd', () => {
    for (const crd of crds) expect(JSON.stringify(crd).length).toBeLessThan(240 * 1024);
  });

  it.each(customKinds)('describe %s by the rules for structural schemas', (kind) => {
    const schema = structuralSchema(kind);
    expect(faults(schema)).toEqual([]);
    expect(parts(schema).length).toBeGreaterThan(500);
    expect(schema.properties?.['metadata']).toEqual({ type: 'object' });
    for (const [, { description = '' }] of parts(schema)) expect(description.length).toBeLessThanOrEqual(124);
  });

  it('would be caught by the walker if they broke those rules', () => {
    const broken = {
      type: 'object',
      properties: { a: {}, b: { $ref: '#/definitions/B' }, c: { type: 'array' } },
      additionalProperties: { type: 'string' },
    } as StructuralSchema;
    expect(faults(broken)).toEqual([
      ': properties and additionalProperties',
      '.a: no type',
      ".b: '$ref' is not allowed",
      '.b: no type',
      '.c: items and array do not go together',
    ]);
  });
});

describe('the schema of the CRDs', () => {
  it('accepts the good example of every rule of check', () => {
    const resources = rules.flatMap(({ good, code }) => argoEvents(good, code));
    expect(resources.length).toBeGreaterThan(20);
    const refused = resources.flatMap(({ object, place }) =>
      errorsOf(object).map((error) => `${place().file}${error}`),
    );
    expect(refused).toEqual([]);
  });

  const synthesized = join(__dirname, '../../dist/argo');
  it('accepts what the example app synthesizes', () => {
    const resources = readManifestFiles([synthesized]).flatMap(({ content, file }) => argoEvents(content, file));
    expect(resources.map(({ kind }) => kind).sort()).toEqual(['EventBus', 'EventSource', 'Sensor']);
    expect(resources.flatMap(({ object }) => errorsOf(object))).toEqual([]);
  });

  it('refuses a misspelt field, also in a wrong case', () => {
    expect(errorsOf(sensor({}))).toEqual([]);
    for (const name of ['atleastOnce', 'parametres'])
      expect(errorsOf(sensor({ [name]: true }))).toEqual(['/spec/triggers/0 must NOT have additional properties']);
  });

  it('refuses a value of a wrong type and one that is not allowed', () => {
    expect(errorsOf(sensor({ atLeastOnce: 'yes' }))).toEqual(['/spec/triggers/0/atLeastOnce must be boolean,null']);
    const template = { name: 'call', http: { url: 'https://example.com', method: 'FETCH' } };
    expect(errorsOf(sensor({ template }))).toEqual([
      '/spec/triggers/0/template/http/method must be equal to one of the allowed values',
    ]);
  });

  it('takes durations as text and as nanoseconds, and quantities as any number', () => {
    for (const duration of ['10s', 10_000_000_000])
      expect(errorsOf(sensor({ retryStrategy: { duration } }))).toEqual([]);
    expect(errorsOf(sensor({ retryStrategy: { duration: 1.5 } }))).not.toEqual([]);
    const { spec, ...rest } = sensor({}) as { spec: object };
    const template = { container: { resources: { limits: { cpu: 0.5, memory: '1Gi' } } } };
    expect(errorsOf({ ...rest, spec: { ...spec, template } })).toEqual([]);
  });

  it('checks a dlqTrigger, and leaves the dlqTrigger of that open', () => {
    const template = { name: 'log', log: {} };
    expect(errorsOf(sensor({ dlqTrigger: { template, retries: 1 } }))).not.toEqual([]);
    expect(errorsOf(sensor({ dlqTrigger: { template, dlqTrigger: { template, retries: 1 } } }))).toEqual([]);
  });

  it('requires what nothing can fill in, and leaves the rest of a trigger to its parameters', () => {
    expect(errorsOf(sensor({ template: { name: 'call', pulsar: {} } }))).toEqual([]);
    expect(errorsOf(sensor({ template: { log: {} } }))).toEqual([
      "/spec/triggers/0/template must have required property 'name'",
    ]);
  });

  it('takes any Kubernetes object inside a trigger', () => {
    const resource = { kind: 'Pod', spec: { containers: [{ anything: [1, null] }] } };
    expect(errorsOf(sensor({ template: { name: 'run', k8s: { operation: 'create', source: { resource } } } }))).toEqual(
      [],
    );
  });
});

describe('the JSON Schema of one kind', () => {
  const compiled = new Map<string, ReturnType<typeof ajv.compile>>();
  function validatorOf(kind: (typeof customKinds)[number]): ReturnType<typeof ajv.compile> {
    const validator = compiled.get(kind) ?? ajv.compile(schemaOfKind(kind));
    compiled.set(kind, validator);
    return validator;
  }

  it.each(customKinds)('stands by itself for %s', (kind) => {
    const schema = schemaOfKind(kind);
    const used = [...JSON.stringify(schema).matchAll(/"\$ref":"#\/definitions\/(\w+)"/g)].map((match) => match[1]);
    expect(Object.keys(schema.definitions ?? {})).toEqual([...new Set(used)].sort());
    const validate = validatorOf(kind);
    const other = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Other', metadata: { name: 'a' }, spec: {} };
    expect(validate(other)).toBe(false);
  });

  it('underlines a misspelt field', () => {
    const validate = validatorOf('Sensor');
    expect([validate(sensor({})), validate(sensor({ parametres: [] }))]).toEqual([true, false]);
  });
});
