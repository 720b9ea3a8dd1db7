import { edited, eventSource, found, messages, sensor } from './found';

describe('kinds', () => {
  it.each([
    ['argoproj.io', 'EventSource', "there is no EventSource in 'argoproj.io' -> write 'argoproj.io/v1alpha1'"],
    ['v1', 'Sensor', "there is no Sensor in 'v1' -> write 'argoproj.io/v1alpha1'"],
    ['sources.knative.dev/v1', 'EventSource'],
    [
      'argoproj.io/v1alpha1',
      'Gateway',
      'Argo Events has no gateways since version 1.0: an EventSource publishes its events by itself -> remove it',
    ],
    ['gateway.networking.k8s.io/v1', 'Gateway'],
  ])('%s %s', (apiVersion, kind, ...expected) => {
    const text = `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: a}\n`;
    expect(messages(text).filter((message) => !message.includes('declares no event'))).toEqual(expected);
  });
});

describe('filters that no event passes', () => {
  it.each([
    [
      'context: {type: webhok}',
      "the 'type' of these events is 'webhook': none has 'webhok' -> write 'webhook', or remove it",
    ],
    [
      'context: {subject: order}',
      "the 'subject' of these events is 'orders': none has 'order' -> write 'orders', or remove it",
    ],
    [
      'context: {source: hook}',
      "the 'source' of these events is 'hooks': none has 'hook' -> write 'hooks', or remove it",
    ],
    ['context: {type: webhook, subject: orders, source: hooks}'],
    [
      'data: [{path: body.a, type: number, comparator: "==", value: ["1"]}]',
      "'==' is not a value of 'comparator': it can be '>=', '>', '=', '!=', '<' or '<=' -> write '='",
    ],
  ])('%s', (filters, ...expected) => {
    const text = edited(sensor, 'eventName: orders', `eventName: orders\n      filters: {${filters}}`);
    expect(messages(eventSource, text)).toEqual(expected);
  });
});

describe('the object of a trigger', () => {
  const run = (source: string) => edited(sensor, 'log: {}', `k8s: {operation: create, source: ${source}}`);

  it.each([
    ['is not there', '{}', "the source has no object -> write the object into 'resource'"],
    ['is empty', '{inline: ""}', "'inline' holds no object -> write the YAML of the object into it"],
    ['is no map', '{inline: "- a"}', "'inline' holds no object -> write the YAML of the object into it"],
    [
      'cannot be read',
      String.raw`{inline: "kind: Pod\n\tx: y"}`,
      'the object cannot be read: a tab may not indent -> use spaces',
    ],
    [
      'is of no kind',
      '{inline: "{apiVersion: argoproj.io/v1alpha1, kind: Worklow, metadata: {name: a}}"}',
      "Argo has no kind 'Worklow' -> write 'Workflow'",
    ],
  ])('is complained about when it %s', (_, source, message) => {
    expect(messages(eventSource, run(source))).toEqual([message]);
  });

  it('is looked for in a ConfigMap, too', () => {
    const workflows =
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: wf}\ndata: {a: "kind: [", b: "{apiVersion: v1, kind: Pod, metadata: {name: a}}"}\n';
    expect(messages(eventSource, run('{configmap: {name: wf, key: b}}'), workflows)).toEqual([]);
    expect(found(eventSource, run('{configmap: {name: wf, key: a}}'), workflows)).toEqual(['34 bad-target error']);
  });

  it('may come from a parameter, or from elsewhere', () => {
    const filled = edited(
      run('{inline: ""}'),
      '- template:',
      '- parameters: [{src: {dependencyName: placed, dataKey: body.x}, dest: k8s.source.inline}]\n      template:',
    );
    expect(messages(eventSource, filled)).toEqual([]);
    expect(messages(eventSource, run('{url: {path: "https://example.com/a.yaml"}}'))).toEqual([]);
  });
});

describe('names', () => {
  it('that are longer than a listener has room for are found', () => {
    const long = 'd'.repeat(254);
    expect(messages(eventSource, sensor.replaceAll('name: log', `name: ${long}`))).toEqual([
      'the name is longer than 253 bytes -> shorten it',
    ]);
  });
});

describe('fields of workflows', () => {
  const workflow = (spec: string): string =>
    `apiVersion: argoproj.io/v1alpha1\nkind: WorkflowTemplate\nmetadata: {name: a}\nspec: {templates: [{name: a, suspend: {}}], ${spec}}\n`;
  it.each([
    [
      'entrypiont: a',
      "there is no field 'entrypiont' in WorkflowSpec: Argo Workflows ignores it -> write 'entrypoint'",
    ],
    [
      'parameters: []',
      "there is no field 'parameters' in WorkflowSpec: Argo Workflows ignores it -> move it into 'arguments'",
    ],
  ])('%s', (spec, message) => {
    expect(messages(workflow(spec))).toEqual([message]);
  });

  it('are looked at in what triggers create, too', () => {
    const resource =
      '{apiVersion: argoproj.io/v1alpha1, kind: Workflow, metadata: {generateName: a-}, spec: {entrypiont: a}}';
    const trigger = `argoWorkflow: {operation: submit, source: {resource: ${resource}}}`;
    expect(messages(eventSource, sensor.replace('log: {}', trigger)).join()).toContain("no field 'entrypiont'");
  });
});
