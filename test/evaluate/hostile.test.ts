import fc from 'fast-check';
import { EventDocument } from '../../src/evaluate/document';
import { compileSensor } from '../../src/evaluate/sensor';
import type { EventDependency } from '../../src/model/dependency';
import type { Trigger } from '../../src/model/trigger';
import { dependency, documentOf, eventOf, sensorOf } from './pushes';

const filters = {
  data: [
    { path: 'a', type: 'string', value: ['^x'], template: '{{ .Input | upper }}' },
    { path: 'a.#(b>1)#.c', type: 'number', value: ['1'], comparator: '>' },
    { path: '@reverse', type: 'bool', value: ['true'] },
  ],
  dataLogicalOperator: 'or',
  exprs: [{ expr: 'v =~ w || v == w && v < 1', fields: ['v', 'w'].map((name) => ({ name, path: `${name}*` })) }],
  script: 'return event.a == event.b',
  time: { start: '09:00:00', stop: '17:00:00', timezone: 'America/Sao_Paulo' },
} as const;

const everyKind: Trigger = {
  template: {
    name: 't',
    http: {
      url: 'http://x',
      payload: [
        { dest: 'a.0.b', src: { dependencyName: 'push', dataKey: 'a', useRawData: true } },
        {
          dest: 'c',
          src: {
            dependencyName: 'push',
            dataTemplate: '{{ range $k, $v := .Input }}{{ $k }}={{ $v }};{{ end }}',
            value: '',
          },
        },
        { dest: 'd', src: { dependencyName: 'push', contextTemplate: '{{ .Input.id }}', value: '' } },
        { dest: '-1', src: { dependencyName: 'push' } },
      ],
    },
  },
  parameters: [{ dest: 'http.url', operation: 'append', src: { dependencyName: 'push', contextKey: 'id' } }],
};

const dependencies: EventDependency[] = [
  dependency('push', { filters, filtersLogicalOperator: 'or', transform: { script: 'return event' } }),
  dependency('plain', { eventName: 'push' }),
];

/** Things that are almost what is expected. */
const payloads = fc.oneof(
  fc.json(),
  fc.json({ noUnicodeString: false }),
  fc.string(),
  fc
    .record({ a: fc.jsonValue(), b: fc.jsonValue(), v: fc.jsonValue(), w: fc.jsonValue() })
    .map((value) => JSON.stringify(value)),
  fc.json().map((text) => text.slice(0, -1)),
);

describe('whatever an event holds', () => {
  const { triggers, problems } = compileSensor(
    sensorOf(dependencies, everyKind, {
      ...everyKind,
      template: { ...everyKind.template, name: 'u', conditions: 'plain' },
    }),
  );

  it('deciding never throws', () => {
    expect(problems).toEqual([]);
    fc.assert(
      fc.property(fc.oneof(payloads, fc.uint8Array()), fc.string(), fc.string(), (data, time, datacontenttype) => {
        const type = datacontenttype === '' ? 'application/json' : datacontenttype;
        const event = { ...eventOf(undefined, { time, datacontenttype: type }), data: Buffer.from(data) };
        for (const trigger of triggers) {
          const { verdicts } = trigger.decide(new EventDocument(event), new Map(), 0);
          expect(verdicts.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['deep', '['.repeat(100_000) + ']'.repeat(100_000)],
    ['deep and broken', '{"a":'.repeat(100_000)],
    ['long', `"${'x'.repeat(1_000_000)}"`],
    ['wide', JSON.stringify(Object.fromEntries(Array.from({ length: 50_000 }, (_, n) => [`a${n}`, n])))],
    ['repetitive', `{${'"a":[],'.repeat(100_000)}"a":1}`],
    ['full of escapes', `"${'\\u0061\\\\'.repeat(100_000)}"`],
  ])('deciding on something %s ends soon', (_name, text) => {
    const started = process.cpuUsage().user;
    for (const trigger of triggers) trigger.decide(documentOf(text), new Map(), 0);
    expect(process.cpuUsage().user - started).toBeLessThan(10_000_000);
  });
});
