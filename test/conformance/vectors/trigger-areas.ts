import { compileParameters } from '../../../src/evaluate/parameters/parameter';
import type { Events } from '../../../src/evaluate/parameters/source';
import type { SendingTrigger } from '../../../src/evaluate/render/kind';
import { ParameterizedKind, renderCustomSpec } from '../../../src/evaluate/render/kind';
import { readSource, sourceOf } from '../../../src/evaluate/render/object-source';
import { renderResource } from '../../../src/evaluate/render/resource';
import { ParameterizedTemplate } from '../../../src/evaluate/render/template';
import { decodeStruct } from '../../../src/evaluate/shape/decode';
import { encodeStruct } from '../../../src/evaluate/shape/encode';
import { Trail } from '../../../src/evaluate/step';
import type { Json } from '../../../src/model/json';
import { triggerKey, triggerKinds } from '../../../src/model/kinds';
import type { Trigger, TriggerTemplate } from '../../../src/model/trigger';
import { type Area, area } from './area';
import { eventsOf, type GivenEvents, yamlToJson } from './given-event';
import type { Answer } from './row';

/** What the kind acts on, as the harness of the vectors calls it. */
function resourceAfterParameters(template: TriggerTemplate, events: Events): unknown {
  const trail = new Trail();
  const key = triggerKey(template);
  if (!key) throw new Error('invalid trigger, could not find an implementation');
  const kind = (template[key] ?? {}) as SendingTrigger;
  const parameters = kind.parameters && compileParameters(kind.parameters);
  if (key === 'k8s' || key === 'argoWorkflow') {
    const source = readSource(sourceOf(template), { yamlToJson });
    return JSON.parse(renderResource(source, parameters, events, trail).resourceText());
  }
  if (key === 'custom') return renderCustomSpec(template.custom?.spec ?? {}, parameters ?? [], events, trail);
  const complete = key === 'http' ? { ...template.http, method: template.http?.method || 'POST' } : kind;
  const parameterized = new ParameterizedKind(key, complete as SendingTrigger);
  return encodeStruct(triggerKinds[key].definition, parameterized.render(events, trail));
}

function askParameters(question: GivenEvents & { trigger: Json }): Answer {
  const trigger = decodeStruct<Trigger>('Trigger', question.trigger, 'trigger');
  const events = eventsOf(question);
  const template = new ParameterizedTemplate(trigger).render(events, new Trail());
  const out = { template: encodeStruct('TriggerTemplate', template) };
  try {
    return { out: { ...out, resource: resourceAfterParameters(template, events) } };
  } catch (error) {
    return { out, error: String(error) };
  }
}

/** What triggers act on. */
export const triggerAreas: Record<string, Area> = {
  'triggers-parameters': area(askParameters, { outWithError: true }),
};
