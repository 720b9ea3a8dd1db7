import { decodeEnvelope } from '../../../src/language/envelope/reader';
import type { Event } from '../../../src/model/event';

const textOf = (data: Uint8Array | undefined): string | undefined => data && Buffer.from(data).toString('utf8');

describe('decodeEnvelope', () => {
  const attributes = '"id":"1","source":"s","type":"t"';
  const decoded = (members: string): Event => decodeEnvelope(`{"specversion":"1.0",${attributes}${members}}`);

  it('reads what is there and leaves the rest empty', () => {
    expect(decoded('')).toEqual({ id: '1', source: 's', subject: '', type: 't', time: '', specversion: '1.0' });
    expect(decodeEnvelope('{"specversion":"1.0","id":null}')).toEqual({
      id: '',
      source: '',
      subject: '',
      type: '',
      time: '',
      specversion: '1.0',
    });
  });

  it.each([
    [',"data":{ "x" : "\\u003c" }', '{ "x" : "\\u003c" }'],
    [',"data": 12345678901234567890', ' 12345678901234567890'],
    [',"data":null', 'null'],
    [',"data":"text"', '"text"'],
    [',"datacontenttype":"application/json","data":"text"', '"text"'],
    [',"datacontenttype":"application/json; charset=utf-8","data":{"a":1}', '{"a":1}'],
    [',"datacontenttype":"text/json ; x","data": [1]', ' [1]'],
    [',"datacontenttype":"text/plain","data":"a\\nb\\ud83d\\u0041"', 'a\nb\ufffdA'],
    [',"data": "a\\nb","datacontenttype":"text/plain"', 'a\nb'],
    [',"datacontenttype":"text/plain","data":null', ''],
    [',"datacontenttype":"","data":"x"', '"x"'],
    [',"datacontenttype":"application/cloudevents+json","data":{}', '{}'],
    [',"data":"x","datacontenttype":""', '"x"'],
    [',"data_base64":"eyJhIjoxfQ=="', '{"a":1}'],
    [',"data_base64":"eyJh\\u0049joxfQ==","data_base64":"eA=="', 'x'],
    [',"datacontenttype":"application/json","data_base64":  "eyJhIjoxfQ=="', '{"a":1}'],
    [',"data":{"a":1},"data_base64":"eyJiIjoyfQ=="', '{"b":2}'],
    [',"data_base64":""', ''],
    [',"data_base64":"eB=="', 'x'],
  ])('reads the data of %s as %j', (members, text) => {
    expect(textOf(decoded(members).data)).toBe(text);
  });

  it('reads a version that comes last', () => {
    const message = `{${attributes},"datacontenttype":"text/plain","time":"2024-05-17T10:30:00+02:00","subject":"u","data":"x","ext":true,"specversion":"1.0"}`;
    const { data, ...rest } = decodeEnvelope(message);
    expect(textOf(data)).toBe('x');
    expect(rest).toEqual({
      id: '1',
      source: 's',
      subject: 'u',
      type: 't',
      time: '2024-05-17T08:30:00Z',
      specversion: '1.0',
      datacontenttype: 'text/plain',
      extensions: { ext: 'true' },
    });
    expect(textOf(decodeEnvelope('{"data_base64":"eA\\u003d=","specversion":"1.0"}').data)).toBe('x');
    expect(decodeEnvelope('{"datacontenttype":"","specversion":"1.0"}').datacontenttype).toBeUndefined();
  });

  it('reads extensions: strings, booleans and integers of 32 bits', () => {
    const { extensions } = decoded(
      ',"Trace":"x","n":5.9,"b":false,"gone":"1","gone":null,"schemaurl":"u","dataschema":"http://x"',
    );
    expect(extensions).toEqual({ trace: 'x', n: '5', b: 'false', schemaurl: 'u' });
  });

  it('reads CloudEvents 0.3', () => {
    const message = `{"specversion":"0.3",${attributes},"schemaurl":"u","Some-Ext":"x","datacontenttype":"application/json","datacontentencoding":"base64","data":"eA=="}`;
    const { data, ...rest } = decodeEnvelope(message);
    expect(textOf(data)).toBe('x');
    expect(rest).toMatchObject({ specversion: '0.3', extensions: { 'Some-Ext': 'x' } });
    const early = `{"datacontentencoding":"base64","data_base64":"eA==","data":"eA==",${attributes},"specversion":"0.3"}`;
    expect(textOf(decodeEnvelope(early).data)).toBe('x');
    expect(decodeEnvelope(early).extensions).toEqual({ data_base64: 'eA==' });
  });

  it('ends at a member without a name', () => {
    expect(decodeEnvelope('{"specversion":"1.0","":1,"id":"1"}').id).toBe('');
  });

  it('keeps bytes that are no UTF-8', () => {
    expect(decoded(',"subject":"a\udcff"').subject).toBe('a\udcff');
  });

  it.each([
    ['', 'not JSON: line 1, column 1'],
    ['nope', 'not JSON'],
    ['null', 'it has no specversion'],
    ['[]', 'it has no specversion'],
    ['{"SpecVersion":"1.0","id":"1"}', 'it has no specversion'],
    ['{"specversion":"2.0"}', "its specversion is '2.0', known are 1.0 and 0.3"],
    ['{"specversion":1}', 'its specversion has to be a string'],
    ['{"specversion":"1.0","specversion":"1.0"}', 'it has two members specversion'],
    ['{"specversion":"1.0","id":1}', 'its id has to be a string'],
    ['{"specversion":"1.0","source":""}', "its source '' is no URI"],
    ['{"specversion":"1.0","source":"a\\nb"}', 'is no URI'],
    ['{"specversion":"1.0","time":"noon"}', "the time 'noon'"],
    ['{"specversion":"1.0","dataschema":1}', 'its dataschema has to be a string'],
    ['{"specversion":"1.0","datacontenttype":"a","datacontenttype":"a"}', 'it has two members datacontenttype'],
    ['{"specversion":"1.0","datacontenttype":"text/plain","data":{}}', 'its data has to be a string'],
    ['{"specversion":"1.0","data_base64":"%%"}', 'not base64'],
    ['{"specversion":"1.0","data_base64":"eA="}', 'not base64'],
    ['{"specversion":"1.0","data_base64": "eA=="}', 'not base64'],
    ['{"data_base64":"eA\\n==","specversion":"1.0"}', 'not base64'],
    ['{"specversion":"1.0","data_base64":5}', 'its base64 data have to be a string'],
    ['{"specversion":"1.0","datacontenttype":"a","data_base64":{}}', 'its base64 data have to be a string'],
    ['{"specversion":"0.3","datacontentencoding":"gzip"}', "its datacontentencoding has to be 'base64'"],
    [
      '{"specversion":"0.3","datacontentencoding":"base64","datacontentencoding":"base64"}',
      'two members datacontentencoding',
    ],
    ['{"specversion":"1.0","a-b":"1"}', "'a-b' is no name for an extension"],
    ['{"ID":"1","specversion":"1.0"}', "'ID' is no name for an extension"],
    ['{"specversion":"0.3","SUBJECT":"1"}', "'SUBJECT' is no name for an extension"],
    ['{"specversion":"1.0","ext":[]}', "its extension 'ext' has to be"],
    ['{"specversion":"1.0","ext":99999999999}', "its extension 'ext' has to be"],
    ['{"specversion":"1.0","ext":2147483648}', "its extension 'ext' has to be"],
    ['{"specversion":"1.0","ext":-2147483649}', "its extension 'ext' has to be"],
    ['{"specversion":"1.0","ext":{}}', "its extension 'ext' has to be"],
    ['{"specversion":"0.3","schemaurl":1}', 'its schemaurl has to be a string'],
    ['{"specversion":"1.0","subject":true}', 'its subject has to be a string'],
    ['{"specversion":"1.0","datacontenttype":[]}', 'its datacontenttype has to be a string'],
    ['{"specversion":"0.3","datacontentencoding":1}', 'its datacontentencoding has to be a string'],
    [
      '{"specversion":"0.3","datacontenttype":"a","datacontentencoding":"base64","data":5}',
      'its base64 data have to be',
    ],
    ['{"data_base64":1,"specversion":"1.0"}', 'its base64 data have to be a string'],
    ['{"specversion":"1.0","data_base64":"e"}', 'not base64'],
    ['{"specversion":"1.0","data_base64":"eA"}', 'not base64'],
    ['{"specversion":"1.0","data_base64":"e==="}', 'not base64'],
    ['{"specversion":"1.0","data_base64":"eA-_"}', 'not base64'],
    ['{"specversion":"1.0","data_base64":"=eA="}', 'not base64'],
    ['{"specversion":"1.0","data_base64":"eA==eA=="}', 'not base64'],
    ['{"specversion":"0.3","datacontentencoding":"base64","data":"%"}', 'not base64'],
  ])('refuses %s: %s', (message, error) => {
    const refusal = { code: 'bad-value', message: expect.stringContaining(error) };
    expect(() => decodeEnvelope(message)).toThrow(expect.objectContaining(refusal));
  });

  it.each<[string, readonly string[]]>([
    ['1.0', ['id', 'source', 'type', 'datacontenttype', 'subject', 'time', 'specversion', 'dataschema']],
    ['0.3', ['id', 'source', 'type', 'datacontenttype', 'subject', 'time', 'schemaurl', 'datacontentencoding']],
  ])('of version %s knows no extensions with the names of attributes', (version, names) => {
    for (const name of names) {
      const upper = name.toUpperCase();
      const message = `{"specversion":"${version}","${upper}":"x"}`;
      expect(() => decodeEnvelope(message)).toThrow(`'${upper}' is no name for an extension`);
    }
  });

  it.each([
    ['{"specversion":"1.0","ext":2147483647}', { ext: '2147483647' }],
    ['{"specversion":"1.0","ext":-2147483648}', { ext: '-2147483648' }],
    ['{"specversion":"1.0","ext":-5.9}', { ext: '-5' }],
    ['{"specversion":"1.0","ext":true}', { ext: 'true' }],
    ['{"specversion":"1.0","ext":""}', { ext: '' }],
    ['{"specversion":"1.0","ext":null}', undefined],
    ['{"specversion":"1.0","EXT":"a","ext":"b"}', { ext: 'b' }],
    ['{"specversion":"1.0","EXT":"a","ext":null}', undefined],
    [
      '{"specversion":"1.0","schemaurl":"u","datacontentencoding":"base64"}',
      { schemaurl: 'u', datacontentencoding: 'base64' },
    ],
    ['{"specversion":"1.0","dataschema":null,"e1":"x"}', { e1: 'x' }],
    ['{"schemaurl":"a","dataschema":5,"specversion":"1.0"}', { schemaurl: 'a' }],
    ['{"schemaurl":5,"dataschema":"b","specversion":"0.3"}', { dataschema: 'b' }],
    ['{"specversion":"0.3","a-b":"1","A-b":"2"}', { 'a-b': '1', 'A-b': '2' }],
    ['{"specversion":"0.3","data_base64":"x"}', { data_base64: 'x' }],
    ['{"ext":"a","specversion":"1.0","ext":"b"}', { ext: 'b' }],
  ])('reads the extensions of %s', (message, extensions) => {
    expect(decodeEnvelope(message).extensions).toEqual(extensions);
  });

  it.each([
    ['"datacontenttype":"a/b","datacontentencoding":"base64","data":"eA=="', 'x'],
    ['"datacontentencoding":"base64","datacontenttype":"a/b","data":"eA=="', 'x'],
    ['"datacontentencoding":"base64","data":"eA==","datacontenttype":"a/b"', 'x'],
    ['"data":"eA==","datacontentencoding":"base64"', 'x'],
    ['"data":"eA==","datacontenttype":"text/plain"', 'eA=='],
    ['"data":{"a":1}', '{"a":1}'],
    ['"datacontenttype":"application/json","data":"eA=="', '"eA=="'],
  ])('reads the data of version 0.3 with %s', (members, data) => {
    expect(textOf(decodeEnvelope(`{"specversion":"0.3",${members}}`).data)).toBe(data);
  });

  it.each([
    ['2024-05-17T10:30:00Z', '2024-05-17T10:30:00Z'],
    ['2024-05-17T10:30:00.10Z', '2024-05-17T10:30:00.1Z'],
    ['2024-05-17T10:30:00.123456789Z', '2024-05-17T10:30:00.123456789Z'],
    ['2024-05-31T10:30:00+01:30', '2024-05-31T09:00:00Z'],
    ['0001-01-01T00:00:00Z', ''],
    ['', ''],
  ])('reads the time %s as %s', (time, read) => {
    expect(decodeEnvelope(`{"specversion":"1.0","time":"${time}"}`).time).toBe(read);
  });

  it.each([
    '2024-02-30T10:30:00Z',
    '2024-05-17',
    '2024-05-17T24:30:00Z',
    '2024-13-17T10:30:00Z',
    '2024-05-17T10:30:00',
  ])('does not read the time %s', (time) => {
    expect(() => decodeEnvelope(`{"specversion":"1.0","time":"${time}"}`)).toThrow('is not RFC 3339');
  });
});
