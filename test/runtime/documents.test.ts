import { EventloomError } from '../../src/errors';
import { yamlDataToJson, yamlToJson } from '../../src/runtime/documents';

function read(data: string): string {
  try {
    return yamlDataToJson(data);
  } catch (error) {
    if (error instanceof EventloomError) return error.code;
    throw error;
  }
}

describe('event data that are YAML', () => {
  it('are read as Go does', () => {
    expect(read('a: yes\nb: [017, 1e3]\n')).toBe('{"a":true,"b":[15,1000]}');
    expect(read('a: [')).toBe('program-failed');
  });

  const size = 1024 * 1024;
  it.each([
    '[',
    ']',
    '{',
    '{a: ',
    '- ',
    '[],',
    '? ',
    'a: b\n',
    'x: [\n',
    '|\n a\n',
    '#\n',
    '&a ',
    '...\n',
    '"a",',
    'a ',
  ])('of a mebibyte of %j are refused before they are read', (part) => {
    const start = process.cpuUsage().user;
    expect(read(part.repeat(size / part.length))).toBe('program-limit');
    expect(process.cpuUsage().user - start).toBeLessThan(2_000_000);
  });

  it('may be long texts, or many lines', () => {
    expect(read(`a: "${'x'.repeat(130_000)}"`).length).toBe(130_008);
    expect(read(`a: "${'x'.repeat(131_072)}"`)).toBe('program-limit');
    expect(read('a: [b]\n'.repeat(400))).toBe('{"a":["b"]}');
    expect(read('a: [b]\n'.repeat(600))).toBe('program-limit');
    expect(yamlToJson('a: [b]\n'.repeat(600))).toBe('{"a":["b"]}');
  });

  it('keep the digits of whole numbers of 64 bits, and of no others', () => {
    expect(read('[12345678901234567890, -9_007_199_254_740_993, 0x7fffffffffffffff, 36893488147419103232, 7]')).toBe(
      '[12345678901234567890,-9007199254740993,9223372036854775807,36893488147419103000,7]',
    );
  });

  it('may not be much larger as JSON', () => {
    const repeated = (times: number): string => `a: &a "${'x'.repeat(50_000)}"\nb: [${'*a,'.repeat(times)}]`;
    expect(read(repeated(7)).length).toBe(8 * 50_002 + 19);
    expect(read(repeated(9))).toBe('program-failed');
  });
});
