import type { RuleDescription } from './rule';

const sensor = `apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata:
  name: ci
spec:
  dependencies:
    - name: push
      eventSourceName: github
      eventName: git-push
  triggers:
    - template:
        name: log
        log: {}
`;

/** What is found while manifests are read, before there is a rule to look at them. */
export const readingRules: readonly RuleDescription[] = [
  {
    code: 'broken-yaml',
    severity: 'error',
    title: 'Manifests can be read',
    why: `A document is read as kubectl and Argo Events read it, with Go's rules for YAML 1.1. One that cannot be read is reported with its place; the
other documents of the file are looked at all the same.`,
    good: sensor,
    bad: sensor.replace('name: push', 'name: push: main'),
  },
  {
    code: 'duplicate-key',
    severity: 'error',
    title: 'A key is written once',
    why: `Of a key that is written twice Go's reader takes the last, and other tools refuse the document. What the first one said is lost.`,
    good: sensor,
    bad: sensor.replace('      eventName: git-push\n', '      eventName: git-push\n      eventName: git-tag\n'),
  },
  {
    code: 'incomplete-object',
    severity: 'error',
    title: 'An object says what it is',
    why: `An object that has 'metadata', but only one of 'apiVersion' and 'kind', is refused by kubectl; a folder that is applied as a whole fails with
it.`,
    good: sensor,
    bad: sensor.replace('kind: Sensor\n', ''),
  },
  {
    code: 'bad-ignore',
    severity: 'warning',
    title: 'A comment that ignores problems names their rules and gives a reason',
    why: `A problem is left out when a comment on its line, or on the line before, names its rule and says why. Without a reason nobody can tell later
whether it still holds. For a whole file the comment begins with 'eventloom-ignore-file'.`,
    good: `# eventloom-ignore-file deprecated-bus: moved to JetStream in the next release
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata:
  name: default
spec:
  nats:
    native:
      replicas: 3
`,
    bad: `# eventloom-ignore-file deprecated-bus
apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata:
  name: default
spec:
  nats:
    native:
      replicas: 3
`,
  },
];
