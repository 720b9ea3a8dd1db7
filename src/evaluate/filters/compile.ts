import type { EventDependencyFilter, LogicalOperator } from '../../model/dependency';
import type { EventDocument } from '../document';
import type { Trail } from '../step';
import { compileContextFilter } from './context';
import { compileDataFilters } from './data';
import { compileExprFilters } from './exprs';
import type { Filter, Outcome } from './outcome';
import { operatorOf, pass, refuse } from './outcome';
import { compileScriptFilter } from './script';
import { compileTimeFilter } from './time';

/** The filters of a dependency, compiled. */
export interface DependencyFilter {
  /** Whether an event interests the dependency. */
  run(document: EventDocument, trail: Trail): Outcome;
}

interface Part {
  readonly filter: Filter;
  /** An error refuses the event at once, whatever the other kinds say. */
  readonly decisive?: boolean;
}

/**
 * Compiles the `filters` of a dependency: kinds of filters joined by `and` or `or`. Joined by `or`, an error of one kind refuses the
 * event although another kind lets it through; without any kind, `and` passes and `or` does not.
 */
export function compileFilters(
  filters: EventDependencyFilter,
  operator: LogicalOperator | undefined,
): DependencyFilter {
  const parts = partsOf(filters);
  return operatorOf(operator) === 'or' ? new AnyOf(parts) : new AllOf(parts);
}

/** In the order in which Argo Events asks them. */
function partsOf(filters: EventDependencyFilter): Part[] {
  const { exprs, exprLogicalOperator, data, dataLogicalOperator, context, time, script } = filters;
  const parts: Part[] = [];
  if (exprs) parts.push({ filter: compileExprFilters(exprs, exprLogicalOperator) });
  if (data) parts.push({ filter: compileDataFilters(data, dataLogicalOperator) });
  if (context) parts.push({ filter: compileContextFilter(context) });
  if (time) parts.push({ filter: compileTimeFilter(time) });
  if (script) parts.push({ filter: compileScriptFilter(script), decisive: true });
  return parts;
}

class AllOf implements DependencyFilter {
  constructor(readonly parts: readonly Part[]) {}

  /** A kind that says no does not end the questions: an error of a later one is still reported. */
  run(document: EventDocument, trail: Trail): Outcome {
    let passed = true;
    for (const { filter } of this.parts) {
      const outcome = filter.run(document, trail);
      if (outcome.error !== undefined) return outcome;
      passed &&= outcome.passed;
    }
    return passed ? pass : refuse;
  }
}

const anyOf = 'filtersLogicalOperator or';

class AnyOf implements DependencyFilter {
  constructor(readonly parts: readonly Part[]) {}

  run(document: EventDocument, trail: Trail): Outcome {
    const errors: string[] = [];
    let passed = false;
    for (const { filter, decisive } of this.parts) {
      const outcome = filter.run(document, trail);
      if (outcome.error !== undefined && decisive) return outcome;
      if (outcome.error !== undefined) errors.push(outcome.error);
      passed ||= outcome.passed;
    }
    if (errors.length > 0) {
      if (passed) trail.add('filter', anyOf, false, undefined, 'the error of one refuses what another lets through');
      return { passed: false, error: errors.join(' / ') };
    }
    if (this.parts.length === 0) trail.add('filter', anyOf, false, undefined, 'there is none to let an event through');
    return passed ? pass : refuse;
  }
}
