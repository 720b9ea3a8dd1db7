import { contrast, triggerExample } from '../example';
import type { Rule } from '../rule';
import { listed } from '../suggestion';

const trigger = (kinds: string): string => `    - template:
        name: act
${kinds}`;

/** A trigger that does nothing, or less than it seems. */
export const triggerKind: Rule = {
  code: 'trigger-kind',
  severity: 'error',
  title: 'A trigger does exactly one thing',
  why: `A template with several kinds does only the one that Argo Events looks for first, and one without a kind fails when an event comes. Neither is
refused.`,
  ...contrast(
    triggerExample,
    trigger('        log: {}'),
    trigger('        log: {}\n        http:\n          url: http://notify.tools'),
  ),
  *check(set) {
    for (const { template, kinds } of set.sensors.flatMap(({ triggers }) => triggers)) {
      const [first, ...others] = kinds;
      if (!template.exists) continue;
      if (first === undefined) {
        yield {
          at: template,
          on: 'key',
          message: 'the trigger does not say what to do',
          fix: "add 'argoWorkflow', 'k8s', 'http' or another kind",
        };
      } else if (others.length > 0) {
        const message = `of ${listed([first, ...others]).replace(' or ', ' and ')} only '${first}' acts`;
        yield { at: template.at(others[0] ?? ''), on: 'key', message, fix: 'make each a trigger of its own' };
      }
    }
  },
};
