import { type Condition, compileCondition } from '../../language/condition';
import { triggerKinds } from '../../model/kinds';
import { contrast, triggerExample } from '../example';
import type { TriggerFacts } from '../facts';
import type { Part } from '../part';
import type { Finding, Rule } from '../rule';

const trigger = (rest: string): string => `    - template:
        name: call
        http:
          url: http://notify.tools
      retryStrategy:
        steps: 3${rest}`;

/** Something that Argo Events accepts, reads and ignores. */
export const noEffect: Rule = {
  code: 'no-effect',
  severity: 'warning',
  title: 'What is asked for happens',
  why: `Argo Events accepts some fields and combinations without doing anything for them. The best known: 'retryStrategy' without 'atLeastOnce: true'
never tries again.`,
  ...contrast(triggerExample, trigger('\n      atLeastOnce: true'), trigger('')),
  *check(set) {
    for (const { spec, triggers, dependencies } of set.sensors) {
      for (const field of ['errorOnFailedRound', 'loggingFields']) {
        if (spec.at(field).exists)
          yield { at: spec.at(field), on: 'key', message: `'${field}' has no effect`, fix: 'remove it' };
      }
      yield* ofPod(spec.at('template'));
      for (const one of triggers) {
        yield* ofTrigger(one);
        yield* ofReset(
          one,
          dependencies.flatMap(({ name }) => name ?? []),
        );
      }
    }
    for (const { spec } of set.eventSources) yield* ofPod(spec.at('template'));
  },
};

function* ofPod(template: Part): Iterable<Finding> {
  const policy = template.at('container', 'imagePullPolicy');
  if (!policy.exists) return;
  const fix = "set IMAGE_PULL_POLICY of Argo Events' controller";
  yield { at: policy, on: 'key', message: "'imagePullPolicy' has no effect: the controller has set one already", fix };
}

function* ofTrigger({ part, template, kinds: [kind] }: TriggerFacts): Iterable<Finding> {
  const retry = part.at('retryStrategy');
  if (retry.exists && !part.at('atLeastOnce').isTrue) {
    const message = "'retryStrategy' has no effect without 'atLeastOnce: true': failures are only logged";
    yield { at: retry, on: 'key', message, fix: "add 'atLeastOnce: true'" };
  }
  if (kind === undefined) return;
  yield* ofPolicy(part.at('policy'), triggerKinds[kind].policy, kind);
  const parameters = template.at(kind, 'parameters');
  if ((kind === 'slack' || kind === 'email') && parameters.exists) {
    const fix = `move them to the trigger's own 'parameters', with '${kind}.' before each 'dest'`;
    yield { at: parameters, on: 'key', message: `'parameters' of '${kind}' have no effect`, fix };
  }
  const interval = template.at('log', 'intervalSeconds');
  if (interval.exists)
    yield {
      at: interval,
      on: 'key',
      message: "'intervalSeconds' has no effect: every event is logged",
      fix: 'remove it',
    };
}

/** Only a condition that waits for several events keeps some that can be thrown away. */
function* ofReset({ template, isDeadLetter }: TriggerFacts, names: readonly string[]): Iterable<Finding> {
  const reset = template.at('conditionsReset');
  if (isDeadLetter || reset.items().length === 0 || names.length === 0) return;
  let condition: Condition;
  try {
    condition = compileCondition(template.at('conditions').text, names);
  } catch {
    return;
  }
  if (condition.stores) return;
  const message = "'conditionsReset' has no effect: no event waits for another one here";
  yield { at: reset, on: 'key', message, fix: 'remove it' };
}

function* ofPolicy(policy: Part, honoured: 'k8s' | 'status' | undefined, kind: string): Iterable<Finding> {
  for (const member of ['k8s', 'status'] as const) {
    const at = policy.at(member);
    if (!at.exists || honoured === member) continue;
    const fix = honoured === undefined ? 'remove it' : `use 'policy.${honoured}'`;
    yield { at, on: 'key', message: `'policy.${member}' has no effect on a trigger of kind '${kind}'`, fix };
  }
}
