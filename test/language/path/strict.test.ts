import { strictValue } from '../../../src/language/path/strict';

const nested = (levels: number, open: string, close: string): string => open.repeat(levels) + close.repeat(levels);

describe('the fast way to a value', () => {
  it.each([
    '{"a":1,"b":{"a":[1,{"c":null}]}}',
    '{"a:b":"c:d\\":e"}',
    '"text"',
    '5',
    'null',
    '["\\u00e9","\\u0041"]',
    nested(100, '[', ']'),
    `${'{"a":'.repeat(99)}{}${'}'.repeat(99)}`,
  ])('is taken for %.60s', (json) => {
    expect(strictValue(json)).toEqual(JSON.parse(json));
  });

  it.each([
    '{"a":1,"a":2}',
    '[{"a":{"b":1,"b":1}}]',
    '["\\ud83d"]',
    '["\\uD83D\\uDE00"]',
    '[1',
    '',
    nested(101, '[', ']'),
    `${'{"a":'.repeat(100)}{}${'}'.repeat(100)}`,
    `[[1],${nested(100, '[', ']')}]`,
  ])('is not taken for %.60s', (json) => {
    expect(strictValue(json)).toBeUndefined();
  });
});
