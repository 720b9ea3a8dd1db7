import { type KeepFlags, keepOptions } from '../../src/runtime/keeping';

describe('what is kept', () => {
  it('is what the flags say', () => {
    const flags = { keepAge: '1d', keepSize: '1.5GiB', keepEvents: '1000', keepRetired: '1h30m' };
    expect(keepOptions(flags)).toEqual({
      bus: { maxAgeMs: 86_400_000, maxBytes: 1.5 * 1024 ** 3, maxEvents: 1000 },
      keepRetiredMs: 5_400_000,
    });
    expect(keepOptions({})).toEqual({ bus: {} });
    expect(keepOptions({ keepRetired: '0' })).toEqual({ bus: {}, keepRetiredMs: 0 });
    expect(keepOptions({ keepSize: '1048576' })).toEqual({ bus: { maxBytes: 1_048_576 } });
  });

  it.each<[keyof KeepFlags, string, string]>([
    ['keepAge', '0', '--keep-age is "0", it has to be a duration such as 12h or 7d, from 1m to 36500d'],
    ['keepAge', '59s', 'from 1m'],
    ['keepAge', '36501d', 'to 36500d'],
    ['keepAge', 'week', '"week"'],
    ['keepRetired', '-1h', '--keep-retired is "-1h", it has to be a duration such as 12h or 7d, from 0 (not at all)'],
    ['keepSize', '2GB', '--keep-size is "2GB", it has to be a size such as 500MiB or 2GiB, from 1MiB to 48GiB'],
    ['keepSize', '1023KiB', 'from 1MiB'],
    ['keepSize', '49GiB', 'to 48GiB'],
    ['keepEvents', '0', '--keep-events is "0", it has to be a number of events, from 1 to 1000000000'],
    ['keepEvents', '1e6', '"1e6"'],
    ['keepEvents', '1000000001', 'from 1 to 1000000000'],
  ])('%s cannot be %s', (flag, value, reason) => {
    expect(() => keepOptions({ [flag]: value })).toThrow(reason);
  });
});
