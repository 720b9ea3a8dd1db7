import type { DataFilter, EventDependency, ExprFilter, PayloadField } from '../../../src/model/dependency';
import type { Json } from '../../../src/model/json';
import { because } from '../because';

const body = {
  body: { ref: 'refs/heads/main', size: 2, forced: false, head: null, tags: ['a', 'b'], long: 'x'.repeat(300) },
};

const d = (path: string, type: DataFilter['type'], value: string[], more: Partial<DataFilter> = {}): DataFilter => ({
  path,
  type,
  value,
  ...more,
});

const e = (expr: string, name: string, path: string): ExprFilter => ({ expr, fields: [{ name, path }] });

describe('every filter says what was asked, what was found and what came out', () => {
  it.each<[string, Partial<EventDependency>, Json | string | undefined, string[]]>([
    [
      'data of each type',
      {
        filters: {
          data: [
            d('body.ref', 'string', ['main']),
            d('body.size', 'number', ['1'], { comparator: '>' }),
            d('body.forced', 'bool', ['false']),
            d('body.tags', 'string', ['a']),
          ],
        },
      },
      body,
      [
        'yes filter data body.ref = "main" -> "refs/heads/main"',
        'yes filter data body.size > "1" -> 2',
        'yes filter data body.forced = "false" -> false',
        'yes filter data body.tags = "a" -> "[\\"a\\",\\"b\\"]"',
        'yes condition push -> ["push"]',
      ],
    ],
    [
      'data that differ',
      { filters: { data: [d('body.size', 'number', ['3'])] } },
      body,
      ['no  filter data body.size = "3" -> 2'],
    ],
    [
      'data with or',
      {
        filters: {
          dataLogicalOperator: 'or',
          data: [d('body.size', 'number', ['3']), d('body.ref', 'string', ['main'])],
        },
      },
      body,
      [
        'no  filter data body.size = "3" -> 2',
        'yes filter data body.ref = "main" -> "refs/heads/main"',
        'yes condition push -> ["push"]',
      ],
    ],
    [
      'data with or, none',
      {
        filters: {
          dataLogicalOperator: 'or',
          data: [d('body.size', 'number', ['3']), d('body.nope', 'string', ['main'])],
        },
      },
      body,
      [
        'no  filter data body.size = "3" -> 2',
        'no  filter data body.nope = "main" ! path \'body.nope\' does not exist',
      ],
    ],
    [
      'data that are missing',
      { filters: { data: [d('body.nope', 'string', ['x'])] } },
      body,
      ['no  filter data body.nope = "x" ! path \'body.nope\' does not exist'],
    ],
    [
      'data without values',
      { filters: { data: [d('body.ref', 'string', [])] } },
      body,
      ['no  filter data body.ref =  -> "refs/heads/main" ! no values specified'],
    ],
    [
      'data of another type',
      { filters: { data: [d('body.ref', 'number', ['1'])] } },
      body,
      ['no  filter data body.ref = "1" -> "refs/heads/main"'],
    ],
    [
      'data of an unknown type',
      { filters: { data: [d('body.ref', 'date' as 'string', ['1'])] } },
      body,
      ['no  filter data body.ref = "1" -> "refs/heads/main" ! unsupported JSON type \'date\''],
    ],
    [
      'values that are no numbers',
      { filters: { data: [d('body.size', 'number', ['x'])] } },
      body,
      ['no  filter data body.size = "x" -> 2 ! strconv.ParseFloat: parsing "x": invalid syntax'],
    ],
    [
      'values that are no bools',
      { filters: { data: [d('body.forced', 'bool', ['x'])] } },
      body,
      ['no  filter data body.forced = "x" -> false ! strconv.ParseBool: parsing "x": invalid syntax'],
    ],
    [
      'values that are no patterns',
      { filters: { data: [d('body.ref', 'string', ['['])] } },
      body,
      ['no  filter data body.ref = "[" -> "refs/heads/main" ! error parsing regexp: missing closing ]: `[`'],
    ],
    [
      'a template',
      { filters: { data: [d('body.ref', 'string', ['MAIN'], { template: '{{ .Input | base | upper }}' })] } },
      body,
      [
        'yes filter data body.ref through {{ .Input | base | upper }} = "MAIN" -> "MAIN"',
        'yes condition push -> ["push"]',
      ],
    ],
    [
      'a template that fails',
      { filters: { data: [d('body.ref', 'string', ['x'], { template: '{{ fail "no" }}' })] } },
      body,
      ['no  filter data body.ref through {{ fail "no" }} = "x" -> "refs/heads/main" ! template 1:4: fail: no'],
    ],
    [
      'a template that cannot be read',
      { filters: { data: [d('body.ref', 'string', ['x'], { template: '{{' })] } },
      body,
      [
        'no  filter data body.ref through {{ = "x" -> "refs/heads/main" ! template 1:3: this action has no closing "}}"',
      ],
    ],
    [
      'a template that makes nothing',
      { filters: { data: [d('body.ref', 'string', ['x'], { template: '{{ "" }}' })] } },
      body,
      [
        'no  filter data body.ref through {{ "" }} = "x" -> "refs/heads/main" ! template \'{{ "" }}\' evaluated to empty string or no value',
      ],
    ],
    [
      'data that are no JSON',
      { filters: { data: [d('a', 'string', ['x'])] } },
      'nope',
      ['no  filter data ! data filter error (event data not valid JSON)'],
    ],

    [
      'expressions',
      { filters: { exprs: [e('ref =~ "main"', 'ref', 'body.ref'), e('size > 1', 'size', 'body.size')] } },
      body,
      [
        'yes filter expr ref =~ "main" -> {"ref":"refs/heads/main"}',
        'yes filter expr size > 1 -> {"size":2}',
        'yes condition push -> ["push"]',
      ],
    ],
    [
      'an expression that is false',
      { filters: { exprs: [e('size > 5', 'size', 'body.size')] } },
      body,
      ['no  filter expr size > 5 -> {"size":2}'],
    ],
    [
      'expressions with or',
      {
        filters: {
          exprLogicalOperator: 'or',
          exprs: [e('size > 5', 'size', 'body.size'), e('size > 1', 'size', 'body.size')],
        },
      },
      body,
      [
        'no  filter expr size > 5 -> {"size":2}',
        'yes filter expr size > 1 -> {"size":2}',
        'yes condition push -> ["push"]',
      ],
    ],
    [
      'an expression that is no bool',
      { filters: { exprs: [e('size + 1', 'size', 'body.size')] } },
      body,
      ['no  filter expr size + 1 -> {"size":2} ! the expression gives a value of type float64, and a bool is needed'],
    ],
    [
      'a field without a name, and one without a path',
      {
        filters: {
          exprs: [{ expr: '1 == 1', fields: [{ path: 'body.size' } as PayloadField, { name: 'x' } as PayloadField] }],
        },
      },
      body,
      ['no  filter expr 1 == 1 -> {"":2} ! path \'\' does not exist'],
    ],
    [
      'an expression that gives a text, and one that gives nothing, beside one that holds',
      {
        filters: {
          exprLogicalOperator: 'or',
          exprs: [
            e('branch', 'branch', 'body.branch'),
            e('none', 'none', 'body.nothing'),
            e('size == 2', 'size', 'body.size'),
          ],
        },
      },
      '{"body":{"branch":"main","nothing":null,"size":2}}',
      [
        'no  filter expr branch -> {"branch":"main"} ! the expression gives a value of type string, and a bool is needed',
        'no  filter expr none -> {"none":null} ! the expression gives nil, and a bool is needed',
        'yes filter expr size == 2 -> {"size":2}',
        'yes condition push -> ["push"]',
      ],
    ],
    [
      'an expression that cannot be read',
      { filters: { exprs: [e('size >', 'size', 'body.size')] } },
      body,
      ['no  filter expr size > -> {"size":2} ! unexpected end of expression at character 7'],
    ],
    [
      'a field that is missing',
      { filters: { exprs: [e('x > 1', 'x', 'body.x')] } },
      body,
      ["no  filter expr x > 1 -> {} ! path 'body.x' does not exist"],
    ],
    [
      'expressions of no JSON',
      { filters: { exprs: [e('x > 1', 'x', 'body.x')] } },
      'nope',
      ['no  filter exprs ! expr filter error (event data not valid JSON)'],
    ],
    [
      'the context',
      {
        filters: {
          context: { type: 'github', subject: 'push', source: 'github', datacontenttype: 'application/json' },
        },
      },
      body,
      [
        'yes filter context type = "github" -> "github"',
        'yes filter context subject = "push" -> "push"',
        'yes filter context source = "github" -> "github"',
        'yes filter context datacontenttype = "application/json" -> "application/json"',
        'yes condition push -> ["push"]',
      ],
    ],
    [
      'another context',
      { filters: { context: { type: 'webhook' } } },
      body,
      ['no  filter context type = "webhook" -> "github"'],
    ],
    [
      'a time of the day',
      { filters: { time: { start: '10:00:00', stop: '11:00:00' } } },
      body,
      ['yes filter time 10:00:00-11:00:00 -> "2024-05-17T10:30:00Z"', 'yes condition push -> ["push"]'],
    ],
    [
      'another time',
      { filters: { time: { start: '11:00:00', stop: '12:00:00' } } },
      body,
      ['no  filter time 11:00:00-12:00:00 -> "2024-05-17T10:30:00Z"'],
    ],
    [
      'a time in a zone',
      { filters: { time: { start: '12:00:00', stop: '13:00:00', timezone: 'Europe/Berlin' } } },
      body,
      ['yes filter time 12:00:00-13:00:00 Europe/Berlin -> "2024-05-17T10:30:00Z"', 'yes condition push -> ["push"]'],
    ],
    [
      'no time',
      { filters: { time: { start: 'x', stop: '12:00:00' } } },
      body,
      [
        "no  filter time x-12:00:00 ! time filter error (cannot read the time 'x': write it as HH:MM:SS, such as 09:30:00)",
      ],
    ],
    [
      'an unknown zone',
      { filters: { time: { start: '10:00:00', stop: '12:00:00', timezone: 'Nowhere' } } },
      body,
      [
        "no  filter time 10:00:00-12:00:00 Nowhere ! time filter error (invalid timezone 'Nowhere': unknown time zone Nowhere)",
      ],
    ],
    [
      'a script',
      { filters: { script: 'return event.body.size == 2' } },
      body,
      ['yes filter script return event.body.size == 2', 'yes condition push -> ["push"]'],
    ],
    ['a script that says no', { filters: { script: 'return false' } }, body, ['no  filter script return false']],
    [
      'a script that fails',
      { filters: { script: 'error("no")' } },
      body,
      ['no  filter script error("no") ! the script failed: <string>:1: no'],
    ],
    [
      'a script that cannot be read',
      { filters: { script: 'return return' } },
      body,
      ["no  filter script return return ! the script does not compile: line 1, column 13: syntax error near 'return'"],
    ],
    ['a script that answers a number', { filters: { script: 'return 1' } }, body, ['no  filter script return 1']],
    [
      'several filters with or',
      {
        filtersLogicalOperator: 'or',
        filters: { data: [d('body.size', 'number', ['3'])], context: { type: 'github' } },
      },
      body,
      [
        'no  filter data body.size = "3" -> 2',
        'yes filter context type = "github" -> "github"',
        'yes condition push -> ["push"]',
      ],
    ],
    [
      'several filters with or, none',
      { filtersLogicalOperator: 'or', filters: { data: [d('body.size', 'number', ['3'])], context: { type: 'x' } } },
      body,
      ['no  filter data body.size = "3" -> 2', 'no  filter context type = "x" -> "github"'],
    ],
    [
      'several filters',
      {
        filters: {
          data: [d('body.size', 'number', ['2'])],
          context: { type: 'github' },
          time: { start: '10:00:00', stop: '11:00:00' },
          exprs: [e('size == 2', 'size', 'body.size')],
          script: 'return true',
        },
      },
      body,
      [
        'yes filter expr size == 2 -> {"size":2}',
        'yes filter data body.size = "2" -> 2',
        'yes filter context type = "github" -> "github"',
        'yes filter time 10:00:00-11:00:00 -> "2024-05-17T10:30:00Z"',
        'yes filter script return true',
        'yes condition push -> ["push"]',
      ],
    ],
  ])('%s', (_, part, data, steps) => {
    expect(because(part, {}, data)).toEqual(steps);
  });

  it('events without data pass', () => {
    const filters = { data: [d('a', 'string', ['x'])] };
    expect(because({ filters }, {}, undefined)).toEqual(['yes condition push -> ["push"]']);
  });

  it('long values are cut', () => {
    const filters = { data: [d('body.long', 'string', ['^x+$'])] };
    expect(because({ filters }, {}, body)[0]).toBe(`yes filter data body.long = "^x+$" -> "${'x'.repeat(256)}..."`);
  });
});
