import { check } from '../../src/check/check';
import { readManifests } from '../../src/manifests/read';
import { edited, eventSource, found, messages, sensor } from './found';

describe('check', () => {
  it('finds nothing in a pipeline that is right', () => {
    expect(found(eventSource, sensor)).toEqual([]);
  });

  it('says nothing about resources of other kinds', () => {
    expect(found('apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: x}\nspec: {replicaz: 1}\n')).toEqual([]);
  });

  it('lists problems by file and place', () => {
    const one = readManifests(edited(sensor, 'eventName', 'evntName'), 'b.yaml').resources;
    const other = readManifests(edited(eventSource, 'endpoint', 'endpnt'), 'a.yaml').resources;
    const places = check([...one, ...other]).map(({ place }) => `${place.file}:${place.line}`);
    expect(places).toEqual([...places].sort((a, b) => a.localeCompare(b, 'en', { numeric: true })));
  });

  it('takes the severity of a rule from the options, and leaves out what is off', () => {
    const { resources } = readManifests(edited(sensor, 'name: placed', 'name: placed\n      nam: x'), 'x');
    const severities = (rules: Parameters<typeof check>[1]) =>
      check(resources, rules).flatMap(({ code, severity }) => (code === 'unknown-field' ? severity : []));
    expect(severities({})).toEqual(['error']);
    expect(severities({ rules: { 'unknown-field': 'info' } })).toEqual(['info']);
    expect(severities({ rules: { 'unknown-field': 'off' } })).toEqual([]);
  });
});

describe('names of fields', () => {
  it.each([
    ['dependancies:', "write 'dependencies'"],
    ['dependency:', "write 'dependencies'"],
  ])('suggests what %s was meant to be', (field, fix) => {
    expect(messages(edited(sensor, 'dependencies:', field)).join('\n')).toContain(fix);
  });

  it('says where a field belongs that stands one level too far in', () => {
    const text = edited(sensor, '        log: {}', '        log: {}\n        retryStrategy: {steps: 3}');
    expect(messages(eventSource, text)).toEqual([
      "there is no field 'retryStrategy' in TriggerTemplate: Argo Events ignores it -> move it one level out, beside 'template'",
    ]);
  });

  it('says where a field belongs that stands one level too far out', () => {
    const text = edited(sensor, '    - template:\n', '    - conditions: placed\n      template:\n');
    expect(messages(eventSource, text)).toEqual([
      "there is no field 'conditions' in Trigger: Argo Events ignores it -> move it into 'template'",
    ]);
  });

  it.each([
    [
      'http.ulr',
      undefined,
      "there is no field 'ulr' in HTTPTrigger: what is written to 'http.ulr' is dropped -> write 'http.url'",
    ],
    [
      'htttp.url',
      undefined,
      "there is no field 'htttp' in TriggerTemplate: what is written to 'htttp.url' is dropped -> write 'http.url'",
    ],
    [
      'http.tls.nabled',
      undefined,
      "there is no field 'nabled' in TLSConfig: what is written to 'http.tls.nabled' is dropped -> write 'http.tls.enabled'",
    ],
    [undefined, 'urll', "there is no field 'urll' in HTTPTrigger: what is written to 'urll' is dropped -> write 'url'"],
    ['http.URL', 'headers.X-Any'],
    ['http.payload.0.src.value', 'payload.-1.dest'],
    ['k8s.source.resource.spec.any.thing', undefined],
    [undefined, 'a\\.b'],
  ])('looks for the field that a parameter writes to: %s, %s', (whole, own, ...expected) => {
    const parameters = (dest?: string) =>
      JSON.stringify(dest === undefined ? [] : [{ src: { dependencyName: 'placed', dataKey: 'body.x' }, dest }]);
    const text = edited(sensor, 'log: {}', `http: {url: "https://a", method: POST, parameters: ${parameters(own)}}`);
    expect(
      messages(eventSource, edited(text, '- template:', `- parameters: ${parameters(whole)}\n      template:`)),
    ).toEqual(expected);
  });

  it('does not suggest a field that is there already', () => {
    const text = edited(sensor, 'eventName: orders', 'eventName: orders\n      eventNames: orders');
    const problems = check(readManifests([eventSource, text].join('---\n'), 'x').resources);
    const problem = problems.find(({ code }) => code === 'unknown-field');
    expect(problem).toMatchObject({ fix: "remove it, or did you mean 'eventName'?" });
    expect(problem).not.toHaveProperty('edit');
  });

  it('accepts a field in another case with a warning, and reads it', () => {
    expect(found(edited(eventSource, 'endpoint', 'endPoint'), sensor)).toEqual(['13 field-case warning']);
    expect(found(eventSource, edited(sensor, 'eventName: orders', 'eventname: ordrs'))).toEqual([
      '25 field-case warning',
      '25 unknown-event error',
    ]);
  });
});

describe('types', () => {
  it.each([
    ['"12000"', '12000', "'port' must be text, not the number 12000 -> put quotes around it"],
    [
      '/orders',
      'yes',
      "'endpoint' must be text, not the boolean true (yes, no, on and off are booleans in YAML) -> put quotes around it",
    ],
    ['/orders', '[/orders]', "'endpoint' must be text, not a list"],
    ['ports:', 'metadata: {labels: {a: 1}}\n    ports:', "'a' must be text, not the number 1 -> put quotes around it"],
    ['- port: 12000', '- port: "12000"', "'port' must be a whole number, not text -> write it without quotes: 12000"],
  ])('finds %s turned into %s', (from, to, message) => {
    expect(messages(edited(eventSource, from, to), sensor)).toContain(message);
  });

  it('takes null for nothing, as Go does, but not as an element of a list', () => {
    expect(found(edited(eventSource, 'ports:\n      - port: 12000\n', 'ports: null\n'), sensor)).toEqual([]);
    expect(found(eventSource, edited(sensor, /- template:[^]*/, '- null\n'))).toEqual(['27 missing-field error']);
  });

  it('takes empty text for a missing field', () => {
    expect(messages(edited(eventSource, '/orders', '""'), sensor)).toEqual([
      "'endpoint' is missing in WebhookEventSource",
    ]);
  });
});

describe('references', () => {
  it('knows an event source of the same namespace only', () => {
    const elsewhere = edited(eventSource, 'namespace: argo-events', 'namespace: team-a');
    expect(messages(elsewhere, sensor)).toEqual([
      "the event source 'hooks' is in namespace 'team-a': a sensor in 'argo-events' does not hear it -> put both into one namespace",
    ]);
  });

  it('lets resources without namespace meet anybody', () => {
    expect(found(edited(eventSource, '  namespace: argo-events\n', ''), sensor)).toEqual([]);
  });

  it('knows a Secret, a service account and an EventBus of the same namespace only', () => {
    const others =
      'apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: acts, namespace: team-a}\n---\n' +
      'apiVersion: v1\nkind: Secret\nmetadata: {name: slack, namespace: team-a}\nstringData: {token: x}\n---\n' +
      'apiVersion: argoproj.io/v1alpha1\nkind: EventBus\nmetadata: {name: main, namespace: team-a}\nspec: {kafka: {url: "k:1"}}\n';
    const notify = edited(sensor, 'log: {}', 'slack: {channel: a, message: b, slackToken: {name: slack, key: token}}');
    expect(
      messages(
        edited(eventSource, 'spec:', 'spec:\n  eventBusName: main'),
        edited(notify, 'spec:', 'spec:\n  template: {serviceAccountName: acts}\n  eventBusName: main'),
        others,
      ),
    ).toEqual([
      "the EventBus 'main' is in namespace 'team-a', where this does not find it -> put both into one namespace",
      "the ServiceAccount 'acts' is in namespace 'team-a', where this does not find it -> put both into one namespace",
      "the Secret 'slack' is in namespace 'team-a', where this does not find it -> put both into one namespace",
    ]);
  });

  it('takes an empty namespace for none', () => {
    expect(found(edited(eventSource, 'namespace: argo-events', 'namespace: ""'), sensor)).toEqual([]);
  });

  it('takes an event source of a misspelt kind for what declares the event', () => {
    expect(found(edited(eventSource, 'webhook:', 'webhok:').replace(/ {2}service:\n.*\n.*\n/, ''), sensor)).toEqual([
      '7 unknown-field error',
    ]);
  });

  it('tells what kustomize renamed on one side only', () => {
    const bus =
      'apiVersion: argoproj.io/v1alpha1\nkind: EventBus\nmetadata: {name: dev-default, namespace: argo-events}\nspec: {kafka: {url: k}}\n';
    const secret =
      'apiVersion: v1\nkind: Secret\nmetadata: {name: slack-7c9f2m4k6b, namespace: argo-events}\nstringData: {token: x}\n';
    const notify = edited(sensor, 'log: {}', 'slack: {channel: a, message: b, slackToken: {name: slack, key: token}}');
    const renamed = [
      eventSource.replace('name: hooks', 'name: dev-hooks'),
      notify.replace('name: billing', 'name: dev-billing'),
    ];
    expect(messages(...renamed, bus, secret)).toEqual(
      ['dev-default', 'dev-hooks', 'slack-7c9f2m4k6b'].map((name) =>
        expect.stringContaining(
          `kustomize made it '${name}', but not here: tell it of this field with a nameReference`,
        ),
      ),
    );
  });

  it('notes what is kept elsewhere, once', () => {
    const { resources } = readManifests([sensor, edited(sensor, 'billing', 'other')].join('---\n'), 'x');
    const notes = check(resources).map(({ code, severity }) => `${code} ${severity}`);
    expect(notes.filter((note) => note === 'unknown-event-bus info')).toHaveLength(1);
    expect(notes.filter((note) => note === 'unknown-event-source info')).toHaveLength(2);
  });

  it('does not judge a parameter that another one fills in', () => {
    const text = edited(
      sensor,
      '        log: {}',
      `        http:
          url: http://x
          payload:
            - src: {dependencyName: later, dataKey: body}
              dest: a
      parameters:
        - src: {dependencyName: placed, dataKey: body.name}
          dest: http.payload.0.src.dependencyName`,
    );
    expect(found(eventSource, text)).toEqual([]);
  });
});

describe('ports', () => {
  it('accepts a Service that is declared by itself', () => {
    const service = `apiVersion: v1
kind: Service
metadata: {name: hooks, namespace: argo-events}
spec:
  selector: {eventsource-name: hooks}
  ports: [{port: 80, targetPort: 12000}]
`;
    const bare = edited(eventSource, /  service:\n.*\n.*\n/, '');
    expect(found(bare, service)).toEqual([]);
    expect(found(bare, edited(service, 'targetPort: 12000', 'targetPort: 8080'))).toEqual(['18 service-port error']);
  });

  it('misses the port of a second event', () => {
    const text = `${eventSource}    refunds: {port: "13000", endpoint: /refunds, method: POST}\n`;
    expect(messages(text)).toEqual([
      "the event 'refunds' listens on port 13000, to which the Service 'hooks-eventsource-svc' does not lead -> add a port with 'targetPort: 13000' to the Service",
    ]);
  });
});

describe('an event source', () => {
  it('is told when it declares nothing', () => {
    expect(
      messages('apiVersion: argoproj.io/v1alpha1\nkind: EventSource\nmetadata: {name: a}\nspec: {replicas: 1}\n'),
    ).toEqual(["the event source 'a' declares no event"]);
  });

  it('is told when a certificate lacks its key', () => {
    const text = edited(eventSource, 'method: POST', 'method: POST\n      serverCertSecret: {name: tls, key: tls.crt}');
    expect(messages(text, sensor)).toEqual([
      "without 'serverKeySecret' the endpoint is served without TLS -> add 'serverKeySecret'",
    ]);
  });

  it('is told when what it asks for is not verified', () => {
    const gitlab = `apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata: {name: gitlab}
spec:
  service: {ports: [{port: 12000}]}
  gitlab:
    push:
      webhook: {port: "12000", endpoint: /push}
      projects: ["1"]
      events: [PushEvents]
      gitlabBaseURL: https://gitlab.com
      accessToken: {name: gitlab, key: token}
      secretToken: {name: gitlab, key: secret}
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: gitlab}
spec: {rules: [{backendRefs: [{name: gitlab-eventsource-svc, port: 12000}]}]}
`;
    expect(messages(gitlab)).toEqual([
      "the event 'push' is reached through the HTTPRoute 'gitlab', and takes requests from anybody -> set 'webhook.url' as well: without it 'secretToken' is not looked at",
    ]);
    expect(messages(edited(gitlab, 'endpoint: /push', 'endpoint: /push, url: https://hooks.acme.example'))).toEqual([]);
  });
});

describe('authentication', () => {
  const ingress = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: hooks, namespace: argo-events}
spec:
  rules:
    - http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: hooks-eventsource-svc, port: {number: 12000}}}}]}
`;

  it('is asked for where an Ingress leads in', () => {
    expect(messages(eventSource, ingress)).toEqual([
      "the event 'orders' is reached through the Ingress 'hooks', and takes requests from anybody -> name a Secret in 'authSecret'",
    ]);
    const secured = edited(eventSource, 'method: POST', 'method: POST\n      authSecret: {name: hooks, key: token}');
    expect(found(secured, ingress)).toEqual([]);
    expect(found(eventSource, edited(ingress, 'namespace: argo-events', 'namespace: other'))).toEqual([]);
  });
});

describe('what no rule looks at', () => {
  it('is refused when Argo Events refuses it: one event twice on the deprecated bus', () => {
    const bus =
      'apiVersion: argoproj.io/v1alpha1\nkind: EventBus\nmetadata: { name: default }\nspec: { nats: { native: {} } }\n';
    const twice = edited(
      sensor,
      '  triggers:',
      '    - { name: again, eventSourceName: hooks, eventName: orders }\n  triggers:',
    );
    expect(messages(bus, eventSource, twice)).toContain(
      "Argo Events' controller refuses it: event 'orders' from EventSource 'hooks' is referenced for more than one dependency in this Sensor object",
    );
    expect(found(eventSource, twice)).toEqual([]);
    const other = edited(bus, 'nats: { native: {} }', 'jetstream: { version: latest }');
    expect(messages(bus, other, eventSource, twice).filter((message) => message.includes('refuses'))).toEqual([]);
  });
});

describe('credentials in manifests', () => {
  const withVariable = (name: string, value: string): string =>
    edited(sensor, 'spec:\n', `spec:\n  template: { container: { env: [{ name: ${name}, value: "${value}" }] } }\n`);

  it.each([
    ['GITHUB_TOKEN', `ghp_${'a1'.repeat(18)}`],
    ['ANY', '-----BEGIN RSA PRIVATE KEY-----'],
    ['DB_PASSWORD', 'correct horse'],
    ['API_KEY', '3f9c2b7a61'],
  ])('are found in %s', (name, value) => {
    expect(found(withVariable(name, value))).toEqual([expect.stringContaining('literal-credential warning')]);
  });

  it('are noted in Secrets, unless they are encrypted or to be filled in', () => {
    const noted = (secret: string): string[] =>
      check(readManifests(`apiVersion: v1\nkind: Secret\nmetadata: { name: a }\n${secret}`, 'x').resources).map(
        ({ code, severity }) => `${code} ${severity}`,
      );
    expect(noted('stringData: { token: hunter2 }\n')).toEqual(['literal-credential info']);
    expect(noted('data: { token: aHVudGVyMg== }\n')).toEqual(['literal-credential info']);
    expect(noted('stringData: { token: "ENC[AES256_GCM,data:x]" }\nsops: { version: 3.9.0 }\n')).toEqual([]);
    expect(noted('stringData: { token: <path:secret/hooks#token>, other: "", third: ${TOKEN} }\n')).toEqual([]);
    expect(noted('type: kubernetes.io/service-account-token\n')).toEqual([]);
  });

  it.each([
    ['DB_PASSWORD', '$(FROM_ELSEWHERE)'],
    ['API_TOKEN', ''],
    ['TOKEN_FILE', '/var/run/token'],
    ['GITHUB_TOKEN', '{{inputs.parameters.token}}'],
    ['USE_SECRET', 'true'],
    ['PASSWORD', '<path:secret/data/db#password>'],
    ['LOG_LEVEL', 'debug'],
  ])('are not seen in %s: %s', (name, value) => {
    expect(found(withVariable(name, value))).toEqual([]);
  });
});
