import { Job } from 'cdk8s-plus-28';
import * as fc from 'fast-check';
import { EventSource, HttpTrigger, K8sTrigger, Sensor, type TriggerContext, Webhook } from '../../constructs';
import { extractParameters, placeholder } from '../../constructs/parameters';
import { manifest, testChart } from './synthesized';

interface Order {
  readonly id: number;
  readonly customer: string;
  readonly replicas: number;
  readonly tags: readonly string[];
}

const chart = testChart();
const source = new EventSource(chart, 'orders', {
  events: { placed: Webhook.post<Order>('/orders'), paid: Webhook.post('/paid') },
});
const sensor = new Sensor(chart, 'billing');
const placed = sensor.on('placed', source.events.placed);
const paid = sensor.on('paid', source.events.paid);

describe('values of events in an object', () => {
  it('become parameters that overwrite when they stand alone', () => {
    expect(extractParameters({ spec: { args: ['--order', placed.data('body.id')] } })).toMatchObject({
      body: { spec: { args: ['--order', placeholder] } },
      parameters: [{ dest: 'spec.args.1', src: { dependencyName: 'placed', dataKey: 'body.id' } }],
    });
  });

  it('are appended to the text before them, so that numbers keep their digits and a missing field is an error', () => {
    const { body, parameters } = extractParameters({ metadata: { name: `invoice-${placed.data('body.id')}-v1` } });
    expect(body).toEqual({ metadata: { name: 'invoice-' } });
    expect(parameters).toEqual([
      { dest: 'metadata.name', operation: 'append', src: { dependencyName: 'placed', dataKey: 'body.id' } },
      { dest: 'metadata.name', operation: 'append', src: { dependencyName: 'placed', value: '-v1' } },
    ]);
  });

  it('leave what they are told in their place until the trigger fires, or nothing at all', () => {
    const body = {
      a: placed.data('body.id', { placeholder: 'x=1:2', otherwise: 'none' }),
      b: placed.data('body.id', { placeholder: null }),
      c: paid.context('id', { placeholder: '*' }),
    };
    const extracted = extractParameters(body);
    expect(extracted.body).toEqual({ a: 'x=1:2', c: '*' });
    expect(extracted.parameters.map(({ dest, src }) => [dest, src.value])).toEqual([
      ['a', 'none'],
      ['b', undefined],
      ['c', undefined],
    ]);
  });

  it('cannot leave nothing where an item of a list must be', () => {
    expect(() => extractParameters({ args: [placed.data('body.id', { placeholder: null })] })).toThrow(
      /'args\.0' holds a value of an event with nothing in its place/,
    );
  });

  it('of two dependencies in one text overwrite first and append then', () => {
    const { parameters } = extractParameters({ text: `${placed.data('body.id')} by ${paid.data('body.by')}` });
    expect(parameters.map(({ operation, src }) => [operation, src.dependencyName, src.dataKey ?? src.value])).toEqual([
      [undefined, 'placed', 'body.id'],
      ['append', 'placed', ' by '],
      ['append', 'paid', 'body.by'],
    ]);
  });

  it('can be raw, a template, a field of the event or the whole of it', () => {
    const { parameters } = extractParameters({
      replicas: placed.raw('body.replicas'),
      first: placed.template('{{ index .Input.body.tags 0 | upper }}'),
      at: placed.context('time'),
      event: placed.wholeEvent(),
    });
    expect(parameters.map(({ src }) => src)).toEqual([
      { dependencyName: 'placed', dataKey: 'body.replicas', useRawData: true },
      { dependencyName: 'placed', dataTemplate: '{{ index .Input.body.tags 0 | upper }}' },
      { dependencyName: 'placed', contextKey: 'time' },
      { dependencyName: 'placed' },
    ]);
  });

  it('carry what to take otherwise, an empty text included', () => {
    const { parameters } = extractParameters({ a: placed.data('body.id', { otherwise: '' }) });
    expect(parameters[0]?.src).toEqual({ dependencyName: 'placed', dataKey: 'body.id', value: '' });
  });

  it('find keys with dots, wildcards and digits', () => {
    const object = { 'a8r.io/owner': { '0': placed.data('body.customer') }, 'x*': paid.data('body.y') };
    expect(extractParameters(object).parameters.map(({ dest }) => dest)).toEqual(['a8r\\.io/owner.:0', 'x\\*']);
  });

  it('survive any path and any text around them', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string(), fc.string(), (path, before, otherwise) => {
        fc.pre(!before.includes('$event{'));
        const { body, parameters } = extractParameters({ text: `${before}${paid.data(path, { otherwise })}` });
        expect(body).toEqual({ text: before === '' ? placeholder : before });
        expect(parameters).toHaveLength(1);
        expect(parameters[0]?.src).toEqual({ dependencyName: 'paid', dataKey: path, value: otherwise });
      }),
    );
  });

  it('leave everything else as it is', () => {
    const object = { a: 1, b: [true, null, { c: '$event' }], d: '', e: undefined };
    expect(extractParameters(object)).toEqual({
      body: { a: 1, b: [true, null, { c: '$event' }], d: '' },
      parameters: [],
      values: [],
    });
  });

  it('are refused in keys, inside a text when raw, and when a token was cut', () => {
    const id = placed.data('body.id');
    expect(() => extractParameters({ [id]: 1 })).toThrow('a value of an event cannot be a key');
    expect(() => extractParameters({ a: `x${placed.raw('body.replicas')}` })).toThrow(
      "'a' holds raw('body.replicas') inside a longer text; a raw value stands alone, use data() here",
    );
    expect(() => extractParameters({ data: { '7': `x${id}` } })).toThrow(
      "'data.:7' holds a longer text with a value of an event below a key of digits, where upstream cannot append",
    );
    expect(() => extractParameters({ a: '$event{cut}' })).toThrow('such texts cannot be cut');
  });

  it.each([
    ['upper case', (id: string) => id.toUpperCase()],
    ['a piece', (id: string) => id.slice(0, 9)],
    ['an escaped text', (id: string) => `?q=${encodeURIComponent(id)}`],
    ['a piece beside a whole', (id: string) => `${id}${id.slice(0, 9)}`],
  ])('are refused as %s, in a manifest and in a message', (_, changed) => {
    const changedId = { a: changed(placed.data('body.id')) };
    expect(() => extractParameters(changedId)).toThrow('such texts cannot be cut or changed; let a template do it');
    expect(() => sensor.trigger('changed', HttpTrigger.post('https://shop.example.com', changedId))).toThrow(
      "[chart/billing] trigger 'changed': '",
    );
  });

  it('are refused within one another', () => {
    expect(() => placed.data('body.id', { otherwise: paid.data('body.id') })).toThrow(
      "[chart/billing] a value of 'placed' is told of another value of an event",
    );
    expect(() => placed.template(`{{ .Input.body.id }} ${paid.data('body.id')}`)).toThrow('use a field for each');
  });

  it('refuses constructs, which are applied with their chart', () => {
    const job = new Job(chart, 'job', { containers: [{ image: 'alpine' }] });
    const message =
      "[chart/billing] trigger 'bad': the object is the construct 'chart/job', which is applied with its chart";
    expect(() => sensor.trigger('bad', K8sTrigger.create(job))).toThrow(message);
    for (const body of [{ job }, { job, id: placed.data('body.id') }]) {
      const post = HttpTrigger.post('https://shop.example.com', body);
      expect(() => sensor.trigger('bad', post)).toThrow("'job' is the construct 'chart/job'");
    }
    job.node.scope?.node.tryRemoveChild('job');
  });

  it('refuses what no manifest can hold', () => {
    expect(() => extractParameters({ spec: { run: () => 1 } })).toThrow("'spec.run' is a function");
    expect(() => extractParameters({ replicas: Number('two') })).toThrow("'replicas' is NaN, which JSON cannot hold");
    for (const body of [{ n: 1 / 0 }, { n: 1 / 0, id: placed.data('body.id') }]) {
      const post = HttpTrigger.post('https://shop.example.com', body);
      expect(() => sensor.trigger('bad', post)).toThrow("[chart/billing] trigger 'bad': 'n' is Infinity");
    }
  });
});

describe('a trigger that is refused', () => {
  it('names the sensor and the trigger', () => {
    const bad = {
      bind: (context: TriggerContext) => ({ k8s: { source: { resource: context.parameterize({ a: 1n }).body } } }),
    };
    expect(() => sensor.trigger('bad', bad)).toThrow(
      "[chart/billing] trigger 'bad': 'a' is a bigint, which no manifest can hold",
    );
  });

  it('leaves nothing of itself behind', () => {
    sensor.trigger(
      'good',
      K8sTrigger.create({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { generateName: 'x-' } }),
    );
    expect(manifest(chart, 'Sensor').spec.triggers.map(({ template }) => template.name)).toEqual(['good']);
  });
});
