import {
  type SourceKey,
  type SourceKind,
  sourceKinds,
  type TriggerKey,
  type TriggerKind,
  triggerKinds,
} from '../../src/model/kinds';
import type { Definition } from './definitions';
import { namesIn, summary, Writer } from './fields';
import { type Page, pageOf } from './placement';

const generated = '<!-- Generated from src/model by scripts/generate-reference.ts: do not edit. -->';

const sources = Object.entries(sourceKinds) as [SourceKey, SourceKind][];
const triggers = Object.entries(triggerKinds) as [TriggerKey, TriggerKind][];

const resources: readonly Page[] = [
  {
    file: 'event-source.md',
    title: 'EventSource',
    about: 'Receives events from outside and puts them on a bus. Each kind of event source has a page of its own.',
    first: ['EventSource', 'EventSourceSpec'],
  },
  {
    file: 'sensor.md',
    title: 'Sensor',
    about: 'Waits for events and starts something when they came. Each kind of trigger has a page of its own.',
    first: ['Sensor', 'SensorSpec', 'EventDependency', 'Trigger', 'TriggerTemplate'],
  },
  {
    file: 'event-bus.md',
    title: 'EventBus',
    about: 'Carries events from event sources to sensors.',
    first: ['EventBus'],
  },
  {
    file: 'workflow.md',
    title: 'Workflows',
    about: 'The resources of Argo Workflows that a pipeline starts.',
    first: [
      'Workflow',
      'WorkflowTemplate',
      'ClusterWorkflowTemplate',
      'CronWorkflow',
      'WorkflowSpec',
      'TemplateDefinition',
    ],
  },
  {
    file: 'workflow-artifacts.md',
    title: 'Artifacts of workflows',
    about: 'What steps of workflows hand on as files.',
    first: ['Artifact'],
  },
  {
    file: 'types.md',
    title: 'What several kinds have in common',
    about: 'Credentials, encryption, retries and the like.',
    first: [],
  },
  {
    file: 'kubernetes.md',
    title: 'Parts of Kubernetes objects',
    about: 'What pods and other objects of Kubernetes are made of.',
    first: [],
  },
];

function sourcePage([key, kind]: readonly [SourceKey, SourceKind]): Page {
  const facts = [
    `- In an [EventSource](../event-source.md#eventsourcespec): \`spec.${key}.<name of the event>\``,
    `- \`type\` of its events: \`${kind.ceType}\``,
    kind.http
      ? '- It is called over HTTP: it needs a port, a Service, and a way in from outside.'
      : '- It fetches its events itself: nobody has to reach it.',
    kind.recreate
      ? '- Of several replicas one listens. Kinds of which all do cannot stand in the same EventSource.'
      : '- Of several replicas all listen. Kinds of which only one does cannot stand in the same EventSource.',
    `- In TypeScript: [constructs/sources/${kind.file}.ts](../../../constructs/sources/${kind.file}.ts)`,
  ];
  return { file: `sources/${kind.file}.md`, title: key, about: facts.join('\n'), first: [kind.definition] };
}

function triggerPage([key, kind]: readonly [TriggerKey, TriggerKind]): Page {
  const policies = { k8s: 'waits for what it created, by labels', status: 'looks at the status of the answer' };
  const facts = [
    `- In a [Sensor](../sensor.md#triggertemplate): \`spec.triggers[].template.${key}\``,
    kind.policy === undefined
      ? '- `policy` of the trigger is ignored.'
      : `- [\`policy.${kind.policy}\`](../sensor.md#triggerpolicy) of the trigger ${policies[kind.policy]}.`,
    `- In TypeScript: [constructs/triggers/${kind.file}.ts](../../../constructs/triggers/${kind.file}.ts)`,
  ];
  return { file: `triggers/${kind.file}.md`, title: key, about: facts.join('\n'), first: [kind.definition] };
}

/** All pages of docs/reference, by their file. */
export function referencePages(known: ReadonlyMap<string, Definition>): ReadonlyMap<string, string> {
  const pages = [...resources, ...sources.map(sourcePage), ...triggers.map(triggerPage)];
  const files = new Map(pages.map((page) => [page.file, textOf(page, known)]));
  for (const definition of known.values())
    if (!files.has(pageOf(definition)))
      throw new Error(`${definition.name} belongs to ${pageOf(definition)}, which is no page`);
  return new Map([['README.md', index(known)], ...files]);
}

function textOf(page: Page, known: ReadonlyMap<string, Definition>): string {
  const writer = new Writer(page.file, known);
  const own = [...known.values()].filter((definition) => pageOf(definition) === page.file);
  const sections = inOrder(page, own, known).map((definition) => writer.section(definition));
  const elsewhere = page.first.filter((name) => !own.some((definition) => definition.name === name));
  const fields = elsewhere.map((name) => `- Its fields: ${writer.type({ $ref: `#/definitions/${name}` })}`);
  return `${[generated, `# ${page.title}`, [page.about, ...fields].join('\n'), ...sections].join('\n\n')}\n`;
}

/** The interfaces of a page, each near the one that leads to it. */
function inOrder(
  page: Page,
  own: readonly Definition[],
  known: ReadonlyMap<string, Definition>,
): readonly Definition[] {
  const reached = new Set<string>();
  const reach = (names: readonly string[]): void => {
    const next = names.filter((name) => !reached.has(name) && own.some((definition) => definition.name === name));
    for (const name of next) reached.add(name);
    for (const name of next) reach(namesIn(known.get(name)?.schema ?? {}));
  };
  reach(page.first);
  reach(own.map(({ name }) => name));
  return [...reached].map((name) => known.get(name)).filter((definition) => definition !== undefined);
}

function index(known: ReadonlyMap<string, Definition>): string {
  const said = (name: string): string => summary(known.get(name)?.schema.description ?? '');
  const kinds = (folder: string, rows: readonly (readonly [string, SourceKind | TriggerKind])[]): string =>
    rows.map(([key, { file, definition }]) => `| [${key}](${folder}/${file}.md) | ${said(definition)} |`).join('\n');
  return `${generated}

# Reference

Every field of every kind: its type, its default, what it does, and what people trip over. Fields have the names that Argo Events and Argo
Workflows give them. The same descriptions are in [schema.json](../../src/model/generated/schema.json), which editors show while you type, and in
the types of the constructs.

| resource | what it is for |
|---|---|
${resources.map(({ file, title, about }) => `| [${title}](${file}) | ${about} |`).join('\n')}

## Event sources

| kind | what it is |
|---|---|
${kinds('sources', sources)}

## Triggers

| kind | what it does |
|---|---|
${kinds('triggers', triggers)}
`;
}
