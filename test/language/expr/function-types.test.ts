import { filterEnvironment } from '../../../src/language/expr/environment';
import { compile } from '../../../src/language/expr/expression';
import { FunctionValue } from '../../../src/language/expr/run/function-value';
import { GoInteger, GoStruct, typeName } from '../../../src/language/go/value';
import { fn, type ParameterKind } from '../../../src/language/template/function';
import { payload } from './answer';

const typeOf = (expression: string): string =>
  typeName(compile(expression).run(filterEnvironment(payload, expression)));

describe('the type of a function', () => {
  it.each([
    ['toJson', 'func(interface {}) string'],
    ['asInt', 'func(interface {}) interface {}'],
    ['asFloat', 'func(interface {}) interface {}'],
    ['jsonpath', 'func(string, string) interface {}'],
    ['sprig.semver("1.2.3").Major', 'func() uint64'],
    ['sprig.semver("1.2.3").Minor', 'func() uint64'],
    ['sprig.semver("1.2.3").Patch', 'func() uint64'],
    ['sprig.semver("1.2.3").IncMajor', 'func() semver.Version'],
    ['sprig.semver("1.2.3").IncMinor', 'func() semver.Version'],
    ['sprig.semver("1.2.3").IncPatch', 'func() semver.Version'],
    ['sprig.semver("1.2.3").Equal', 'func(*semver.Version) bool'],
    ['sprig.semver("1.2.3").LessThan', 'func(*semver.Version) bool'],
    ['sprig.semver("1.2.3").LessThanEqual', 'func(*semver.Version) bool'],
    ['sprig.semver("1.2.3").GreaterThan', 'func(*semver.Version) bool'],
    ['sprig.semver("1.2.3").GreaterThanEqual', 'func(*semver.Version) bool'],
    ['sprig.semver("1.2.3").SetPrerelease', 'func(string) (semver.Version, error)'],
    ['sprig.semver("1.2.3").SetMetadata', 'func(string) (semver.Version, error)'],
    ['sprig.semver("1.2.3").Compare', 'func(*semver.Version) int'],
    ['sprig.semver("1.2.3").Value', 'func() (driver.Value, error)'],
    ['sprig.semver("1.2.3").String', 'func() string'],
    ['sprig.semver("1.2.3").Original', 'func() string'],
    ['sprig.semver("1.2.3").Prerelease', 'func() string'],
    ['sprig.semver("1.2.3").Metadata', 'func() string'],
    ['date(time).Add', 'func(time.Duration) time.Time'],
    ['date(time).AddDate', 'func(int, int, int) time.Time'],
    ['date(time).After', 'func(time.Time) bool'],
    ['date(time).Before', 'func(time.Time) bool'],
    ['date(time).Clock', 'func() (int, int, int)'],
    ['date(time).Compare', 'func(time.Time) int'],
    ['date(time).Date', 'func() (int, time.Month, int)'],
    ['date(time).Day', 'func() int'],
    ['date(time).Equal', 'func(time.Time) bool'],
    ['date(time).Format', 'func(string) string'],
    ['date(time).GoString', 'func() string'],
    ['date(time).Hour', 'func() int'],
    ['date(time).ISOWeek', 'func() (int, int)'],
    ['date(time).IsDST', 'func() bool'],
    ['date(time).IsZero', 'func() bool'],
    ['date(time).Local', 'func() time.Time'],
    ['date(time).Location', 'func() *time.Location'],
    ['date(time).MarshalJSON', 'func() ([]uint8, error)'],
    ['date(time).MarshalText', 'func() ([]uint8, error)'],
    ['date(time).Minute', 'func() int'],
    ['date(time).Month', 'func() time.Month'],
    ['date(time).Nanosecond', 'func() int'],
    ['date(time).Round', 'func(time.Duration) time.Time'],
    ['date(time).Second', 'func() int'],
    ['date(time).String', 'func() string'],
    ['date(time).Sub', 'func(time.Time) time.Duration'],
    ['date(time).Truncate', 'func(time.Duration) time.Time'],
    ['date(time).UTC', 'func() time.Time'],
    ['date(time).Unix', 'func() int64'],
    ['date(time).UnixMicro', 'func() int64'],
    ['date(time).UnixMilli', 'func() int64'],
    ['date(time).UnixNano', 'func() int64'],
    ['date(time).Weekday', 'func() time.Weekday'],
    ['date(time).Year', 'func() int'],
    ['date(time).YearDay', 'func() int'],
    ['date(time).Zone', 'func() (string, int)'],
    ['date(time).Month().String', 'func() string'],
    ['date(time).Weekday().String', 'func() string'],
    ['date(time).Location().String', 'func() string'],
    ['duration("1h").Abs', 'func() time.Duration'],
    ['duration("1h").Hours', 'func() float64'],
    ['duration("1h").Microseconds', 'func() int64'],
    ['duration("1h").Milliseconds', 'func() int64'],
    ['duration("1h").Minutes', 'func() float64'],
    ['duration("1h").Nanoseconds', 'func() int64'],
    ['duration("1h").Round', 'func(time.Duration) time.Duration'],
    ['duration("1h").Seconds', 'func() float64'],
    ['duration("1h").String', 'func() string'],
    ['duration("1h").Truncate', 'func(time.Duration) time.Duration'],
  ])('%s is %s, as Go prints it', (expression, type) => {
    expect(typeOf(expression)).toBe(type);
  });

  it.each([
    ['sprig.trunc', 'func(int, string)'],
    ['sprig.list', 'func(...interface {})'],
    ['sprig.ternary', 'func(interface {}, interface {}, bool)'],
    ['sprig.semver', 'func(string)'],
    ['sprig.genSignedCert', 'func(string, []interface {}, []interface {}, int, sprig.certificate)'],
    ['sprig.coalesce', 'func(...interface {})'],
    ['sprig.merge', 'func(map[string]interface {}, ...map[string]interface {})'],
    ['sprig.keys', 'func(...map[string]interface {})'],
    ['sprig.pick', 'func(map[string]interface {}, ...string)'],
    ['sprig.seq', 'func(...int)'],
    ['sprig.round', 'func(interface {}, int, ...float64)'],
    ['sprig.unixEpoch', 'func(time.Time)'],
    ['sprig.htmlDate', 'func(interface {})'],
  ])('%s takes what Go prints as %s', (expression, parameters) => {
    expect(typeOf(expression).startsWith(`${parameters} `)).toBe(true);
  });

  it.each<[ParameterKind, string]>([
    ['any', 'interface {}'],
    ['value', 'interface {}'],
    ['string', 'string'],
    ['int', 'int'],
    ['uint32', 'uint32'],
    ['duration', 'time.Duration'],
    ['float64', 'float64'],
    ['bool', 'bool'],
    ['map', 'map[string]interface {}'],
    ['list', '[]interface {}'],
    ['time', 'time.Time'],
    ['version', '*semver.Version'],
    ['certificate', 'sprig.certificate'],
  ])('names a parameter of the kind %s %s', (kind, name) => {
    const called = fn([kind], () => null);
    expect(new FunctionValue(called).type).toBe(`func(${name}) interface {}`);
    expect(new FunctionValue({ ...called, variadic: kind }, 'bool').type).toBe(`func(${name}, ...${name}) bool`);
  });

  it('of a value of a package has its full name', () => {
    const certificate = new GoStruct('sprig.certificate', new Map());
    expect(compile('type(v)').run({ v: certificate })).toBe('github.com/Masterminds/sprig/v3.certificate');
    expect(compile('type(v)').run({ v: new GoInteger(5n, 'uint32') })).toBe('uint');
  });
});
