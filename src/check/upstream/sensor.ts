import { parseSchedule } from '../../language/cron/cron';
import { quote } from '../../language/go/strconv';
import { loadZone } from '../../language/go/time';
import type { Json, JsonObject } from '../../model/json';
import type { TriggerKey } from '../../model/kinds';
import { behind, elementsOf, failureOf, fieldsOf, type Look, textOf } from './look';
import { lookAtTrigger, parametersIn } from './trigger-kinds';

/** What Argo Events says about the triggers of a Sensor. */
export function* lookAtTriggers(list: Json | undefined): Iterable<string> {
  const triggers = elementsOf(list).map(fieldsOf);
  if (triggers.length === 0) yield 'no triggers found';
  const seen = new Set<string>();
  for (const trigger of triggers) {
    yield* wholeTrigger(trigger);
    const name = textOf(fieldsOf(trigger.template).name);
    if (seen.has(name)) yield `duplicate trigger name: ${name}`;
    seen.add(name);
  }
}

const templateParameters = parametersIn('parameters', 'template parameter');

/** A trigger, and the one for when it fails. A chain of them is as deep as a manifest may be. */
const wholeTrigger: Look = function* (trigger) {
  if (trigger.template === undefined) yield "trigger template can't be nil";
  const template = fieldsOf(trigger.template);
  if (textOf(template.name) === '') yield 'trigger must define a name';
  for (const reset of elementsOf(template.conditionsReset)) yield* conditionsReset(fieldsOf(reset));
  yield* kinds(template);
  yield* policy(template, fieldsOf(trigger.policy));
  yield* templateParameters(trigger);
  if (trigger.dlqTrigger === undefined) return;
  if (trigger.atLeastOnce !== true) yield 'to use dlqTrigger, trigger.atLeastOnce must be set to true';
  const fallback = fieldsOf(trigger.dlqTrigger);
  if (fallback.atLeastOnce !== true) yield 'atLeastOnce must be set to true within the dlqTrigger';
  yield* wholeTrigger(fallback);
};

function* conditionsReset({ byTime }: JsonObject): Iterable<string> {
  if (byTime === undefined) yield 'invalid conditionsReset';
  const { cron, timezone } = fieldsOf(byTime);
  if (failureOf(() => parseSchedule(textOf(cron))) !== undefined)
    yield `invalid cron expression ${quote(textOf(cron))}`;
  if (loadZone(textOf(timezone)) === undefined) yield `invalid timezone ${quote(textOf(timezone))}`;
}

function* kinds(template: JsonObject): Iterable<string> {
  for (const [kind, look] of Object.entries(lookAtTrigger)) {
    if (template[kind] === undefined) continue;
    const subject = kind === 'k8s' ? 'trigger for template' : 'template';
    yield* behind(`${subject} ${textOf(template.name)} is invalid, `, look(fieldsOf(template[kind])));
  }
}

/** What a policy must say, by the kind of trigger: only that of the first kind counts. */
const policies: readonly (readonly [kind: TriggerKey, policy: string, needs: string, otherwise: string])[] = [
  ['k8s', 'k8s', 'labels', 'resource labels are not specified'],
  ['argoWorkflow', 'k8s', 'labels', 'resource labels are not specified'],
  ['http', 'status', 'allow', 'list of allowed response status is not specified'],
  ['awsLambda', 'status', 'allow', 'list of allowed response status is not specified'],
];

function* policy(template: JsonObject, given: JsonObject): Iterable<string> {
  const [, name = '', needs = '', otherwise = ''] = policies.find(([kind]) => template[kind] !== undefined) ?? [];
  if (given[name] !== undefined && fieldsOf(given[name])[needs] === undefined) yield otherwise;
}
