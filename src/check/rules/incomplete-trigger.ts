import type { TriggerKey } from '../../model/kinds';
import { contrast, triggerExample } from '../example';
import type { TriggerFacts } from '../facts';
import { isFilledIn, parametersOf } from '../parameters';
import { isSet } from '../requirements/requirement';
import type { Finding, Rule } from '../rule';
import { listed } from '../suggestion';

const trigger = (url: string): string => `    - template:
        name: call
        http:
          url: ${url}`;

/** A trigger that is accepted, and lacks something when it acts. */
export const incompleteTrigger: Rule = {
  code: 'incomplete-trigger',
  severity: 'error',
  title: 'A trigger has what it needs when it acts',
  why: `Argo Events starts a sensor with such a trigger, which then fails for every event: an address without 'http://', a message to Slack without
text, a mail to nobody.`,
  ...contrast(triggerExample, trigger('http://notify.tools'), trigger('notify.tools')),
  *check(set) {
    for (const one of set.sensors.flatMap(({ triggers }) => triggers)) {
      yield* address(one);
      for (const kind of one.kinds.slice(0, 1)) yield* fields(one, kind);
    }
  },
};

function* address(trigger: TriggerFacts): Iterable<Finding> {
  const at = trigger.template.at('http', 'url');
  if (!at.text || /^https?:\/\//i.test(at.text) || isGiven(trigger, 'http', 'url')) return;
  yield { at, message: `'${at.text}' is no address that can be called`, fix: "begin it with 'http://' or 'https://'" };
}

/** Of each list, one must be set. */
const needed: { readonly [K in TriggerKey]?: readonly (readonly string[])[] } = {
  slack: [['channel'], ['message', 'attachments', 'blocks']],
  email: [['to'], ['subject'], ['body'], ['from']],
};

function* fields(trigger: TriggerFacts, kind: TriggerKey): Iterable<Finding> {
  const spec = trigger.template.at(kind);
  for (const names of needed[kind] ?? []) {
    if (names.some((name) => isSet(spec, name) || isGiven(trigger, kind, name))) continue;
    yield { at: spec, on: 'key', message: `a trigger of kind '${kind}' needs ${listed(names)}` };
  }
}

/** Whether a parameter writes the field; those of `slack` and `email` themselves have no effect. */
function isGiven(trigger: TriggerFacts, kind: TriggerKey, field: string): boolean {
  if (isFilledIn(trigger, trigger.template.at(kind, field))) return true;
  if (kind === 'slack' || kind === 'email') return false;
  return parametersOf(trigger).some(
    ({ part, into }) => into === 'resource' && part.at('dest').text?.split('.')[0] === field,
  );
}
