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
});
