import { EventDocument } from '../../../src/evaluate/document';
import { applyParameters, compileParameters, constructPayload } from '../../../src/evaluate/parameters/parameter';
import type { Events } from '../../../src/evaluate/parameters/source';
import { compileSource } from '../../../src/evaluate/parameters/source';
import { Trail } from '../../../src/evaluate/step';
import { Work } from '../../../src/language/path/work';
import type { TriggerParameter, TriggerParameterSource } from '../../../src/model/parameter';
import { costOf } from '../../language/cost-meter';
import { documentOf, eventOf } from '../pushes';

const events: Events = new Map([
  ['push', documentOf({ body: { ref: 'main', size: 7, head: null, list: [1, 2], text: '<b>' } })],
  ['plain', documentOf('nope', { datacontenttype: 'text/plain' })],
  ['broken', documentOf('nope')],
  [
    'yaml',
    new EventDocument(eventOf('a: 1', { datacontenttype: 'application/yaml' }), { yamlToJson: () => '{"a":[1]}' }),
  ],
]);

const resolve = (src: Partial<TriggerParameterSource>): unknown =>
  compileSource({ dependencyName: 'push', ...src }).resolve(events);

describe('the source of a parameter', () => {
  it.each<[Partial<TriggerParameterSource>, string | null, string]>([
    [{ dataKey: 'body.ref' }, 'main', 'String'],
    [{ dataKey: 'body.size' }, '7', 'Number'],
    [{ dataKey: 'body.head' }, 'null', 'Null'],
    [{ dataKey: 'body.list' }, '[1,2]', 'JSON'],
    [{ dataKey: 'body.list.#' }, '2', 'Number'],
    [{ contextKey: 'subject' }, 'push', 'String'],
    [{ contextKey: 'subject', dataKey: 'body.ref' }, 'main', 'String'],
    [{ dataTemplate: '{{ .Input.body.ref }}-{{ .Input.body.size }}', dataKey: 'body.size' }, 'main-7', 'String'],
    [{ dataTemplate: '{{ .Input.nope }}', dataKey: 'body.size' }, '7', 'Number'],
    [{ dataTemplate: '{{', dataKey: 'body.size' }, '7', 'Number'],
    [{ contextTemplate: '{{ .Input.type | upper }}' }, 'GITHUB', 'String'],
    [{ dataKey: 'body.nope', value: 'default' }, 'default', 'String'],
    [{ value: '' }, '', 'String'],
    [{ dependencyName: 'absent', dataKey: 'x', value: 'default' }, 'default', 'String'],
    [{ dependencyName: 'absent', dataKey: 'x' }, null, 'String'],
    [{ dependencyName: 'plain', dataKey: 'x', value: 'default' }, 'default', 'String'],
    [{ dependencyName: 'yaml', dataKey: 'a' }, '[1]', 'JSON'],
    [{ dependencyName: 'yaml', dataTemplate: '{{ len .Input.a }}' }, '1', 'String'],
  ])('%j gives %j of type %s', (src, value, type) => {
    expect(resolve(src)).toMatchObject({ value, type });
  });

  it('without a key is the whole event', () => {
    expect(resolve({})).toEqual({ value: events.get('push')?.whole, type: 'String' });
  });

  it.each<[Partial<TriggerParameterSource>, string]>([
    [{ dataKey: 'body.nope' }, "unable to resolve 'push' parameter value: there is nothing at 'body.nope'"],
    [{ dataTemplate: '{{ .Input.nope }}' }, 'the template gives an empty text or no value'],
    [{ dataTemplate: '{{ fail "stop" }}' }, 'stop'],
    [{ dependencyName: 'plain', dataKey: 'x' }, "unsupported content type of the event: 'text/plain'"],
    [{ dependencyName: 'broken', dataKey: 'x' }, 'the data of the event are not JSON'],
  ])('%j fails: %s', (src, message) => {
    expect(() => resolve(src)).toThrow(message);
    expect(() => resolve(src)).toThrow(expect.objectContaining({ code: 'program-failed' }));
  });

  it('must exist', () => {
    const resolving = (): unknown => compileSource(undefined).resolve(events);
    expect(resolving).toThrow('the parameter has no src');
    expect(resolving).toThrow(expect.objectContaining({ code: 'program-failed' }));
    expect(compileSource(undefined)).toMatchObject({ described: 'nothing', useRawData: false });
  });
});

const parameter = (
  dest: string,
  src: Partial<TriggerParameterSource>,
  more: Partial<TriggerParameter> = {},
): TriggerParameter => ({
  dest,
  src: { dependencyName: 'push', ...src },
  ...more,
});

function apply(document: string, ...parameters: TriggerParameter[]): string {
  return applyParameters(document, compileParameters(parameters), events, new Trail());
}

describe('parameters', () => {
  it('put texts, unless they may stay what they are', () => {
    expect(apply('{"a":1}', parameter('a', { dataKey: 'body.size' }))).toBe('{"a":"7"}');
    expect(apply('{"a":1}', parameter('a', { dataKey: 'body.size', useRawData: true }))).toBe('{"a":7}');
    expect(apply('{"a":1}', parameter('a', { dataKey: 'body.ref', useRawData: true }))).toBe('{"a":"main"}');
    expect(apply('{ "a": 1.50 }', parameter('b', { dataKey: 'body.text' }))).toBe('{ "a": 1.50 ,"b":"<b>"}');
  });

  it('add to what is there', () => {
    const [append, prepend] = [{ operation: 'append' } as const, { operation: 'prepend' } as const];
    expect(apply('{"a":"x-"}', parameter('a', { dataKey: 'body.size', useRawData: true }, append))).toBe('{"a":"x-7"}');
    expect(apply('{"a":"-x"}', parameter('a', { dataKey: 'body.ref' }, prepend))).toBe('{"a":"main-x"}');
    expect(apply('{}', parameter('a', { dataKey: 'body.size', useRawData: true }, append))).toBe('{"a":7}');
  });

  it('of a dependency without an event leave things as they are', () => {
    expect(apply('{"a":1}', parameter('a', { dependencyName: 'absent', dataKey: 'x' }))).toBe('{"a":1}');
  });

  it('refuse operations that do not exist', () => {
    const bogus = { operation: 'add' as 'append' };
    expect(() => apply('{}', parameter('a', { dataKey: 'body.ref' }, bogus))).toThrow(
      "unsupported trigger parameter operation 'add': write overwrite, append or prepend",
    );
    expect(() => apply('{}', parameter('a', { dataKey: 'body.ref' }, bogus))).toThrow(
      expect.objectContaining({ code: 'program-failed' }),
    );
    expect(apply('{}', parameter('a', { dependencyName: 'absent', dataKey: 'x' }, bogus))).toBe('{}');
    expect(() => apply('{}', parameter('', { dataKey: 'body.ref' }))).toThrow('path');
  });

  it.each([
    ['', ['a', 'b']],
    ['overwrite', ['a', 'b']],
    ['append', ['a', 'b']],
    ['prepend', ['a', 'b']],
    ['add', undefined],
  ])('with the operation %j know the way to a plain place', (operation, place) => {
    const [compiled] = compileParameters([parameter('a.b', {}, { operation: operation as 'append' })]);
    expect(compiled?.place).toEqual(place);
  });

  it('need no place', () => {
    const [compiled] = compileParameters([{ src: { dependencyName: 'push', dataKey: 'a' } } as TriggerParameter]);
    expect(compiled).toMatchObject({ dest: '', place: undefined, described: 'everything = data a of push' });
  });

  it('leave a trail', () => {
    const trail = new Trail();
    const parameters = compileParameters([
      parameter('a', { dataKey: 'body.ref' }),
      parameter('b', { dependencyName: 'absent', contextKey: 'id' }, { operation: 'append' }),
      parameter('c', { value: 'fixed' }, { operation: 'overwrite' }),
      parameter('d', {}),
      parameter('e', { dataTemplate: '{{ .Input.x }}', dataKey: 'body.nope' }),
    ]);
    expect(() => applyParameters('{}', parameters, events, trail)).toThrow('unable to resolve');
    expect(trail.steps).toMatchObject([
      { stage: 'parameter', asked: 'a = data body.ref of push', passed: true, found: 'main' },
      { asked: 'b = append context id of absent', passed: false },
      { asked: 'c = "fixed"', passed: true, found: 'fixed' },
      { asked: 'd = the whole event of push', passed: true },
      {
        asked: 'e = data {{ .Input.x }} or body.nope of push',
        passed: false,
        error: expect.stringContaining('no value'),
      },
    ]);
    expect(String(trail.steps[3]?.found).length).toBeLessThan(300);
  });
});

describe('a payload', () => {
  const construct = (...parameters: TriggerParameter[]): string | undefined =>
    constructPayload(compileParameters(parameters), events, new Trail());

  it('has its values in the order in which they were put', () => {
    expect(
      construct(
        parameter('ref', { dataKey: 'body.ref' }),
        parameter('list', { dataKey: 'body.list', useRawData: true }),
        parameter('a.b', { dataKey: 'body.size' }, { operation: 'append' }),
      ),
    ).toBe('{"ref":"main","list":[1,2],"a":{"b":"7"}}');
  });

  it('of plain names is written without reading it again', () => {
    const cost = (...names: string[]): string =>
      costOf(Work, ['spend'], () => construct(...names.map((name) => parameter(name, { value: 'v' }))));
    expect(cost('a', 'b', 'c')).toBe('');
    expect(cost('a.b', 'c')).not.toBe('');
  });

  it('is a single value without a place to put it', () => {
    expect(construct(parameter('ref', { dataKey: 'body.ref' }), parameter('', { dataKey: 'body.list' }))).toBe('[1,2]');
    expect(construct(parameter('', { dependencyName: 'absent' }))).toBeUndefined();
    expect(construct()).toBeUndefined();
  });

  it('cannot do without a value', () => {
    expect(() => construct(parameter('a', { dependencyName: 'absent', dataKey: 'x' }))).toThrow(
      "the payload needs a value at 'a', and its dependency had no event: give it a value to fall back to",
    );
  });
});
