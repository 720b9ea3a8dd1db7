import type { Rule } from './rule';

/** Where the two manifests of {@link contrast} differ. */
const marker = '@@';

/** The examples of a rule: a manifest with `@@` in it, and what stands there when it is right and when it is wrong. */
export function contrast(manifest: string, good: string, bad: string): Pick<Rule, 'good' | 'bad'> {
  const [before = '', ...after] = manifest.split(marker);
  const fill = (text: string): string => [before, ...after].join(text);
  return { good: fill(good), bad: fill(bad) };
}

/** A Sensor on one GitHub push, with `@@` in what its dependency has beyond names. */
export const dependencyExample = `apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata:
  name: ci
spec:
  dependencies:
    - name: push
      eventSourceName: github
      eventName: git-push
@@
  triggers:
    - template:
        name: log
        log: {}
`;

/** A Sensor on one GitHub push, with `@@` for its only trigger. */
export const triggerExample = `apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata:
  name: ci
spec:
  dependencies:
    - name: push
      eventSourceName: github
      eventName: git-push
  triggers:
@@
`;

/** An EventSource with `@@` for its spec. */
export const eventSourceExample = `apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata:
  name: hooks
spec:
@@
`;

/** Lines moved to the right. */
export function indented(spaces: number, text: string): string {
  return text.replaceAll(/^(?=.)/gm, ' '.repeat(spaces));
}
