import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rulePages, rulesFolder } from '../../scripts/generate-rules';
import { formatAnnotations } from '../../src/check/annotations';
import { check } from '../../src/check/check';
import { applyFixes } from '../../src/check/fix';
import { formatText } from '../../src/check/format';
import { withoutIgnored } from '../../src/check/ignore';
import { readingRules } from '../../src/check/reading';
import { rules } from '../../src/check/rules';
import { formatSarif } from '../../src/check/sarif';
import { readManifests } from '../../src/manifests/read';
import type { Problem } from '../../src/model/problem';

const problem: Problem = {
  code: 'unknown-field',
  severity: 'error',
  message: "there is no field 'a'",
  place: { file: 'a b,c.yaml', line: 2, column: 3 },
  fix: 'remove it',
};

const note: Problem = { code: 'unused', severity: 'info', message: '100% unused', place: { file: 'chart/app' } };

function problemsOf(yaml: string) {
  const { resources, problems } = readManifests(yaml, 'x.yaml');
  return [...problems, ...check(resources)];
}

describe('text', () => {
  it('shows the lines of errors and warnings, and notes without', () => {
    const text = formatText([problem, note], new Map([['a b,c.yaml', 'x:\n\t\ta: 1\n']]));
    expect(text).toBe(`a b,c.yaml:2:3 error unknown-field: there is no field 'a'
    1 | x:
    2 | \t\ta: 1
      | \t\t^
    fix: remove it

chart/app info unused: 100% unused

1 error, 1 note
`);
  });

  it('cuts long lines, and keeps control characters off the terminal', () => {
    const text = formatText([problem], new Map([['a b,c.yaml', `x:\n\x1b[2J${'a'.repeat(10_000)}`]]));
    expect(text).not.toContain('\x1b');
    expect(text.length).toBeLessThan(400);
  });

  it('does not show what is secret', () => {
    const secret =
      'apiVersion: v1\nkind: Secret\nmetadata: {name: a}\nstringData:\n  password: hunter2\n  password: hunter3\n';
    const sensor =
      'apiVersion: argoproj.io/v1alpha1\nkind: Sensor\nmetadata: {name: a}\nspec: {triggers: [{template: {name: t, http: {url: "http://u:hunter4@x"}}}]}\n';
    const text = `${secret}---\n${sensor}---\nkind: Secret\n  a: hunter5\n`;
    const shown = formatText(problemsOf(text), new Map([['x.yaml', text]]));
    expect(shown).toContain('duplicate-key');
    expect(shown).toContain('literal-credential');
    expect(shown).toContain('broken-yaml');
    expect(shown).not.toMatch(/hunter/);
    expect(shown).toContain('http://u:***@x');
  });

  it('does not show the value of a variable that is secret, nor a token', () => {
    const env = `[{ name: DB_PASSWORD, value: hunter6 }, { name: A, value: ghp_${'h'.repeat(36)} }]`;
    const text = `apiVersion: argoproj.io/v1alpha1\nkind: Sensor\nmetadata: {name: a}\nspec: {template: {container: {env: ${env}}}}\nx: y\n`;
    const shown = formatText(problemsOf(text), new Map([['x.yaml', text]]));
    expect(shown.match(/literal-credential/g)).toHaveLength(2);
    expect(shown).not.toContain('hunter6');
    expect(shown).not.toContain('ghp_');
  });

  it('says so when there is nothing', () => {
    expect(formatText([], new Map())).toBe('no problems found\n');
  });
});

describe('SARIF', () => {
  it('names the rules, their place and their level', () => {
    const [run] = (
      JSON.parse(formatSarif([problem, note], rules)) as {
        runs: { tool: { driver: { rules: { id: string }[] } }; results: unknown[] }[];
      }
    ).runs;
    expect(run?.tool.driver.rules.map(({ id }) => id)).toEqual(['unknown-field', 'unused']);
    expect(run?.results).toEqual([
      {
        ruleId: 'unknown-field',
        ruleIndex: 0,
        level: 'error',
        message: { text: "there is no field 'a' (remove it)" },
        locations: [
          {
            physicalLocation: { artifactLocation: { uri: 'a%20b%2Cc.yaml' }, region: { startLine: 2, startColumn: 3 } },
          },
        ],
      },
      expect.objectContaining({ ruleId: 'unused', ruleIndex: 1, level: 'note' }),
    ]);
  });
});

describe('annotations of GitHub', () => {
  it('escape what would end them', () => {
    expect(formatAnnotations([problem, note])).toBe(
      "::error file=a b%2Cc.yaml,line=2,col=3,title=unknown-field::there is no field 'a'%0Aremove it\n" +
        '::notice file=chart/app,title=unused::100%25 unused\n',
    );
  });
});

describe('fixes', () => {
  const wrong = `apiVersion: argoproj.io/v1alpha1
kind: EventSorce
metadata: {name: a}
---
apiVersion: 'argoproj.io/v1'
kind: EventSource
metadata: {name: b}
spec:
  webhook:
    orders: {"prt": 12000, endPoint: orders, method: POST} # orders: stay
    refunds:
      port: 12_000   # a number in another form
      endpoint: /refunds
      method: POST
`;

  it('change what can only be meant in one way, and nothing else', () => {
    const once = applyFixes(wrong, problemsOf(wrong));
    expect(once).toEqual({
      count: 5,
      text: wrong
        .replace('EventSorce', 'EventSource')
        .replace("'argoproj.io/v1'", 'argoproj.io/v1alpha1')
        .replace('"prt": 12000, endPoint: orders', '"port": 12000, endpoint: /orders'),
    });
    const twice = applyFixes(once.text, problemsOf(once.text));
    expect(twice).toEqual({ count: 1, text: once.text.replace('"port": 12000', '"port": "12000"') });
    expect(applyFixes(twice.text, problemsOf(twice.text)).count).toBe(0);
  });

  it('find their place behind a byte order mark, too', () => {
    const text = '\ufeff{"apiVersion":"argoproj.io/v1alpha1","kind":"Sensr"}';
    expect(applyFixes(text, problemsOf(text))).toEqual({ count: 1, text: text.replace('Sensr', 'Sensor') });
  });
});

const bus = (before: string, after: string) => `apiVersion: argoproj.io/v1alpha1
kind: EventBus
metadata: {name: default}
spec:
${before}  nats:${after}
    native: {}
`;

const left = (text: string) =>
  withoutIgnored(problemsOf(text), new Map([['x.yaml', text]])).map(({ code, severity }) => `${code} ${severity}`);

const codes = (yaml: string) =>
  withoutIgnored(problemsOf(yaml), new Map([['x.yaml', yaml]])).map((found) => found.code);

describe('comments that ignore', () => {
  it('are found in a time that grows with their number only', () => {
    const many = `${'# eventloom-ignore unused: not here\n'.repeat(100_000)}a: 1\n`;
    const problems = Array.from({ length: 100_000 }, () => ({ ...problem, place: { file: 'x', line: 100_001 } }));
    expect(withoutIgnored(problems, new Map([['x', many]]))).toHaveLength(200_000);
  });

  it.each([
    ['on the line before', bus('  # eventloom-ignore deprecated-bus: next month\n  # really\n\n', '')],
    ['on the line', bus('', ' # eventloom-ignore deprecated-bus: next month')],
    ['for several rules', bus('  # eventloom-ignore unused, deprecated-bus: next month\n', '')],
    ['for the file', `# eventloom-ignore-file deprecated-bus: next month\n${bus('', '')}`],
  ])('count %s', (_, text) => {
    expect(left(text)).toEqual([]);
  });

  it.each([
    [
      'without a reason',
      bus('  # eventloom-ignore deprecated-bus\n', ''),
      ['deprecated-bus warning', 'bad-ignore warning'],
    ],
    ['without a rule', bus('  # eventloom-ignore: next month\n', ''), ['deprecated-bus warning', 'bad-ignore warning']],
    [
      'for another rule',
      bus('  # eventloom-ignore unused: next month\n', ''),
      ['deprecated-bus warning', 'bad-ignore info'],
    ],
    [
      'elsewhere',
      bus('', '').replace('spec:', 'spec: # eventloom-ignore deprecated-bus: no'),
      ['deprecated-bus warning', 'bad-ignore info'],
    ],
  ])('do not count %s', (_, text, expected) => {
    expect(left(text)).toEqual(expected);
  });
});

describe('the documentation of the rules', () => {
  it('is fresh: node --import tsx scripts/generate-rules.ts', () => {
    const pages = rulePages();
    const kept = readdirSync(rulesFolder).map((name) => [name, readFileSync(join(rulesFolder, name), 'utf8')] as const);
    expect(kept).toEqual([...pages].sort(([a], [b]) => (a < b ? -1 : 1)));
  });

  it.each(readingRules.map((rule) => [rule.code, rule] as const))('shows a fault of %s that is found', (code, rule) => {
    expect(codes(rule.good)).not.toContain(code);
    expect(codes(rule.bad)).toContain(code);
  });
});
