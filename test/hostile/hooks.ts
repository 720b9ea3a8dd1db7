/** Endpoints of several kinds that ask nobody who he is, and a sensor that filters and takes values out of what they get. */
export const hooks = `
apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: { name: hooks, namespace: lab }
spec:
  webhook:
    a: { port: "12000", endpoint: /a, method: POST, filter: { expression: 'body != "never"' } }
  github:
    open:
      repositories: [{ owner: acme, names: [shop] }]
      webhook: { port: "12000", endpoint: /open, method: POST }
  gitlab:
    gitlab:
      projects: ["1"]
      events: [PushEvents]
      gitlabBaseURL: http://127.0.0.1:1
      webhook: { port: "12000", endpoint: /gitlab, method: POST }
  slack:
    slack:
      webhook: { port: "12000", endpoint: /slack, method: POST }
---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata: { name: copy, namespace: lab }
spec:
  dependencies:
    - &dependency
      name: a
      eventSourceName: hooks
      eventName: a
      filters:
        data:
          - { path: body.value, type: string, comparator: "!=", value: ["(a+)+never$"] }
    - { <<: *dependency, name: open, eventName: open }
    - { <<: *dependency, name: gitlab, eventName: gitlab }
  triggers:
    - template:
        name: keep
        conditions: a || open || gitlab
        k8s:
          operation: create
          parameters:
            - { dest: data.a, src: { dependencyName: a, dataKey: body.value, value: none } }
            - { dest: data.b, src: { dependencyName: open, dataKey: "body.#(value)#.*", value: none } }
          source:
            resource:
              apiVersion: v1
              kind: ConfigMap
              metadata: { generateName: kept- }
              data: { a: "", b: "" }
`;
