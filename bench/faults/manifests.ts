import { eventSources } from './event-sources';
import { triggers } from './triggers';

const indented = (spaces: number, text: string): string => text.trim().replaceAll(/^(?=.)/gm, ' '.repeat(spaces));

const eventSource = (kind: string, spec: string): string => `apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: {name: ${kind.toLowerCase()}, namespace: shop}
spec:
  eventBusName: main
  replicas: 1
  template: {serviceAccountName: sources, metadata: {labels: {team: billing}}}
  ${kind}:
    placed:
${indented(6, spec)}
`;

const sensor = (kind: string, template: string): string => `apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: {name: on-${kind.toLowerCase()}, namespace: shop}
spec:
  eventBusName: main
  replicas: 1
  revisionHistoryLimit: 3
  template: {serviceAccountName: billing}
  dependencies:
    - name: placed
      eventSourceName: webhook
      eventName: placed
      filtersLogicalOperator: and
      filters:
        dataLogicalOperator: and
        data:
          - {path: body.total, type: number, comparator: ">", value: ["10"]}
          - {path: body.ref, type: string, value: ["^refs/heads/(main|release-.*)$"], template: "{{ .Input }}"}
        exprs:
          - {expr: items > 0 && state == "paid", fields: [{name: items, path: "body.items.#"}, {name: state, path: body.state}]}
        context: {type: webhook}
        time: {start: "08:00:00", stop: "18:00:00", timezone: Europe/Oslo}
    - name: night
      eventSourceName: calendar
      eventName: placed
  triggers:
    - atLeastOnce: true
      retryStrategy: {steps: 3, duration: 5s, factor: 2, jitter: 0.5}
      rateLimit: {unit: Second, requestsPerUnit: 10}
      template:
        name: act
        conditions: placed && night
        conditionsReset: [{byTime: {cron: 0 0 * * *, timezone: Europe/Oslo}}]
        ${kind}:
${indented(10, template)}
`;

/** A Sensor on events whose data is known. */
const typed = `apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: {name: typed, namespace: shop}
spec:
  eventBusName: main
  template: {serviceAccountName: billing}
  dependencies:
    - name: push
      eventSourceName: github
      eventName: placed
      filters:
        data:
          - {path: body.repository.name, type: string, value: [shop]}
          - {path: headers.X-Github-Event.0, type: string, value: [push]}
          - {path: body.repository.id, type: number, comparator: ">", value: ["1"]}
    - name: merged
      eventSourceName: gitlab
      eventName: placed
      filters:
        data: [{path: body.project.path_with_namespace, type: string, value: [acme/shop]}]
    - name: upload
      eventSourceName: minio
      eventName: placed
      filters:
        data: [{path: notification.0.s3.object.size, type: number, comparator: ">", value: ["0"]}]
    - name: night
      eventSourceName: calendar
      eventName: placed
  triggers:
    - template: {name: log, log: {}, conditions: push || merged || upload || night}
`;

const around = `apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: {name: main, namespace: shop}
spec:
  jetstream: {version: 2.10.29, replicas: 3, maxPayload: 2MB, persistence: {volumeSize: 10Gi, accessMode: ReadWriteOnce}}
---
apiVersion: argoproj.io/v1alpha1
kind: WorkflowTemplate
metadata: {name: bill, namespace: shop}
spec:
  entrypoint: main
  arguments: {parameters: [{name: order}, {name: customer, value: nobody}]}
---
apiVersion: v1
kind: ServiceAccount
metadata: {name: billing, namespace: shop}
---
apiVersion: v1
kind: ServiceAccount
metadata: {name: sources, namespace: shop}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: billing, namespace: shop}
rules:
  - {apiGroups: [batch], resources: [jobs], verbs: [create, list, watch]}
  - {apiGroups: [argoproj.io], resources: [workflows], verbs: [create, get, list]}
  - {apiGroups: [argoproj.io], resources: [workflowtemplates], verbs: [get]}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: billing, namespace: shop}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: billing}
subjects:
  - {kind: ServiceAccount, name: billing}
  - {kind: ServiceAccount, name: sources}
`;

/** Secrets that the manifests refer to, with all of their keys. */
const secrets: { readonly [name: string]: readonly string[] } = {
  rabbit: ['user', 'password'],
  azure: ['key', 'name', 'connection'],
  hooks: ['token'],
  bitbucket: ['token', 'secret'],
  gerrit: ['user', 'password'],
  github: ['token', 'secret'],
  gitlab: ['token', 'secret'],
  kafka: ['user', 'password'],
  minio: ['user', 'password'],
  mns: ['id', 'secret'],
  nats: ['token'],
  gcp: ['key.json'],
  pulsar: ['token'],
  sftp: ['address', 'user', 'password'],
  slack: ['token', 'signing'],
  aws: ['id', 'secret'],
  storagegrid: ['token'],
  stripe: ['api'],
  crm: ['authorization'],
  openwhisk: ['token'],
  smtp: ['password'],
};

const secret = (name: string, keys: readonly string[]): string => `apiVersion: v1
kind: Secret
metadata: {name: ${name}, namespace: shop}
stringData: {${keys.map((key) => `${key}: x`).join(', ')}}
`;

const service = `apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: {name: served, namespace: shop}
spec:
  eventBusName: main
  service: {ports: [{name: http, port: 80, targetPort: 12100}], metadata: {labels: {team: billing}}}
  webhook:
    placed: {port: "12100", endpoint: /orders, method: POST}
`;

/** Manifests of every kind of event source and trigger, one document each, that belong together and are right. */
export const goodManifests: readonly string[] = [
  ...Object.entries(eventSources).map(([kind, spec]) => eventSource(kind, spec)),
  ...Object.entries(triggers).map(([kind, template]) => sensor(kind, template)),
  typed,
  ...around.split('---\n'),
  ...Object.entries(secrets).map(([name, keys]) => secret(name, keys)),
  service,
];
