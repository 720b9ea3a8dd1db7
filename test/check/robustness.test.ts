import * as fc from 'fast-check';
import { check } from '../../src/check/check';
import { formatText } from '../../src/check/format';
import { upstreamValidate } from '../../src/check/upstream/validate';
import { readManifests } from '../../src/manifests/read';
import type { Json, JsonObject } from '../../src/model/json';
import type { Resource } from '../../src/model/resource';
import { eventSource } from './found';

/** A part of a manifest replaced by something that does not belong there. */
function broken(value: Json, seed: number): Json {
  const junk: readonly Json[] = [
    null,
    1,
    'x',
    true,
    [],
    {},
    [null],
    { a: [{}] },
    'a'.repeat(50),
    -0.5,
    ['', {}],
    { name: {} },
  ];
  const pick = junk[seed % junk.length] ?? null;
  if (seed % 7 === 0 || typeof value !== 'object' || value === null) return pick;
  const next = Math.floor(seed / 7);
  if (Array.isArray(value))
    return value.map((item: Json, index) => (index === next % value.length ? broken(item, next) : item));
  const keys = Object.keys(value);
  const chosen = keys[next % Math.max(1, keys.length)];
  const object = value as JsonObject;
  return Object.fromEntries(
    keys.map((key) => [key, key === chosen ? broken(object[key] ?? null, next) : (object[key] ?? null)]),
  );
}

function hurt(resource: Resource, seed: number): Resource {
  const object = broken(resource.object, seed);
  return {
    ...resource,
    object: typeof object === 'object' && object !== null && !Array.isArray(object) ? (object as JsonObject) : {},
  };
}

it('never throws and never fails inside, whatever stands where', () => {
  const workflow = `apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: {name: ci}
spec:
  template: {serviceAccountName: ci}
  dependencies: [{name: a, eventSourceName: hooks, eventName: orders, filters: {data: [{path: body, type: string, value: [x]}]}}]
  triggers:
    - template:
        name: t
        conditions: a
        argoWorkflow:
          operation: submit
          source: {resource: {apiVersion: argoproj.io/v1alpha1, kind: Workflow, spec: {workflowTemplateRef: {name: ci}}}}
          parameters: [{src: {dependencyName: a, dataKey: body}, dest: spec.arguments.parameters.0.value}]
      dlqTrigger: {template: {name: d, k8s: {source: {inline: "kind: Pod"}}}}
---
apiVersion: v1
kind: ServiceAccount
metadata: {name: ci}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: ci}
roleRef: {kind: Role, name: ci}
subjects: [{kind: ServiceAccount, name: ci}]
---
apiVersion: argoproj.io/v1alpha1
kind: WorkflowTemplate
metadata: {name: ci}
spec: {arguments: {parameters: [{name: x}]}}
`;
  const { resources } = readManifests([eventSource, workflow].join('---\n'), 'x');
  fc.assert(
    fc.property(fc.array(fc.nat(), { minLength: resources.length, maxLength: resources.length }), (seeds) => {
      const problems = check(resources.map((resource, index) => hurt(resource, seeds[index] ?? 0)));
      expect(problems.filter(({ code }) => code === 'rule-failed')).toEqual([]);
    }),
    { numRuns: 150 },
  );
});

it('says what Argo Events would say, whatever stands where', () => {
  const kinds = ['EventBus', 'EventSource', 'Sensor', 'Pod'];
  const spec = fc.dictionary(
    fc.constantFrom(
      'dependencies',
      'triggers',
      'Triggers',
      'webhook',
      'github',
      'nats',
      'jetstream',
      '__proto__',
      'service',
    ),
    fc.oneof(
      fc.jsonValue({ maxDepth: 4 }),
      fc.array(fc.dictionary(fc.constantFrom('template', 'name', 'filters', 'a'), fc.jsonValue())),
    ),
  );
  fc.assert(
    fc.property(fc.constantFrom(...kinds), spec, (kind, value) => {
      const fault = upstreamValidate({
        apiVersion: 'argoproj.io/v1alpha1',
        kind,
        metadata: {},
        spec: value as JsonObject,
      });
      expect(['string', 'undefined']).toContain(typeof fault);
    }),
    { numRuns: 100 },
  );
});

it('follows triggers that fall back on each other as deep as a manifest may be', () => {
  let trigger: JsonObject = { template: { name: 'last', log: {} }, atLeastOnce: true };
  for (let depth = 0; depth < 240; depth++) {
    trigger = { template: { name: `t${depth}`, log: {} }, atLeastOnce: true, dlqTrigger: trigger };
  }
  const spec = { dependencies: [{ name: 'a', eventSourceName: 'b', eventName: 'c' }], triggers: [trigger] };
  const sensor = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Sensor', metadata: { name: 'ci' }, spec };
  expect(upstreamValidate(sensor)).toBeUndefined();
  const { resources, problems } = readManifests(JSON.stringify(sensor), 'x');
  expect(problems).toEqual([]);
  expect(check(resources).filter(({ code }) => code === 'rule-failed')).toEqual([]);
});

it('shows three thousand faults in one file', () => {
  const fields = Array.from({ length: 3000 }, (_, index) => `  field${index}: 1\n`).join('');
  const text = `apiVersion: argoproj.io/v1alpha1\nkind: Sensor\nmetadata: { name: ci }\nspec:\n${fields}`;
  const problems = check(readManifests(text, 'x').resources);
  const last = problems.filter(({ code }) => code === 'unknown-field').at(-1);
  expect(last?.place).toEqual({ file: 'x', line: 3004, column: 3 });
  expect(formatText(problems, new Map([['x', text]]))).toContain('3002 errors');
});
