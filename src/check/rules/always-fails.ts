import { contrast, triggerExample } from '../example';
import type { TriggerFacts } from '../facts';
import type { Finding, Rule } from '../rule';

const trigger = (operation: string): string => `    - template:
        name: build
        argoWorkflow:
          operation: ${operation}
          source:
            resource:
              apiVersion: argoproj.io/v1alpha1
              kind: Workflow
              metadata:
                name: build
      policy:
        k8s:
          labels:
            workflows.argoproj.io/phase: Succeeded`;

/** A trigger that Argo Events reports as failed in any case, or that ends the sensor's process. */
export const alwaysFails: Rule = {
  code: 'always-fails',
  severity: 'error',
  title: 'A trigger can succeed',
  why: `Some combinations fail every time in Argo Events, although what was asked for may have happened: a policy on a submitted workflow, say. With
retries it then happens again and again.`,
  ...contrast(triggerExample, trigger('resubmit'), trigger('submit')),
  *check(set) {
    for (const trigger of set.sensors.flatMap(({ triggers }) => triggers)) {
      yield* withPolicy(trigger);
      yield* withLimit(trigger);
      yield* withPatch(trigger);
    }
  },
};

function* withPolicy({ part, template, kinds: [kind] }: TriggerFacts): Iterable<Finding> {
  const policy = part.at('policy', 'k8s', 'labels');
  const operation = template.at(kind ?? '', 'operation').text;
  if (policy.exists && kind === 'argoWorkflow' && operation === 'submit') {
    const fix = "remove the policy, or create the Workflow with a 'k8s' trigger";
    yield {
      at: part.at('policy', 'k8s'),
      on: 'key',
      message: "with 'policy.k8s' the operation 'submit' always fails",
      fix,
    };
  }
  if (policy.exists && kind === 'k8s' && operation === 'delete') {
    const message = "with 'policy.k8s' the operation 'delete' always fails: the object is gone";
    yield { at: part.at('policy', 'k8s'), on: 'key', message, fix: 'remove the policy' };
  }
  if (kind === 'argoWorkflow' && operation === 'submit-from') {
    const message =
      "'submit-from' submits the workflow, and is then reported as failed: with retries it is submitted again";
    const fix = "use 'submit' with a Workflow that has a 'workflowTemplateRef'";
    yield { at: template.at('argoWorkflow', 'operation'), message, severity: 'warning', fix };
  }
}

function* withLimit({ part }: TriggerFacts): Iterable<Finding> {
  const limit = part.at('rateLimit');
  const at = limit.at('requestsPerUnit');
  if (!limit.exists || (at.exists && at.json !== 0)) return;
  const message = "'requestsPerUnit' of 0 ends the sensor's process as soon as the trigger acts";
  yield {
    at: at.exists ? at : limit,
    on: at.exists ? 'value' : 'key',
    message,
    fix: "set 'requestsPerUnit' to 1 or more",
  };
}

function* withPatch({ template, kinds: [kind] }: TriggerFacts): Iterable<Finding> {
  const at = template.at('k8s', 'patchStrategy');
  if (kind !== 'k8s' || template.at('k8s', 'operation').text !== 'patch') return;
  if (at.text !== 'application/json-patch+json' && at.text !== 'application/apply-patch+yaml') return;
  const message = `a patch of type '${at.text}' is refused: Argo Events always sends the whole object`;
  yield { at, message, fix: "use 'application/merge-patch+json'" };
}
