import { join } from 'node:path';
import { type Cluster, metadataOf, placeOf } from '../../src/clients/cluster';
import { DryRunCluster } from '../../src/clients/dry-run-cluster';
import { compileRenderer } from '../../src/evaluate/render/render';
import type { JsonObject } from '../../src/model/json';
import { resourceOf } from '../../src/model/plural';
import type { Trigger } from '../../src/model/sensor';
import { triggerRunner } from '../../src/triggers/kinds';
import { eventsOf, type GivenEvents, yamlToJson } from '../conformance/vectors/given-event';
import { readRows } from '../conformance/vectors/row';
import { contextFor } from './context';

interface Question extends GivenEvents {
  readonly trigger: Trigger;
  readonly sensor: { readonly name: string; readonly namespace: string };
  readonly existing: readonly JsonObject[];
}

/** What a trigger asked of the cluster. */
class Asked extends DryRunCluster {
  readonly requests: JsonObject[] = [];

  override create(object: JsonObject): Promise<JsonObject> {
    const { apiVersion, kind, namespace = '', name } = placeOf(object);
    const labels = metadataOf(object).labels as JsonObject;
    const stamped = { ...labels, 'events.argoproj.io/action-timestamp': '<unix ms>' };
    const shown = { ...object, metadata: { ...metadataOf(object), labels: stamped } };
    this.requests.push({ verb: 'create', ...resourceOf(apiVersion, kind), namespace, object: shown });
    // The fake cluster of the recordings takes objects without a name, which no API server does.
    const named = name !== '' || metadataOf(object).generateName !== undefined;
    return named ? super.create(object) : Promise.resolve(object);
  }
}

async function run(kind: 'k8s' | 'argoWorkflow', { trigger, sensor, existing, events }: Question) {
  const cluster = new Asked();
  for (const object of existing) await cluster.create(object);
  cluster.requests.length = 0;
  const ran = await act(kind, trigger, { events }, cluster, sensor).then(
    () => ({}),
    (error: unknown) => ({ error: String(error) }),
  );
  return { ...ran, requests: cluster.requests };
}

async function act(
  kind: 'k8s' | 'argoWorkflow',
  trigger: Trigger,
  events: GivenEvents,
  cluster: Cluster,
  sensor: Question['sensor'],
): Promise<void> {
  const rendered = compileRenderer(trigger, { yamlToJson }).render(eventsOf(events));
  await triggerRunner(kind)?.run(rendered, contextFor({ cluster, sensor }));
}

const rowsOf = (area: string) =>
  readRows(join(__dirname, `../vectors/${area}.jsonl.gz`)).map((row) => ({ ...row, question: row.in as Question }));

describe('the k8s trigger', () => {
  const rows = rowsOf('triggers-k8s').filter(
    ({ question }) => (question.trigger.template.k8s?.operation || 'create') === 'create' && !question.trigger.policy,
  );

  it.each(rows.map((row) => [row.id, row] as const))(
    'asks of the cluster what Argo Events asks: %s',
    async (_, row) => {
      const { error, requests } = await run('k8s', row.question);
      expect(error !== undefined).toBe(row.error !== undefined);
      expect({ requests }).toEqual(row.out ?? { requests: [] });
    },
  );
});

describe('the argoWorkflow trigger', () => {
  const rows = rowsOf('triggers-argoworkflow').filter(({ question }) => {
    const { argoWorkflow } = question.trigger.template;
    const { kind } = (argoWorkflow?.source.resource ?? {}) as { kind?: string };
    return argoWorkflow?.operation === 'submit' && kind === 'Workflow';
  });

  it.each(rows.map((row) => [row.id, row] as const))('submits what Argo Events submits: %s', async (_, row) => {
    const { args, file } = (row.out ?? {}) as { args?: string[]; file?: JsonObject };
    const { requests } = await run('argoWorkflow', row.question);
    // The command is told the namespace beside the file; the API server finds it in the object.
    const submitted = file && {
      namespace: args?.[2],
      object: { ...file, metadata: { ...metadataOf(file), namespace: args?.[2] } },
    };
    expect(requests.map(({ namespace, object }) => ({ namespace, object }))).toEqual(submitted ? [submitted] : []);
  });
});
