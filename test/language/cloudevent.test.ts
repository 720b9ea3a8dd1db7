import fc from 'fast-check';
import { decodeEnvelope, encodeEnvelope } from '../../src/language/cloudevent';
import type { Event } from '../../src/model/event';
import { seenCharacter } from '../any-text';

const event: Event = {
  id: '1',
  source: 'hooks',
  subject: 'push',
  type: 'webhook',
  time: '2024-05-17T10:30:00Z',
  datacontenttype: 'application/json',
  specversion: '1.0',
  data: Buffer.from('{"a":"<&>"}'),
};

describe('encodeEnvelope', () => {
  it('writes the members in the order of Argo Events, and data as base64', () => {
    expect(encodeEnvelope(event)).toBe(
      '{"specversion":"1.0","id":"1","source":"hooks","type":"webhook","subject":"push",' +
        '"datacontenttype":"application/json","time":"2024-05-17T10:30:00Z","data_base64":"eyJhIjoiPCY+In0="}',
    );
  });

  it('leaves out what is not there', () => {
    const { datacontenttype: _, data: __, ...rest } = event;
    expect(encodeEnvelope({ ...rest, subject: ' ', time: '0001-01-01T00:00:00Z' })).toBe(
      '{"specversion":"1.0","id":"1","source":"hooks","type":"webhook"}',
    );
    expect(encodeEnvelope({ ...rest, time: '', data: new Uint8Array() })).toContain(
      '"subject":"push","data_base64":""}',
    );
  });

  it.each([
    ['2024-05-17T10:30:00.100Z', '2024-05-17T10:30:00.1Z'],
    ['2024-05-17T10:30:00.000Z', '2024-05-17T10:30:00Z'],
    ['2024-12-31T23:59:59.5Z', '2024-12-31T23:59:59.5Z'],
    ['2024-05-17T10:30:00.123456789+02:00', '2024-05-17T08:30:00.123456789Z'],
  ])('writes the time %s as %s', (time, written) => {
    expect(encodeEnvelope({ ...event, time })).toContain(`"time":"${written}"`);
  });

  it('refuses a time that is none', () => {
    expect(() => encodeEnvelope({ ...event, time: 'noon' })).toThrow("the time 'noon' of an event is not RFC 3339");
  });

  it('trims and escapes attributes, and writes the source as a URI', () => {
    const text = encodeEnvelope({ ...event, id: ' <é"\b\f\n\\\u0001\udcff> ', source: 'a b', subject: 'x\u2028y' });
    expect(text).toContain('"id":"\\u003cé\\"\\u0008\\u000c\\n\\\\\\u0001\udcff\\u003e","source":"a%20b"');
    expect(text).toContain('"subject":"x\\u2028y"');
    expect(encodeEnvelope({ ...event, source: 'tab\there' })).toContain('"source":"",');
  });

  it('writes extensions behind the data', () => {
    const text = encodeEnvelope({ ...event, data: Buffer.from('x'), extensions: { Trace: 'b', a1: '<' } });
    expect(text).toMatch(/"data_base64":"eA==","trace":"b","a1":"\\u003c"}$/);
    expect(() => encodeEnvelope({ ...event, extensions: { 'a-b': '1' } })).toThrow("the extension 'a-b' of an event");
  });

  it('comes back through decodeEnvelope', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.string({ minLength: 1, unit: seenCharacter }), (data, id) => {
        fc.pre(id.trim() === id);
        const back = decodeEnvelope(encodeEnvelope({ ...event, id, data }));
        expect({ ...back, data: [...(back.data ?? [])] }).toEqual({ ...event, id, data: [...data] });
      }),
    );
  });
});
