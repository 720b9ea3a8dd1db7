import { compileRenderer } from '../../../src/evaluate/render/render';
import { decodeStruct } from '../../../src/evaluate/shape/decode';
import type { Json, JsonObject } from '../../../src/model/json';
import type { Rendered } from '../../../src/model/rendered';
import type { Trigger } from '../../../src/model/trigger';
import { argoWorkflow } from '../../../src/triggers/argo-workflow';
import { requestOf } from '../../../src/triggers/http-request';
import { k8s } from '../../../src/triggers/k8s';
import type { TriggerContext } from '../../../src/triggers/trigger';
import { commandLine } from '../../../src/triggers/workflow/command-line';
import { contextFor } from '../../triggers/context';
import { type Area, area } from './area';
import { FakeArgo } from './fake-argo';
import { FakeCluster, withoutTime } from './fake-cluster';
import { eventsOf, type GivenEvents, yamlToJson } from './given-event';
import type { Answer } from './row';
import { shownText } from './text-areas';

interface TriggerQuestion extends GivenEvents {
  readonly trigger: Json;
  readonly sensor: TriggerContext['sensor'];
  readonly existing?: readonly JsonObject[];
}

const renderedOf = (question: TriggerQuestion): Rendered =>
  compileRenderer(decodeStruct<Trigger>('Trigger', question.trigger, 'trigger'), { yamlToJson }).render(
    eventsOf(question),
  );

async function askHttp(question: TriggerQuestion): Promise<Answer> {
  const rendered = renderedOf(question);
  const { method, url, host, headers, body } = await requestOf(rendered, contextFor());
  const lines = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]]));
  const text = shownText(rendered.payload ?? '');
  return { out: { method, url, host, headers: lines, body: text, contentLength: body.length } };
}

async function askK8s(question: TriggerQuestion): Promise<Answer> {
  const cluster = new FakeCluster(question.existing);
  const { requests } = cluster;
  try {
    await k8s.run(renderedOf(question), contextFor({ cluster, sensor: question.sensor }));
    return { out: { requests } };
  } catch (error) {
    return { out: { requests }, error: String(error) };
  }
}

/** The call of the argo command, and whether the operation works without it. */
async function askArgoWorkflow(question: TriggerQuestion): Promise<Answer> {
  let out = {};
  try {
    const rendered = renderedOf(question);
    const { argoWorkflow: config } = rendered.template;
    const cluster = new FakeArgo(question.existing, config?.operation === 'retry' ? 'Failed' : 'Running');
    const context = contextFor({ cluster, sensor: question.sensor });
    const { args, file } = commandLine(rendered, context);
    out = { args, ...(file && { file: withoutTime(file) }) };
    // The recordings' argo command takes any arguments, however little sense they make.
    const template = { ...rendered.template, ...(config && { argoWorkflow: { ...config, args: [] } }) };
    await argoWorkflow.run({ ...rendered, template }, context);
    return { out };
  } catch (error) {
    return { out, error: String(error) };
  }
}

/** What triggers send. */
export const actingAreas: Record<string, Area> = {
  'triggers-http': area(askHttp),
  'triggers-argoworkflow': area(askArgoWorkflow, { outWithError: true }),
  'triggers-k8s': area(askK8s, { outWithError: true }),
};
