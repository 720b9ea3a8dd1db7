import { decodeStruct } from '../../../src/evaluate/shape/decode';
import { fieldsByName } from '../../../src/evaluate/shape/definitions';
import { encodeStruct } from '../../../src/evaluate/shape/encode';
import type { Json } from '../../../src/model/json';
import { triggerKinds } from '../../../src/model/kinds';

const decode = (struct: string, value: Json): object => decodeStruct<object>(struct, value, 'it');

describe('decoding as Go does', () => {
  it('finds fields without regard to case and drops unknown ones', () => {
    expect(decode('HTTPTrigger', { URL: 'http://x', Methods: 'GET', Headers: { A: 'b' } })).toEqual({
      url: 'http://x',
      headers: { A: 'b' },
    });
  });

  it('takes null for not set', () => {
    expect(decode('HTTPTrigger', { url: null, payload: null, headers: { a: null } })).toEqual({ headers: { a: '' } });
    expect(decode('EmailTrigger', { to: [null, 'a'] })).toEqual({ to: ['', 'a'] });
    expect(decode('StatusPolicy', { allow: [null] })).toEqual({ allow: [0] });
    expect(decode('HTTPTrigger', { payload: [null] })).toEqual({ payload: [{}] });
    expect(decode('HTTPTrigger', null)).toEqual({});
    expect(decodeStruct('HTTPTrigger', undefined, 'it')).toEqual({});
  });

  it('keeps what it does not know as it is', () => {
    const resource = { kind: 'Pod', x: [1, null] };
    expect(decode('ArtifactLocation', { resource })).toEqual({ resource });
    expect(decode('Backoff', { duration: '5s', factor: 1.5 })).toEqual({ duration: '5s', factor: 1.5 });
    expect(decode('Backoff', { duration: 5 })).toEqual({ duration: 5 });
  });

  it.each<[string, Json, string]>([
    ['HTTPTrigger', 'x', 'it must be an object, found "x"'],
    ['HTTPTrigger', { url: 1 }, 'it.url must be a text, found 1'],
    ['HTTPTrigger', { timeout: '5' }, 'it.timeout must be a whole number from'],
    ['HTTPTrigger', { timeout: 1.5 }, 'found 1.5'],
    ['KafkaTrigger', { partition: 2 ** 31 }, 'it.partition must be a whole number from -2147483648 to 2147483647'],
    ['LogTrigger', { intervalSeconds: -1 }, 'it.intervalSeconds must be a whole number from 0'],
    ['KafkaTrigger', { partition: -(2 ** 31) - 1 }, 'found -2147483649'],
    [
      'HTTPTrigger',
      { timeout: 2 ** 64 },
      'it.timeout must be a whole number from -9223372036854776000 to 9223372036854776000',
    ],
    ['HTTPTrigger', { timeout: -(2 ** 64) }, 'it.timeout must be a whole number'],
    ['LogTrigger', { intervalSeconds: 2 ** 65 }, 'it.intervalSeconds must be a whole number'],
    ['Backoff', { duration: 2 ** 64 }, 'it.duration must be a whole number'],
    ['Backoff', { duration: -(2 ** 64) }, 'it.duration must be a whole number'],
    ['Backoff', { duration: 1.5 }, 'it.duration must be a whole number'],
    ['HTTPTrigger', { payload: { dest: 'a' } }, 'it.payload must be a list, found {"dest":"a"}'],
    [
      'HTTPTrigger',
      { payload: [{ src: { useRawData: 'yes' } }] },
      'it.payload[0].src.useRawData must be true or false',
    ],
    ['HTTPTrigger', { headers: ['a'] }, 'it.headers must be an object of texts'],
    ['HTTPTrigger', { headers: { a: 1 } }, 'it.headers.a must be a text, found 1'],
    ['HTTPTrigger', 'x'.repeat(98), `found "${'x'.repeat(98)}"`],
    ['HTTPTrigger', 'x'.repeat(500), `found "${'x'.repeat(99)}...`],
  ])('refuses %s %j', (struct, value, message) => {
    expect(() => decode(struct, value)).toThrow(message);
    expect(() => decode(struct, value)).toThrow(expect.objectContaining({ code: 'bad-definition' }));
  });

  it.each<[string, Json]>([
    ['KafkaTrigger', { partition: 2 ** 31 - 1 }],
    ['KafkaTrigger', { partition: -(2 ** 31) }],
    ['HTTPTrigger', { timeout: 2 ** 63 }],
    ['HTTPTrigger', { timeout: -(2 ** 63) }],
    ['LogTrigger', { intervalSeconds: 0 }],
    ['LogTrigger', { intervalSeconds: 2 ** 64 }],
    ['Backoff', { duration: -(2 ** 63) }],
  ])('takes %s %j', (struct, value) => {
    expect(decode(struct, value)).toEqual(value);
  });

  it('knows every kind of trigger', () => {
    for (const { definition } of Object.values(triggerKinds)) expect(fieldsByName(definition).size).toBeGreaterThan(0);
  });
});

describe('encoding as Go does', () => {
  it('writes fields that were never set, unless empty ones are left out', () => {
    expect(encodeStruct('HTTPTrigger', { method: '', timeout: 0, headers: {}, parameters: [] })).toEqual({
      url: '',
      payload: null,
      host: '',
    });
    expect(encodeStruct('CustomTrigger', {})).toEqual({ serverURL: '', secure: false, spec: null, payload: null });
    expect(encodeStruct('KafkaTrigger', { schemaRegistry: { url: 'x' } })).toMatchObject({
      partition: 0,
      schemaRegistry: { url: 'x', schemaId: 0, auth: {} },
    });
  });

  it('writes structs and pointers to empty values', () => {
    expect(encodeStruct('SlackTrigger', {})).toEqual({ thread: {}, sender: {} });
    expect(encodeStruct('TriggerParameterSource', { dependencyName: 'a', value: '', useRawData: false })).toEqual({
      dependencyName: 'a',
      value: '',
    });
  });

  it('gives back what was decoded', () => {
    const trigger = {
      template: {
        name: 't',
        k8s: {
          source: { resource: { kind: 'Pod' } },
          parameters: [{ src: { dependencyName: 'a', dataKey: 'b' }, dest: 'c' }],
        },
      },
      policy: { k8s: { labels: { a: 'b' }, backoff: { steps: 3 }, errorOnBackoffTimeout: true } },
      retryStrategy: { duration: '1s', factor: 2 },
    };
    expect(encodeStruct('Trigger', decode('Trigger', trigger))).toEqual(trigger);
  });
});
