import { amountNumber, readAmount, readBackoffJson, readInt64OrString } from '../../src/language/scalars';

describe('an Int64OrString', () => {
  it.each([
    ['5', { kind: 'int64', int64: 5n, string: '', encoded: '5' }],
    [' -0 ', { kind: 'int64', int64: 0n, string: '', encoded: '0' }],
    ['9223372036854775807', { kind: 'int64', int64: 2n ** 63n - 1n, string: '', encoded: '9223372036854775807' }],
    ['null', { kind: 'int64', int64: 0n, string: '', encoded: '0' }],
    ['"10s"', { kind: 'string', int64: 0n, string: '10s', encoded: '"10s"' }],
    ['"7"', { kind: 'string', int64: 7n, string: '7', encoded: '"7"' }],
    ['"9223372036854775808"', { kind: 'string', int64: 2n ** 63n - 1n }],
    ['"\\u003c\\n"', { string: '<\n', encoded: '"\\u003c\\n"' }],
  ])('is read from %s', (json, value) => {
    expect(readInt64OrString(json)).toMatchObject(value);
  });

  it.each(['1.5', '1e3', '9223372036854775808', 'true', '{}', '[]', 'x', ''])('is not read from %j', (json) => {
    expect(() => readInt64OrString(json)).toThrow(/expected an integer of 64 bits|not JSON/);
    expect(() => readInt64OrString(json)).toThrow(expect.objectContaining({ code: 'bad-definition' }));
  });
});

describe('an Amount', () => {
  it('keeps any JSON', () => {
    expect([' 1.50 ', '"1"', '{ "a" : "<" }'].map(readAmount)).toEqual(['1.50', '"1"', '{"a":"\\u003c"}']);
    expect(() => readAmount('01')).toThrow('not JSON');
  });

  it('is a number only if it is written as one', () => {
    expect(amountNumber('1e3')).toBe(1000);
    expect(() => amountNumber('"1"')).toThrow('strconv.ParseFloat: parsing "\\"1\\"": invalid syntax');
    expect(() => amountNumber('1e400')).toThrow('value out of range');
    const refusal = expect.objectContaining({ code: 'bad-definition' });
    expect(() => amountNumber('x')).toThrow(refusal);
    expect(() => readAmount('x')).toThrow(refusal);
  });
});

describe('a Backoff', () => {
  it.each([
    ['null', '{}'],
    ['{}', '{}'],
    ['{"steps":3,"jitter":0.50,"duration":"1s","factor": 2}', '{"duration":"1s","factor":2,"jitter":0.50,"steps":3}'],
    ['{"steps":0,"duration":null,"factor":null,"jitter":"x"}', '{"jitter":"x"}'],
    ['{"STEPS":1,"\u017fteps":2,"other":[1]}', '{"steps":2}'],
    ['{"duration":5,"duration":null}', '{}'],
    ['{"steps":5,"steps":0}', '{}'],
    ['{"steps":null,"jitter":null}', '{}'],
    ['{"steps":-2147483648}', '{"steps":-2147483648}'],
    ['{"steps":2147483647}', '{"steps":2147483647}'],
    ['{"duration":0,"factor":0}', '{"duration":0,"factor":0}'],
    ['{"du\\u0072ation":"1s"}', '{"duration":"1s"}'],
    ['{"fa\u212ator":1,"\u017fTEPS":1}', '{"steps":1}'],
    ['{"factor":{"a":[1, 2]}}', '{"factor":{"a":[1,2]}}'],
  ])('is read from %s', (json, encoded) => {
    expect(readBackoffJson(json)).toBe(encoded);
  });

  it.each(['[]', '5', '{"steps":"3"}', '{"steps":2147483648}', '{"duration":1.5}', '{'])(
    'is not read from %s',
    (json) => {
      expect(() => readBackoffJson(json)).toThrow(expect.objectContaining({ code: 'bad-definition' }));
    },
  );
});
