import { check } from '../../src/check/check';
import { rules } from '../../src/check/rules';
import { readManifests } from '../../src/manifests/read';
import type { Severity } from '../../src/model/problem';

const rank: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };

function problemsOf(yaml: string) {
  const { resources, problems } = readManifests(yaml, 'example.yaml');
  expect(problems).toEqual([]);
  return check(resources);
}

describe.each(rules.map((rule) => [rule.code, rule] as const))('the rule %s', (code, rule) => {
  it('has nothing against its good example, and neither has any other', () => {
    expect(problemsOf(rule.good).filter(({ severity }) => severity !== 'info')).toEqual([]);
  });

  it('finds the fault of its bad example, at its worst, and gives its place', () => {
    const found = problemsOf(rule.bad).filter((problem) => problem.code === code);
    expect(found.length).toBeGreaterThan(0);
    const worst = found.reduce<Severity>(
      (most, { severity }) => (rank[severity] > rank[most] ? severity : most),
      'info',
    );
    expect(worst).toBe(rule.severity);
    for (const { place } of found)
      expect(place).toEqual({ file: 'example.yaml', line: expect.any(Number), column: expect.any(Number) });
  });

  it('speaks in plain sentences', () => {
    expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(rule.title).toMatch(/^[A-Z][^.]*$/);
    expect(rule.why).toMatch(/\.$/);
    for (const { message, fix } of problemsOf(rule.bad)) {
      expect(message).toMatch(/[^.\n]$/);
      expect(message).not.toMatch(/undefined|\[object|NaN/);
      expect(fix ?? 'nothing').toMatch(/[^.\n]$/);
    }
  });
});

it('every rule has a code of its own', () => {
  const codes = rules.map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
});
