import { reasonOf } from '../errors';
import type { Place, Problem, Severity } from '../model/problem';
import type { Resource } from '../model/resource';
import { masked } from './credentials';
import { overlooked } from './overlooked';
import { ResourceSet } from './resource-set';
import type { Edit, Finding, Rule } from './rule';
import { rules } from './rules';
import { refused } from './rules/refused';

/** What to look for, and how seriously. */
export interface CheckOptions {
  /**
   * The worst severity that single rules report, by their code; `off` leaves one out.
   *
   * @default - every rule, with its own severity
   */
  readonly rules?: { readonly [code: string]: Severity | 'off' };
}

/** A problem, with the change that puts it right where there is one. */
export interface CheckedProblem extends Problem {
  readonly edit?: Edit;
  /** Where the text begins that the place is in; a comment about the problem stands there, too. */
  readonly begins?: Place;
}

/**
 * Looks for what is wrong in a set of resources. Resources of other kinds are welcome: they are what references lead to.
 *
 * Never throws: a rule that fails is itself reported, as `rule-failed`.
 * @returns the problems by file and place
 */
export function check(resources: readonly Resource[], options: CheckOptions = {}): CheckedProblem[] {
  const set = new ResourceSet(resources);
  const faulty = new Set<Resource>();
  const problems = rules.flatMap((rule) => apply(rule, (each) => findings(rule, each, faulty), set, options));
  const left = apply(refused, (each) => overlooked(each, faulty), set, options);
  return inOrder([...problems, ...left]);
}

/** What a rule finds; the resources with errors are added to `faulty`. */
function* findings(rule: Rule, set: ResourceSet, faulty: Set<Resource>): Iterable<Finding> {
  for (const finding of rule.check(set)) {
    if (lesser(rule.severity, finding.severity) === 'error') faulty.add(finding.at.resource);
    yield finding;
  }
}

type Look = (set: ResourceSet) => Iterable<Finding>;

function apply(rule: Rule, look: Look, set: ResourceSet, { rules: levels = {} }: CheckOptions): CheckedProblem[] {
  const severity = levels[rule.code];
  if (severity === 'off') return [];
  try {
    return Array.from(look(set), (finding) => problemOf(rule, finding, severity));
  } catch (error) {
    const place: Place = set.resources[0]?.place() ?? { file: '' };
    const message = `the rule '${rule.code}' failed: ${reasonOf(error)}`;
    return [{ code: 'rule-failed', severity: 'warning', message, place, fix: 'report it, with the manifests' }];
  }
}

function problemOf(rule: Rule, finding: Finding, severity: Severity | undefined): CheckedProblem {
  const { at, on, inside, message, fix, edit } = finding;
  return {
    code: rule.code,
    severity: lesser(severity ?? rule.severity, finding.severity),
    message: masked(message),
    place: at.place(on, inside),
    ...(fix !== undefined && { fix: masked(fix) }),
    ...(edit !== undefined && { edit }),
    ...(inside !== undefined && { begins: at.place(on) }),
  };
}

const rank: { readonly [S in Severity]: number } = { info: 0, warning: 1, error: 2 };

function lesser(one: Severity, other: Severity = one): Severity {
  return rank[other] < rank[one] ? other : one;
}

/** Applies options to problems that were found before there was a rule to look, such as those of reading. */
export function underOptions(problems: readonly Problem[], { rules: levels = {} }: CheckOptions): Problem[] {
  return problems.flatMap((problem) => {
    const level = levels[problem.code];
    if (level === 'off') return [];
    return level === undefined ? problem : { ...problem, severity: lesser(level, problem.severity) };
  });
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
