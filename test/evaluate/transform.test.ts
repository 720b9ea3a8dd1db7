import { compileSensor } from '../../src/evaluate/sensor';
import { compileTransform } from '../../src/evaluate/transform';
import { dependency, documentOf, sensorOf } from './pushes';

const transformed = (script: string, data: string | undefined): unknown => {
  const document = compileTransform({ script })?.run(documentOf(data, { datacontenttype: 'text/plain' }));
  return document && { text: document.text, type: document.event.datacontenttype };
};

describe('a transformation', () => {
  it('replaces the data and keeps everything else', () => {
    expect(transformed('event.b = event.a .. "<" return event', '{"a":"x"}')).toEqual({
      text: '{"a":"x","b":"x\\u003c"}',
      type: 'application/json',
    });
    expect(transformed('return {{n=1},{n=2}}', '{}')).toEqual({ text: '[{"n":1},{"n":2}]', type: 'application/json' });
  });

  it('leaves an event without data alone, whatever it says', () => {
    expect(transformed('nonsense', undefined)).toEqual({ text: '', type: 'text/plain' });
  });

  it.each([
    ['nonsense', '{}', 'the script does not compile'],
    ['return 1', '{}', 'transformation script output type is not of lua table'],
    ['return {0/0}', '{}', 'which JSON cannot hold'],
    ['return event', 'x', 'not JSON'],
    ['return event', '[1]', 'JSON object'],
    ['while true do end', '{}', 'steps'],
  ])('%s of %s fails', (script, data, message) => {
    expect(() => transformed(script, data)).toThrow(message);
  });

  it('by jq is the first result', () => {
    const jq = (program: string, data: string): string | undefined =>
      compileTransform({ jq: program })?.run(documentOf(data)).text;
    expect(jq('{b: .a, n: 12345678901234567890}, 1', '{"a":[1,"<"]}')).toBe(
      '{"b":[1,"\\u003c"],"n":12345678901234567890}',
    );
    expect(jq('.', 'null')).toBe('null');
    expect(jq('{x: .}', 'null')).toBe('{"x":null}');
    expect(jq('{keys: keys, all: [.[]]}', 'null')).toBe('{"all":[],"keys":[]}');
    expect(() => jq('.a', '{"a":1}')).toThrow('must be an object');
    expect(() => jq('empty', '{}')).toThrow('no result');
    expect(() => jq('.', '[1]')).toThrow('needs event data that is a JSON object, not an array');
    expect(() => jq('.', '5')).toThrow(expect.objectContaining({ code: 'program-failed' }));
    expect(() => jq('.[', '{}')).toThrow(expect.objectContaining({ code: 'bad-program' }));
  });

  it('by jq wins over one by a script', () => {
    expect(compileTransform({ jq: '{a: 1}', script: 'return {}' })?.run(documentOf({})).text).toBe('{"a":1}');
  });

  it('that says nothing does nothing', () => {
    expect(compileTransform({})).toBeUndefined();
    expect(compileTransform({ jq: '', script: '' })).toBeUndefined();
  });

  it('comes before the filters, and the trigger sees what it made', () => {
    const transform = { script: 'return {ref = event.ref .. "-2"}' };
    const filters = { data: [{ path: 'ref', type: 'string', value: ['^main-2$'] }] } as const;
    const payload = [{ dest: '', src: { dependencyName: 'push', dataKey: 'ref' } }];
    const trigger = { template: { name: 't', http: { url: 'x', payload } } };
    const [compiled] = compileSensor(sensorOf([dependency('push', { transform, filters })], trigger)).triggers;
    const [verdict] = compiled?.decide(documentOf({ ref: 'main' }), new Map(), 0).verdicts ?? [];
    expect(verdict).toMatchObject({ fires: true, rendered: { payload: 'main-2' } });
    expect(verdict?.because[1]).toEqual({ stage: 'transform', asked: `script ${transform.script}`, passed: true });
  });

  it('that fails keeps the event from the trigger', () => {
    const transform = { script: 'error("no")' };
    const [compiled] = compileSensor(
      sensorOf([dependency('push', { transform })], { template: { name: 't', log: {} } }),
    ).triggers;
    const [verdict] = compiled?.decide(documentOf({}), new Map(), 0).verdicts ?? [];
    expect(verdict).toMatchObject({ fires: false, because: [{}, { stage: 'transform', passed: false }] });
    expect(verdict?.because[1]?.error).toContain('no');
  });
});
