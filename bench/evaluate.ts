import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EventDocument } from '../src/evaluate/document';
import type { CompiledTrigger, Pending } from '../src/evaluate/sensor';
import { compileSensor } from '../src/evaluate/sensor';
import type { Event } from '../src/model/event';
import type { Json, JsonObject } from '../src/model/json';
import type { TriggerParameter } from '../src/model/parameter';
import type { Sensor } from '../src/model/sensor';

/**
 * What deciding costs, next to JSON.parse of the same payload in the same run: a GitHub push through 3 data filters, 1 expression
 * and 4 parameters. Run it bundled, as the program ships:
 *
 *     npx esbuild bench/evaluate.ts --bundle --platform=node --outfile=/tmp/bench.cjs && node /tmp/bench.cjs
 */
const push = JSON.parse(readFileSync(join(process.cwd(), 'fixtures/github/push.json'), 'utf8')) as { body: JsonObject };

/** A push to main of about so many bytes: commits make it longer. */
function payload(bytes: number): string {
  const body: Record<string, Json> = { ...push.body, ref: 'refs/heads/main', deleted: false } as Record<string, Json>;
  const text = (commits: readonly Json[]): string =>
    JSON.stringify({ header: { 'X-GitHub-Event': ['push'] }, body: { ...body, commits } });
  const [commit] = push.body.commits as readonly Json[];
  const missing = bytes - text([]).length;
  const size = JSON.stringify(commit).length + 1;
  return text(Array.from({ length: Math.max(0, Math.round(missing / size)) }, () => commit ?? null));
}

const parameter = (index: number, dataKey: string): TriggerParameter => ({
  dest: `spec.arguments.parameters.${index}.value`,
  src: { dependencyName: 'push', dataKey },
});

function sensor(name: string): Sensor {
  const parameters = ['revision', 'repository', 'branch', 'author'].map((key) => ({ name: key, value: '' }));
  const workflow = {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Workflow',
    metadata: { generateName: 'ci-' },
    spec: { workflowTemplateRef: { name: 'ci' }, arguments: { parameters } },
  };
  const filters = {
    data: [
      { path: 'body.ref', type: 'string', value: ['^refs/heads/main$'] },
      { path: 'header.X-GitHub-Event.0', type: 'string', value: ['^push$'] },
      { path: 'body.deleted', type: 'bool', value: ['false'] },
    ],
    exprs: [
      {
        expr: 'commits >= 0 && name != ""',
        fields: [
          { name: 'commits', path: 'body.commits.#' },
          { name: 'name', path: 'body.repository.full_name' },
        ],
      },
    ],
  } as const;
  const keys = ['body.after', 'body.repository.clone_url', 'body.ref', 'body.pusher.name'];
  const argoWorkflow = {
    operation: 'submit',
    source: { resource: workflow },
    parameters: keys.map((key, at) => parameter(at, key)),
  } as const;
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Sensor',
    metadata: { name, namespace: 'argo' },
    spec: {
      dependencies: [{ name: 'push', eventSourceName: 'github', eventName: 'push', filters }],
      triggers: [{ template: { name: 'build', argoWorkflow } }],
    },
  };
}

function eventOf(text: string): Event {
  const [id, source, subject] = ['1', 'github', 'push'];
  const data = Buffer.from(text);
  const datacontenttype = 'application/json';
  return {
    id,
    source,
    subject,
    type: 'github',
    time: '2026-01-01T10:00:00Z',
    specversion: '1.0',
    datacontenttype,
    data,
  };
}

/** Microseconds of CPU for one call. */
function measure(call: () => unknown, budgetMs = 400): number {
  for (const warm = Date.now() + budgetMs / 2; Date.now() < warm; ) call();
  const start = process.cpuUsage();
  let calls = 0;
  for (const end = Date.now() + budgetMs; Date.now() < end; calls++) call();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / calls;
}

const nothing: Pending = new Map();

function compiled(name: string): CompiledTrigger {
  const [trigger] = compileSensor(sensor(name)).triggers;
  if (!trigger) throw new Error('the sensor does not compile');
  return trigger;
}

const trigger = compiled('ci');
const show = (label: string, microseconds: number, parse: number): void =>
  console.log(
    `${label.padEnd(28)} ${microseconds.toFixed(1).padStart(10)} us  ${(microseconds / parse).toFixed(2)} x JSON.parse`,
  );

for (const size of [1, 10, 100, 1024]) {
  const text = payload(size * 1024);
  const event = eventOf(text);
  const [verdict] = trigger.decide(new EventDocument(event), nothing, 0).verdicts;
  if (!verdict?.rendered) throw new Error(`it does not fire: ${JSON.stringify(verdict)}`);
  const parse = measure(() => JSON.parse(text));
  console.log(`${text.length} bytes`);
  show('  JSON.parse', parse, parse);
  show(
    '  decide',
    measure(() => trigger.decide(new EventDocument(event), nothing, 0)),
    parse,
  );
  show(
    '  render, event known',
    measure(() => trigger.render(verdict.events ?? new Map())),
    parse,
  );
}

const event = eventOf(payload(10 * 1024));
const parse = measure(() => JSON.parse(new EventDocument(event).text));
for (const count of [1, 10, 100, 1000]) {
  const sensors = Array.from({ length: count }, (_, index) => compiled(`ci-${index}`));
  const all = measure(() => {
    const document = new EventDocument(event);
    for (const each of sensors) each.decide(document, nothing, 0);
  });
  show(`${count} sensors on one event`, all, parse);
}
