import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check } from '../../src/check/check';
import { readManifests } from '../../src/manifests/read';

const folder = join(__dirname, 'realistic');
const files = readdirSync(folder);

/** Errors and warnings, but no notes. */
function alarms(texts: readonly string[]): string[] {
  const read = texts.map((text, index) => readManifests(text, String(index)));
  const problems = [...read.flatMap((each) => each.problems), ...check(read.flatMap((each) => each.resources))];
  const loud = problems.filter(({ severity }) => severity !== 'info');
  return loud.map(({ code, message, place }) => `${place.file}:${place.line} ${code}: ${message}`);
}

const textOf = (file: string): string => readFileSync(join(folder, file), 'utf8');

/** Manifests as platform engineers write, render and export them: every finding in them would be untrue. */
describe('manifests that are right', () => {
  it('are many', () => expect(files.length).toBeGreaterThan(40));

  it.each(files)('raise no alarm: %s', (file) => {
    expect(readManifests(textOf(file), file).resources.length).toBeGreaterThan(0);
    expect(alarms([textOf(file)])).toEqual([]);
  });

  it.each(files)('raise no alarm document by document, when the others stand elsewhere: %s', (file) => {
    const documents = textOf(file).split(/^---$/m);
    for (const document of documents) expect(alarms([document])).toEqual([]);
  });

  it('raise no alarm beside a second environment that declares other events under the same names', () => {
    const environment = (event: string): string => `apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks }
spec:
  service: { ports: [{ port: 12000, targetPort: 12000 }] }
  webhook: { ${event}: { port: "12000", endpoint: /${event}, method: POST } }
---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: log }
spec:
  dependencies: [{ name: it, eventSourceName: hooks, eventName: ${event} }]
  triggers: [{ template: { name: log, log: {} } }]
`;
    expect(alarms([environment('first'), environment('second')])).toEqual([]);
  });

  it('raise no alarm beside a second environment whose templates, Secrets and roles hold something else', () => {
    const environment = (name: string): string => `apiVersion: argoproj.io/v1alpha1
kind: WorkflowTemplate
metadata: { name: build }
spec: { entrypoint: main, arguments: { parameters: [{ name: ${name} }] }, templates: [{ name: main, suspend: {} }] }
---
apiVersion: v1
kind: Secret
metadata: { name: token }
stringData: { ${name}: x }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: settings }
data: { ${name}: x }
---
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: { name: default }
spec: { ${name === 'first' ? 'kafka: { url: k:9092 }' : 'jetstream: { version: latest }'} }
---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: run }
spec:
  replicas: 2
  dependencies: [{ name: a, eventSourceName: x, eventName: a }, { name: b, eventSourceName: x, eventName: b }]
  triggers:
    - template:
        name: run
        argoWorkflow:
          operation: submit
          source:
            resource:
              apiVersion: argoproj.io/v1alpha1
              kind: Workflow
              metadata: { generateName: run- }
              spec: { workflowTemplateRef: { name: build }, arguments: { parameters: [{ name: ${name}, value: x }] } }
    - template:
        name: call
        http:
          url: https://call.acme.example
          secureHeaders:
            - { name: A, valueFrom: { secretKeyRef: { name: token, key: ${name} } } }
            - { name: B, valueFrom: { configMapKeyRef: { name: settings, key: ${name} } } }
`;
    expect(alarms([environment('first'), environment('second')])).toEqual([]);
  });
});
