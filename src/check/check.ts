import type { Place, Problem, Severity } from '../model/problem';
import type { Resource } from '../model/resource';
import { ResourceSet } from './resource-set';
import type { Edit, Finding, Rule } from './rule';
import { rules } from './rules';

/** What to look for, and how seriously. */
export interface CheckOptions {
  /**
   * The severity of single rules by their code, `off` to leave one out.
   *
   * @default - every rule, with its own severity
   */
  readonly rules?: { readonly [code: string]: Severity | 'off' };
}

/** A problem, with the change that puts it right where there is one. */
export interface CheckedProblem extends Problem {
  readonly edit?: Edit;
}

/**
 * Looks for what is wrong in a set of resources. Resources of other kinds are welcome: they are what references lead to.
 *
 * Never throws: a rule that fails is itself reported, as `rule-failed`.
 * @returns the problems by file and place
 */
export function check(resources: readonly Resource[], options: CheckOptions = {}): CheckedProblem[] {
  const set = new ResourceSet(resources);
  const problems = rules.flatMap((rule) => {
    const severity = options.rules?.[rule.code];
    return severity === 'off' ? [] : apply(rule, set, severity);
  });
  return inOrder(problems);
}

function apply(rule: Rule, set: ResourceSet, severity: Severity | undefined): CheckedProblem[] {
  try {
    return Array.from(rule.check(set), (finding) => problemOf(rule, finding, severity));
  } catch (error) {
    const place: Place = set.resources[0]?.place() ?? { file: '' };
    const message = `the rule '${rule.code}' failed: ${error instanceof Error ? error.message : String(error)}`;
    return [{ code: 'rule-failed', severity: 'warning', message, place, fix: 'report it, with the manifests' }];
  }
}

function problemOf(rule: Rule, finding: Finding, severity: Severity | undefined): CheckedProblem {
  const { at, on, message, fix, edit } = finding;
  return {
    code: rule.code,
    severity: severity ?? finding.severity ?? rule.severity,
    message,
    place: at.place(on),
    ...(fix !== undefined && { fix }),
    ...(edit !== undefined && { edit }),
  };
}

/** Problems by file, then by place. */
export function inOrder<P extends Problem>(problems: readonly P[]): P[] {
  return [...problems].sort(
    ({ place: a }, { place: b }) =>
      compareText(a.file, b.file) || (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0),
  );
}

function compareText(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
