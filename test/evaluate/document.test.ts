import { EventDocument } from '../../src/evaluate/document';
import { compilePath } from '../../src/evaluate/lookup';
import { documentOf, eventOf } from './pushes';

describe('a document', () => {
  it('reads its data once', () => {
    const document = documentOf({ a: [1] });
    expect(document.json).toEqual({ a: [1] });
    expect(document.json).toBe(document.json);
    expect(document.input).toBe(document.input);
    expect(document.time).toBe(document.time);
    expect(document.contextInput).toBe(document.contextInput);
  });

  it('lets go of what it worked out, and works it out again', () => {
    let read = 0;
    const yamlToJson = (yaml: string): string => {
      read++;
      return yaml;
    };
    const document = new EventDocument(eventOf({ a: [1] }), { yamlToJson });
    const worked = (): unknown[] => [document.json, document.input, document.yamlAsJson, document.whole, document.text];
    const before = worked();
    document.receptions.set({}, { steps: [] });
    document.forget();
    expect(document.receptions.size).toBe(0);
    expect(worked()).toEqual(before);
    expect(document.json).not.toBe(before[0]);
    expect(document.input).not.toBe(before[1]);
    expect(read).toBe(2);
  });

  it('tells no data from empty data', () => {
    expect(documentOf(undefined).hasData).toBe(false);
    expect(documentOf(undefined).text).toBe('');
    expect(documentOf('').hasData).toBe(true);
    expect(documentOf('').isWellFormed).toBe(false);
  });

  it('carries bytes that are not UTF-8', () => {
    const document = new EventDocument({ ...eventOf(undefined), data: Buffer.from([0x22, 0xff, 0x22]) });
    expect(document.text).toBe('"\udcff"');
    expect(documentOf('"é"').text).toBe('"é"');
  });

  it('takes the first of equal keys for templates and the last for programs', () => {
    const document = documentOf('{"a":1,"a":2}');
    expect(document.input).toEqual({ a: 1 });
    expect(document.json).toEqual({ a: 2 });
    expect(document.get(compilePath('a')).int()).toBe(1n);
  });

  it('is JSON for filters however deep it is, and for parameters as deep as Go reads it', () => {
    const deep = documentOf(`${'['.repeat(10_001)}${']'.repeat(10_001)}`);
    expect(deep.isWellFormed).toBe(true);
    expect(deep.isJson).toBe(false);
    expect(documentOf('[[]]').isJson).toBe(true);
    expect(documentOf('nope').isJson).toBe(false);
  });

  it('shows its context with the members in the order of Argo Events', () => {
    const document = documentOf({}, { source: 'a<b', time: '2024-05-17T10:30:00.5+02:00' });
    expect(document.context).toBe(
      '{"id":"1","source":"a\\u003cb","specversion":"1.0","type":"github","datacontenttype":"application/json","subject":"push","time":"2024-05-17T08:30:00Z"}',
    );
    expect(document.contextInput).toMatchObject({ source: 'a<b' });
  });

  it('shows the whole event with its data as base64', () => {
    expect(documentOf('ab').whole).toMatch(/^\{"context":\{.*\},"data":"YWI="\}$/);
    expect(documentOf(undefined).whole).toMatch(/,"data":null\}$/);
  });

  it('without a time is of year 1', () => {
    const document = documentOf({}, { time: '', datacontenttype: undefined });
    expect(document.time.fields().year).toBe(1);
    expect(document.context).toMatch(/"datacontenttype":"".*"time":null/);
  });

  it('with other data keeps everything else', () => {
    const changed = documentOf({ a: 1 }, { datacontenttype: 'text/plain' }).withData('{"b":2}');
    expect(changed.json).toEqual({ b: 2 });
    expect(changed.event).toMatchObject({ id: '1', datacontenttype: 'application/json' });
    expect(changed.event.data?.toString()).toBe('{"b":2}');
  });

  it('reads YAML only with a reader of YAML', () => {
    expect(() => documentOf('a: 1').yamlAsJson).toThrow('the data of the event are YAML, which cannot be read here');
    expect(() => documentOf('a: 1').yamlAsJson).toThrow(expect.objectContaining({ code: 'program-failed' }));
    const document = new EventDocument(eventOf('a: 1'), { yamlToJson: (yaml) => JSON.stringify({ yaml }) });
    expect(document.yamlAsJson).toBe('{"yaml":"a: 1"}');
  });
});
