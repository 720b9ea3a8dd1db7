import Ajv from 'ajv';
import { constantFrom, assert as holds, oneof, pre, property, string } from 'fast-check';
import { schema } from '../../src/model/schema';
import { violations } from '../../src/model/validate';

const sensor = {
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Sensor',
  metadata: { name: 'ci' },
  spec: {
    dependencies: [
      {
        name: 'push',
        eventSourceName: 'github',
        eventName: 'push',
        filters: { data: [{ path: 'body.ref', type: 'string', value: ['^refs/heads/main$'] }] },
      },
    ],
    triggers: [
      {
        retryStrategy: { duration: '10s', steps: 3 },
        template: {
          name: 'notify',
          http: {
            url: 'https://example.com',
            method: 'POST',
            payload: [{ src: { dependencyName: 'push', dataKey: 'body.after' }, dest: 'revision' }],
          },
        },
      },
    ],
    template: {
      container: { resources: { limits: { cpu: 1, memory: '128Mi' } } },
      volumes: [{ name: 'data', emptyDir: { sizeLimit: '1Gi' } }],
    },
  },
};

function changed(path: readonly (string | number)[], value: unknown): unknown {
  const copy: unknown = structuredClone(sensor);
  let at = copy as { [key: string]: unknown };
  for (const key of path.slice(0, -1)) at = at[key] as { [key: string]: unknown };
  at[path.at(-1) ?? ''] = value;
  return copy;
}

describe('violations of the model', () => {
  it('are none for a Sensor as it should be', () => expect(violations('Sensor', sensor)).toEqual([]));

  it('name an unknown field, its place, and the fields that there are', () => {
    const [violation, ...others] = violations('Sensor', changed(['spec', 'triggers', 0, 'template', 'htpp'], {}));
    expect(others).toEqual([]);
    expect(violation).toMatchObject({
      rule: 'unknown-field',
      path: ['spec', 'triggers', 0, 'template', 'htpp'],
      definition: 'TriggerTemplate',
    });
    expect(violation?.allowed).toContain('http');
  });

  it('find a typo deep inside a Kubernetes type', () => {
    const broken = changed(['spec', 'template', 'volumes', 0, 'emptyDir', 'sizelimit'], '1Gi');
    expect(violations('Sensor', broken)).toMatchObject([{ rule: 'unknown-field', definition: 'EmptyDirVolumeSource' }]);
  });

  it.each([
    ['a missing field', ['spec', 'dependencies', 0, 'eventName'], undefined, 'missing-field', ['eventName']],
    ['a null for what must be there', ['spec', 'dependencies', 0, 'eventName'], null, 'missing-field', ['eventName']],
    ['text for a number', ['spec', 'replicas'], '2', 'wrong-type', ['integer']],
    ['a fraction for a whole number', ['spec', 'replicas'], 1.5, 'wrong-type', ['integer']],
    ['a number that is too large', ['spec', 'replicas'], 2 ** 31, 'out-of-range', ['-2147483648', '2147483647']],
    ['an object for a list', ['spec', 'triggers'], {}, 'wrong-type', ['array']],
    ['a list for an object', ['spec', 'template'], [], 'wrong-type', ['object']],
    [
      'neither of two types',
      ['spec', 'triggers', 0, 'retryStrategy', 'duration'],
      true,
      'wrong-type',
      ['string', 'integer'],
    ],
    ['another kind', ['kind'], 'Sensors', 'not-allowed', ['Sensor']],
  ])('tell %s', (_, path, value, rule, allowed) => {
    expect(violations('Sensor', changed(path, value))).toMatchObject([{ rule, path, allowed }]);
  });

  it('tell a value that is not one of the allowed', () => {
    const [violation] = violations('Sensor', changed(['spec', 'dependencies', 0, 'filters', 'data', 0, 'type'], 'int'));
    expect(violation).toMatchObject({ rule: 'not-allowed', found: 'int', allowed: ['bool', 'number', 'string'] });
  });

  it('let a null stand for nothing', () =>
    expect(violations('Sensor', changed(['spec', 'template'], null))).toEqual([]));

  it('do not look into objects of others', () => {
    const source = { resource: { kind: 'Job', anything: { goes: [1, 'two', null] } } };
    expect(violations('StandardK8STrigger', { source })).toEqual([]);
  });

  it('do not take names of Object.prototype for fields', () => {
    const odd: unknown = JSON.parse('{"__proto__":1,"constructor":2,"url":"http://x"}');
    expect(violations('HTTPTrigger', odd).map(({ path }) => path)).toEqual([['__proto__'], ['constructor']]);
  });

  it('end at a limit', () => {
    const many = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`field${index}`, 1]));
    expect(violations('HTTPTrigger', many)).toHaveLength(1000);
    expect(violations('HTTPTrigger', many, 10)).toHaveLength(10);
  });

  it('do not end the process however deep a value is', () => {
    let deep: object = { template: { name: 'end', log: {} } };
    for (let depth = 0; depth < 50_000; depth++) deep = { template: { name: 't', log: {} }, dlqTrigger: deep };
    expect(violations('Trigger', deep)).toEqual([]);
  });

  it('say that there is no such interface', () => {
    expect(() => violations('Sensors', {})).toThrow("the model has no interface 'Sensors'");
  });

  it('agree with Ajv about anything that is changed', () => {
    const ajv = new Ajv({ strict: false, validateFormats: false });
    const validate = ajv.compile(schema);
    const places = pathsOf(sensor);
    const part = oneof(
      constantFrom('', 'x', 0, 1.5, -1, 2 ** 40, true, [], ['x'], {}, { x: 1 }, { name: 'n' }),
      string(),
    );
    holds(
      property(constantFrom(...places), part, (path, value) => {
        const altered = changed(path, value) as { kind?: unknown };
        pre(altered.kind === 'Sensor');
        expect(violations('Sensor', altered).length === 0).toBe(validate(altered));
      }),
      { numRuns: 300 },
    );
  });
});

function pathsOf(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [];
  const keys = Array.isArray(value) ? [...value.keys()] : [...Object.keys(value), 'unknown'];
  return keys.flatMap((key) => [
    [...path, key],
    ...pathsOf((value as Record<string | number, unknown>)[key], [...path, key]),
  ]);
}
