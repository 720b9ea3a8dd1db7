import { importResources } from '../../src/import/import';
import { fileOf, fixture, importText, library, resourcesOf } from './imported';

const source = (name: string, spec: string, more = ''): string => `apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata:
  name: ${name}
${more}spec:
${spec}`;

const hook = '  webhook:\n    placed: { port: "12000", endpoint: /orders, method: POST }\n';
const service = '  service: { ports: [{ name: placed, port: 12000 }] }\n';

const sensor = (dependencies: string, triggers: string, more = ''): string => `apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata:
  name: billing
spec:
${more}  dependencies:
${dependencies}
  triggers:
${triggers}`;

const placed = '    - { name: placed, eventSourceName: orders, eventName: placed }';
const log = '    - template: { name: log, log: {} }\n';

describe('import', () => {
  it('keeps the import of a single name on its line, as formatters do', () => {
    const name = 'orders-of-every-shop-and-every-warehouse-in-the-whole-world';
    const main = fileOf(importText(source(name, hook)), 'main.ts');
    expect(main.split('\n')[1]).toMatch(/^import \{ Orders\w+ \} from '\.\/orders-.*';$/);
    expect(main.split('\n')[1]?.length).toBeGreaterThan(120);
  });

  it('writes a pipeline as a person would, with references, comments and names of its resources', () => {
    const program = importText(fixture('pipeline.yaml'));
    expect(program.files.map(({ name }) => name)).toEqual(['orders.ts', 'main.ts']);
    expect(fileOf(program, 'main.ts')).toBe(`import { PipelineApp } from 'eventloom';
import { Orders } from './orders';

// As they were: leave the options out to have the manifests checked, and put in order for Argo CD.
const app = new PipelineApp({ check: false, syncWaves: false });

new Orders(app, 'orders', { namespace: 'shop' });

app.synth();
`);
    const text = fileOf(program, 'orders.ts');
    expect(text).toContain(`    // What the shop does with orders.
    const orders = new EventSource(this, 'orders', {
      eventBus: main,
      events: {
        // A customer has placed an order.
        placed: Webhook.post('/orders', { port: 12000 }),
      },
    });
`);
    expect(text).toContain(`    // Only orders that cost something.
    const orderPlaced = ordersSensor.on('order-placed', orders.events.placed, {
      where: { 'body.total': Match.greaterThan(0), 'body.country': Match.anyOf('NO', 'SE') },
    });
`);
    expect(text).toContain(`        // The number of the order.
        order: orderPlaced.data('body.id', { placeholder: 'none' }),
`);
    expect(text).toContain('when: Condition.allOf(orderPlaced, paid)');
    expect(text).toContain('serviceAccount: orderRunner');
  });

  it.each(['sources.yaml', 'triggers.yaml', 'buses.yaml'])('has a factory for every kind in %s', (name) => {
    const { outcomes } = importText(fixture(name));
    expect(
      outcomes.map(({ resource, form, isPatched, ownTriggers }) => [resource.name, form, isPatched, ownTriggers]),
    ).toEqual(outcomes.map(({ resource }) => [resource.name, 'construct', false, 0]));
  });

  it('writes workflows with types, and triggers that refer to their templates', () => {
    const program = importText(fixture('workflows.yaml'));
    expect(program.outcomes.map(({ resource, form }) => [resource.name, form])).toEqual([
      ['build', 'construct'],
      ['builds', 'construct'],
      ['nightly', 'resource'],
      ['odd', 'object'],
    ]);
    const text = fileOf(program, 'builds.ts');
    expect(text).toContain(`    // Builds a revision.
    const build = new WorkflowTemplate(this, 'build', {
      serviceAccount: { name: 'builder' },
      entrypoint: 'run',
      parameters: {
        // A commit.
        revision: {},
        image: { value: 'alpine', description: 'Where to build' },
      },
      templates: {
        run: { steps: [[{ name: 'test', template: 'test' }]] },
        // One step.
        test: { container: { image: '{{workflow.parameters.image}}', args: ['{{workflow.parameters.revision}}'] } },
      },
    });
`);
    expect(text).toContain("about: { owner: 'team-shop' },");
    expect(text).toContain(
      "WorkflowTrigger.submit(build, { revision: pushed.data('body.after', { placeholder: 'main' }) })",
    );
    expect(text).toMatch(/K8sTrigger\.create\(\s+KubeWorkflow\.manifest\(\{/);
    expect(text).toContain("value: pushed.data('body.after', { placeholder: null })");
  });

  it('leaves the values of Secrets out, and says so', () => {
    const { outcomes, files } = importText(fixture('pipeline.yaml'));
    const secret = outcomes.find(({ resource }) => resource.kind === 'Secret');
    expect(secret).toMatchObject({
      form: 'left-out',
      note: expect.stringContaining("Secret 'payment-token' holds values"),
    });
    expect(files.map(({ text }) => text).join('')).not.toContain('do-not-tell');
  });

  it.each([
    ['v1', 'Secret', 'data: do-not-tell'],
    ['v1', 'Secret', 'stringdata: { token: do-not-tell }'],
    ['v1', 'secret', 'stringData: { token: do-not-tell }'],
  ])('leaves the values of a Secret out that is misspelt: %s %s, %s', (apiVersion, kind, values) => {
    const { outcomes, files } = importText(
      `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: a }\n${values}\n`,
    );
    expect(outcomes).toMatchObject([{ form: 'left-out', note: expect.stringContaining("Secret 'a' holds values") }]);
    expect(files).toEqual([]);
  });

  it.each(['Object', 'ChartProps', 'constructor'])('makes a program that runs of a pipeline called %s', (name) => {
    const program = importText(source(name, hook));
    expect(fileOf(program, 'main.ts')).not.toMatch(/new (Object|ChartProps)\(|'constructor'/);
    expect(program.files).toHaveLength(2);
  });

  it('keeps every comment, whatever becomes of what it stands at', () => {
    const text = fixture('comments.yaml');
    const written = importText(text)
      .files.map((file) => file.text)
      .join('');
    const comments = [...text.matchAll(/# (c\d+)$/gm)].map(([, comment]) => comment ?? '');
    expect(comments.length).toBeGreaterThan(50);
    expect(comments.filter((comment) => !new RegExp(`// ${comment}$`, 'm').test(written))).toEqual([]);
  });

  it('keeps comments on fields that become something else', () => {
    const event = `  # Hooks.
  webhook:
    # Orders.
    placed:
      # The port of the pod.
      port: "12000" # as ever
      # Where to post.
      endpoint: /orders
      method: POST # only
`;
    expect(fileOf(importText(source('orders', `${event}${service}`)), 'orders.ts')).toContain(`        // Hooks.
        // Orders.
        // Where to post.
        // only
        placed: Webhook.post('/orders', {
          // The port of the pod.
          // as ever
          port: 12000,
        }),
`);
    const dependency = `    # What is paid for.
    - name: placed
      eventSourceName: orders # of the shop
      eventName: placed`;
    const trigger = `    # Writes it down.
    - template:
        # Both.
        conditions: placed
        name: log # short
        log: {}
`;
    expect(fileOf(importText(sensor(dependency, trigger)), 'billing.ts')).toContain(`    // What is paid for.
    // of the shop
    const placed = billing.on('placed', orders.events.placed);

    // Writes it down.
    // Both.
    // short
    billing.trigger('log', LogTrigger.events(), { when: placed, atLeastOnce: false });
`);
  });

  it('patches what a construct says otherwise', () => {
    const program = importText(source('orders', `${hook}  service: { ports: [{ name: web, port: 12000 }] }\n`));
    expect(program.outcomes).toMatchObject([{ form: 'construct', isPatched: true }]);
    expect(fileOf(program, 'orders.ts')).toContain("JsonPatch.replace('/spec/service/ports/0/name', 'web')");
  });

  it.each([
    ['', 'service: false,'],
    ['  service: { ports: [{ port: 12000, targetPort: 12000 }] }\n', 'service: { unnamedPort: true },'],
  ])('says with the construct that there is no Service, or no name of a port: %j', (service, expected) => {
    const program = importText(source('orders', `${hook}${service}`));
    expect(program.outcomes).toMatchObject([{ form: 'construct', isPatched: false }]);
    expect(fileOf(program, 'orders.ts')).toContain(expected);
  });

  it('writes a trigger that no factory says in the words of the manifest', () => {
    const trigger = `    - template:
        name: stored
        k8s:
          operation: create
          source:
            file: { path: /jobs/bill.yaml }
          parameters:
            - { src: { dependencyName: placed, dataKey: body.id }, dest: metadata.name, operation: prepend }
`;
    const program = importText(sensor(placed, trigger));
    expect(program.outcomes).toMatchObject([{ form: 'construct', ownTriggers: 1 }]);
    expect(fileOf(program, 'billing.ts')).toMatch(/bind: \(\) => \(\{\s+k8s: \{/);
  });

  it('writes values in the order of their parameters, which the constructs keep', () => {
    const trigger = `    - template:
        name: note
        k8s:
          operation: create
          source:
            resource:
              apiVersion: v1
              kind: ConfigMap
              metadata: { name: note- }
              data: { id: none }
          parameters:
            - { src: { dependencyName: placed, dataKey: body.id }, dest: data.id }
            - { src: { dependencyName: placed, dataKey: body.id }, dest: metadata.name, operation: append }
`;
    const program = importText(sensor(placed, trigger));
    expect(program.outcomes).toMatchObject([{ form: 'construct', ownTriggers: 0, isPatched: false }]);
    expect(fileOf(program, 'billing.ts')).toMatch(/data: .*\n\s+metadata: \{ name: `note-/);
  });

  it('writes a resource as it is where a construct would refuse it', () => {
    const program = importText(sensor('    - { name: 1st, eventSourceName: orders, eventName: placed }', log));
    expect(program.outcomes).toMatchObject([{ form: 'resource' }]);
    expect(fileOf(program, 'billing.ts')).toContain("new KubeSensor(this, 'billing', {");
  });

  it('writes a resource as it is whose name would become that of another in lower case', () => {
    const program = importText([source('orders', hook), source('Orders', hook)].join('---\n'));
    expect(program.outcomes.map(({ form }) => form)).toEqual(['construct', 'resource']);
  });

  it('writes a resource with a misspelt field so that it compiles', () => {
    const program = importText(sensor('    - { nam: placed, eventSourceName: orders, eventName: placed }', log));
    expect(program.outcomes).toMatchObject([{ form: 'object' }]);
    expect(fileOf(program, 'billing.ts')).toContain("new ApiObject(this, 'billing', {");
  });

  it('passes objects of other kinds through', () => {
    const program = importText(`apiVersion: batch/v1
kind: Job
metadata:
  generateName: once-
spec: { template: { spec: { restartPolicy: Never, containers: [{ name: a, image: b }] } } }
`);
    expect(program.outcomes).toMatchObject([{ form: 'object' }]);
    expect(fileOf(program, 'job.ts')).toContain("metadata: { name: undefined, generateName: 'once-' },");
  });

  it('patches metadata that the types do not take', () => {
    const labels = '  labels: { team: shop, version: 1 }\n';
    const foreign = `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n${labels}data: {}\n`;
    const program = importText([foreign, source('orders', `${hook}${service}`, labels)].join('---\n'));
    expect(program.outcomes.map(({ form }) => form).sort()).toEqual(['construct', 'object']);
    for (const { text } of program.files.filter(({ name }) => name !== 'main.ts')) {
      expect(text).toContain("labels: { team: 'shop' }");
      expect(text).toContain("JsonPatch.add('/metadata/labels/version', 1)");
    }
  });

  it('takes a path for checked only where the types know the payload', () => {
    const minio = `  minio:
    uploaded:
      endpoint: minio:9000
      bucket: { name: in }
      events: ["s3:ObjectCreated:*"]
      accessKey: { name: a, key: b }
      secretKey: { name: a, key: c }
`;
    const reading = (path: string): string =>
      sensor(
        '    - { name: uploaded, eventSourceName: files, eventName: uploaded }',
        `    - template:
        name: note
        slack: { slackToken: { name: s, key: t }, channel: c, message: m }
      parameters:
        - { src: { dependencyName: uploaded, dataKey: ${path} }, dest: slack.message }
`,
      );
    const typed = importText(`${source('files', minio)}---\n${reading('notification.0.s3.object.key')}`);
    expect(fileOf(typed, 'files.ts')).toContain("billing.on('uploaded', files.events.uploaded);");
    const wrong = importText(`${source('files', minio)}---\n${reading('s3.object.key')}`);
    expect(fileOf(wrong, 'files.ts')).toContain("billing.on('uploaded', files.events.uploaded as Event<unknown>);");
  });

  it('keeps resources of one pipeline together, and what several use in a file of its own', () => {
    const texts = [
      source('orders', `${hook}${service}`),
      sensor(placed, log),
      source('payments', hook.replaceAll('placed', 'paid')),
      'apiVersion: argoproj.io/v1alpha1\nkind: EventBus\nmetadata: { name: default }\nspec: { jetstream: { version: latest } }\n',
    ];
    const program = importText(texts.join('---\n'));
    expect(program.outcomes.map(({ resource, file }) => [resource.name, file])).toEqual([
      ['orders', 'orders.ts'],
      ['billing', 'orders.ts'],
      ['payments', 'payments.ts'],
      ['default', 'default-event-bus.ts'],
    ]);
  });

  it('declares things before they are used, and otherwise keeps their order', () => {
    const program = importText([sensor(placed, log), source('orders', `${hook}${service}`)].join('---\n'));
    expect(program.outcomes.map(({ resource }) => resource.kind)).toEqual(['EventSource', 'Sensor']);
  });

  it('writes an object that is there twice both times', () => {
    const text = source('orders', `${hook}${service}`);
    const { outcomes } = importText(`${text}---\n${text}`);
    expect(outcomes.map(({ form }) => form)).toEqual(['construct', 'resource']);
  });

  it('keeps namespaces apart', () => {
    const inNamespace = (name: string): string => source('orders', `${hook}${service}`, `  namespace: ${name}\n`);
    const program = importText(`${inNamespace('shop')}---\n${inNamespace('test')}`);
    expect(fileOf(program, 'main.ts')).toContain(`new Orders(app, 'orders', { namespace: 'shop' });
new Orders2(app, 'orders-2', { namespace: 'test' });`);
  });

  it.each(['constructor: x', 'text: $event{a/b/data/c}'])(
    'leaves out what constructs cannot hold, such as %s',
    (data) => {
      const { outcomes, files } = importText(
        `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: odd }\ndata:\n  ${data}\n`,
      );
      expect(outcomes).toMatchObject([
        { form: 'left-out', file: '', note: expect.stringContaining("ConfigMap 'odd'") },
      ]);
      expect(files).toEqual([]);
    },
  );

  it('survives names, texts and shapes that somebody made up to break it', () => {
    const names = [
      "a'); process.exit(1); ('",
      '`${process.exit(1)}`',
      '*/ x',
      '</script>',
      '\\u2028',
      'constructor',
      '1',
      '',
    ];
    for (const name of names) {
      const quoted = JSON.stringify(name);
      const text = [
        `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${quoted} }\ndata: { ${JSON.stringify(`k${name}`)}: ${quoted} }\n`,
        `apiVersion: argoproj.io/v1alpha1\nkind: EventSource\nmetadata: { name: ${quoted} }\nspec: { webhook: { ${quoted}: { port: ${quoted}, endpoint: ${quoted}, method: POST } } }\n`,
        `apiVersion: argoproj.io/v1alpha1\nkind: Sensor\nmetadata: { name: ${quoted} }\nspec: { dependencies: [${quoted}, { name: ${quoted} }], triggers: ${quoted} }\n`,
        `apiVersion: argoproj.io/v1alpha1\nkind: ${quoted}\nmetadata: ${quoted}\nspec: null\n`,
      ].join('---\n');
      expect(() => importText(text)).not.toThrow();
    }
  });

  it('takes time in proportion to what there is', () => {
    const many = Array.from({ length: 150 }, (_, index) => sensor(placed, log).replace('billing', `billing-${index}`));
    const { outcomes } = importText([source('orders', `${hook}${service}`), ...many].join('---\n'));
    expect(outcomes).toHaveLength(151);
  });

  it('takes what is nested far deeper than anybody writes', () => {
    const nested = `${'{a: '.repeat(400)}1${'}'.repeat(400)}`;
    const deep = `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndata: ${nested}\n`;
    expect(importText(deep).outcomes).toMatchObject([{ form: 'object' }]);
  });

  it('refuses more objects than anybody has', () => {
    const [resource] = resourcesOf(source('orders', hook));
    if (resource === undefined) throw new Error('there is no object');
    const many = Array.from({ length: 20_001 }, () => resource);
    expect(() => importResources(many, new Map(), library)).toThrow('20001 objects are too many at once');
  });
});
