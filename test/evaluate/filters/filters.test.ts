import type { EventDocument } from '../../../src/evaluate/document';
import { compileFilters } from '../../../src/evaluate/filters/compile';
import type { Outcome } from '../../../src/evaluate/filters/outcome';
import { Trail } from '../../../src/evaluate/step';
import type { DataFilter, EventDependencyFilter, LogicalOperator } from '../../../src/model/dependency';
import type { Step } from '../../../src/model/trace';
import { documentOf } from '../pushes';

const push = documentOf({ body: { ref: 'refs/heads/main', size: 2, forced: false, head: null, tags: ['a', 'b'] } });

function run(
  filters: EventDependencyFilter,
  operator?: LogicalOperator,
  document: EventDocument = push,
): Outcome & { steps: Step[] } {
  const trail = new Trail();
  const outcome = compileFilters(filters, operator).run(document, trail);
  return { ...outcome, steps: trail.steps };
}

const data = (path: string, type: DataFilter['type'], value: string[], more: Partial<DataFilter> = {}): DataFilter => ({
  path,
  type,
  value,
  ...more,
});

describe('filters of data', () => {
  it('say what was asked and what was found', () => {
    const { passed, steps } = run({ data: [data('body.ref', 'string', ['^refs/heads/main$'])] });
    expect(passed).toBe(true);
    expect(steps).toEqual([
      { stage: 'filter', asked: 'data body.ref = "^refs/heads/main$"', passed: true, found: 'refs/heads/main' },
    ]);
  });

  it.each<[DataFilter, boolean]>([
    [data('body.ref', 'string', ['main']), true],
    [data('body.ref', 'string', ['dev', 'main']), true],
    [data('body.ref', 'string', ['main', 'dev'], { comparator: '!=' }), true],
    [data('body.ref', 'string', ['main'], { comparator: '!=' }), false],
    [data('body.ref', 'string', ['main'], { comparator: '>' }), false],
    [data('body.size', 'number', ['2']), true],
    [data('body.size', 'number', ['1'], { comparator: '>' }), true],
    [data('body.size', 'number', ['2'], { comparator: '>=' }), true],
    [data('body.size', 'number', ['2'], { comparator: '<' }), false],
    [data('body.size', 'number', ['2'], { comparator: '<=' }), true],
    [data('body.size', 'number', ['2'], { comparator: '!=' }), false],
    [{ ...data('body.size', 'number', ['2']), comparator: '~' as '=' }, false],
    [data('body.forced', 'bool', ['f']), true],
    [data('body.forced', 'bool', ['1', '0'], { comparator: '!=' }), true],
    [data('body.head', 'string', ['^$']), true],
    [data('body.tags', 'string', ['"b"']), true],
    [data('body.ref', 'string', ['^MAIN$'], { template: '{{ .Input | base | upper }}' }), true],
  ])('%j answers %s', (filter, passed) => {
    expect(run({ data: [filter] })).toMatchObject({ passed });
  });

  it.each<[DataFilter, string]>([
    [data('body.nope', 'string', ['x']), "path 'body.nope' does not exist"],
    [data('body.ref', 'string', []), 'no values specified'],
    [data('body.ref', 'string', ['(']), 'error parsing regexp: missing closing ): `(`'],
    [data('body.size', 'number', ['two']), 'strconv.ParseFloat: parsing "two": invalid syntax'],
    [data('body.forced', 'bool', ['no']), 'strconv.ParseBool: parsing "no": invalid syntax'],
    [data('body.size', 'text' as 'string', ['2']), "unsupported JSON type 'text'"],
    [
      data('body.head', 'string', ['x'], { template: '{{ .Input }}' }),
      "template '{{ .Input }}' evaluated to empty string or no value",
    ],
  ])('%j fails with the words of Argo Events', (filter, reason) => {
    const { passed, error, steps } = run({ data: [filter] });
    expect({ passed, error }).toEqual({ passed: false, error: `data filter error (${reason})` });
    expect(steps).toMatchObject([{ passed: false, error: reason }]);
  });

  it('with a template that does not compile or fails say so', () => {
    expect(run({ data: [data('body.ref', 'string', ['x'], { template: '{{' })] }).error).toMatch(
      /^data filter error \(/,
    );
    expect(run({ data: [data('body.ref', 'string', ['x'], { template: '{{ fail "no" }}' })] }).error).toContain('no');
  });

  it('joined by or forget the errors before the one that passes', () => {
    const [bad, good] = [data('body.nope', 'string', ['x']), data('body.size', 'number', ['2'])];
    expect(run({ data: [bad, good], dataLogicalOperator: 'or' })).toMatchObject({ passed: true, steps: [{}, {}] });
    const empty = data('body.head', 'string', ['x'], { template: '{{ .Input }}' });
    expect(run({ data: [bad, empty], dataLogicalOperator: 'or' }).error).toBe(
      "data filter errors [path 'body.nope' does not exist / template evaluated to empty string or no value: '{{ .Input }}']",
    );
    expect(run({ data: [data('body.size', 'number', ['3'])], dataLogicalOperator: 'or' })).toMatchObject({
      passed: false,
    });
  });

  it('refuse what is not JSON, and pass what is not there', () => {
    const filters = { data: [data('a', 'string', ['x'])], exprs: [{ expr: 'a', fields: [{ name: 'a', path: 'a' }] }] };
    expect(run({ data: filters.data }, '', documentOf('')).error).toBe('data filter error (event data not valid JSON)');
    expect(run({ exprs: filters.exprs }, '', documentOf('x')).error).toBe(
      'expr filter error (event data not valid JSON)',
    );
    expect(run(filters, '', documentOf(undefined)).passed).toBe(true);
    expect(run({ data: [] }, '', documentOf('x')).passed).toBe(true);
  });

  it('show long values cut', () => {
    const [step] = run({ data: [data('a', 'string', ['x'])] }, '', documentOf({ a: 'x'.repeat(1000) })).steps;
    expect(step?.found).toBe(`${'x'.repeat(256)}...`);
  });

  it('show values with their type', () => {
    const document = documentOf('{"t":true,"n":1.5,"big":1e400,"z":null}');
    const found = ['t', 'n', 'big', 'z'].map(
      (path) => run({ data: [data(path, 'string', ['.*'])] }, '', document).steps[0]?.found,
    );
    expect(found).toEqual([true, 1.5, '1e400', null]);
  });
});

describe('filters of expressions', () => {
  const fields = [{ name: 'size', path: 'body.size' }];

  it('pass for true and nothing else', () => {
    expect(run({ exprs: [{ expr: 'size > 1', fields }] })).toMatchObject({
      passed: true,
      steps: [{ asked: 'expr size > 1', found: { size: 2 } }],
    });
    expect(run({ exprs: [{ expr: 'size', fields }] }).passed).toBe(false);
  });

  it('are skipped without fields', () => {
    expect(run({ exprs: [{ expr: '((', fields: [] }] })).toMatchObject({ passed: true });
    expect(run({ exprs: [{ expr: '((', fields: [] }], exprLogicalOperator: 'or' }).passed).toBe(false);
  });

  it('fail on a missing path, a bad expression and a bad operand', () => {
    const missing = { expr: 'x', fields: [{ name: 'x', path: 'nope' }] };
    expect(run({ exprs: [missing] }).error).toBe("expr filter error (path 'nope' does not exist)");
    expect(run({ exprs: [{ expr: '((', fields }] }).error).toContain('unbalanced parenthesis');
    const both = [missing, { expr: 'size && true', fields }];
    expect(run({ exprs: both, exprLogicalOperator: 'or' }).error).toBe(
      "expr filter errors [path 'nope' does not exist / Value '2' cannot be used with the logical operator '&&', it is not a bool]",
    );
  });
});

describe('filters of the context and the time', () => {
  it('compare four attributes', () => {
    expect(
      run({ context: { type: 'github', subject: 'push', source: 'github', datacontenttype: 'application/json' } }),
    ).toMatchObject({
      passed: true,
      steps: [{ asked: 'context type = "github"' }, {}, {}, {}],
    });
    expect(run({ context: { type: 'gitlab', id: '2' } })).toMatchObject({
      passed: false,
      steps: [{ found: 'github' }],
    });
    expect(run({ context: { datacontenttype: 'x' } }, '', documentOf({}, { datacontenttype: undefined })).passed).toBe(
      false,
    );
  });

  it('take the time of the event', () => {
    expect(run({ time: { start: '09:00:00', stop: '17:00:00', timezone: 'Europe/Oslo' } })).toMatchObject({
      passed: true,
      steps: [{ asked: 'time 09:00:00-17:00:00 Europe/Oslo', found: '2024-05-17T10:30:00Z' }],
    });
    expect(run({ time: { start: '11:00:00', stop: '17:00:00' } }).passed).toBe(false);
    expect(run({ time: { start: '11', stop: '17:00:00' } }).error).toMatch(
      /^time filter error \(cannot read the time '11'/,
    );
    const late = documentOf({}, { time: '9999-12-31T23:00:00Z' });
    const { passed, error, steps } = run(
      { time: { start: '11:00:00', stop: '17:00:00', timezone: 'Asia/Tokyo' } },
      '',
      late,
    );
    expect([passed, error]).toEqual([false, 'time filter error (the year 10000 has more than four digits)']);
    expect(steps).toMatchObject([{ stage: 'filter', passed: false, found: '9999-12-31T23:00:00Z', error }]);
  });
});

describe('filters by a script', () => {
  it('pass when the last value is true and nothing else', () => {
    expect(run({ script: 'return event.body.size == 2' })).toMatchObject({
      passed: true,
      steps: [{ stage: 'filter', asked: 'script return event.body.size == 2', passed: true }],
    });
    expect(run({ script: 'return true, 1' }).passed).toBe(false);
    expect(run({ script: 'nonsense' }, '', documentOf(undefined)).passed).toBe(true);
    expect(run({ script: '' })).toMatchObject({ passed: true, steps: [] });
  });

  it('fail when they do not compile, or stumble', () => {
    expect(run({ script: 'nonsense' }).error).toContain('the script does not compile');
    expect(run({ script: 'return event.nope.x' }).error).toContain('attempt to index');
    expect(run({ script: 'return true' }, '', documentOf('[1]')).error).toContain('JSON object');
  });

  it('run although another kind said no, and reject with an error even if another passed', () => {
    expect(run({ context: { type: 'x' }, script: 'error("no")' }).error).toContain('no');
    expect(run({ context: { type: 'github' }, script: 'error("no")' }, 'or')).toMatchObject({ passed: false });
    expect(run({ context: { type: 'x' }, script: 'return true' }, 'or').passed).toBe(true);
  });
});

describe('filters of several kinds', () => {
  const yes = { context: { type: 'github' } };
  const no = { context: { type: 'x' } };
  const bad = { data: [data('nope', 'string', ['x'])] };

  it('joined by and must all pass', () => {
    expect(run({ ...yes, data: [data('body.size', 'number', ['2'])] }, 'and').passed).toBe(true);
    expect(run({ ...no, time: { start: '00:00:00', stop: '00:00:00' } })).toMatchObject({
      passed: false,
      steps: [{}, {}],
    });
    expect(run({ ...yes, ...bad }).error).toBe("data filter error (path 'nope' does not exist)");
    expect(run({}).passed).toBe(true);
    expect(run(yes, 'OR' as LogicalOperator).passed).toBe(true);
  });

  it('joined by or need one that passes, and none that fails', () => {
    expect(run({ ...no, data: [data('body.size', 'number', ['2'])] }, 'or').passed).toBe(true);
    expect(run(no, 'or').passed).toBe(false);
    expect(run({ ...yes, ...bad }, 'or')).toMatchObject({
      passed: false,
      error: "data filter error (path 'nope' does not exist)",
    });
    expect(run({ ...bad, time: { start: 'x', stop: 'y' } }, 'or').error).toMatch(
      /^data filter error .* \/ time filter error /,
    );
    expect(run({ ...bad, script: 'return event.x.y' }, 'or').error).toMatch(/^the script failed: /);
    expect(run({}, 'or').passed).toBe(false);
  });
});
