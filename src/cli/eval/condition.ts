import { compileCondition } from '../../language/condition';
import type { Evaluation } from './evaluation';

/** More dependencies are not written out as a table. */
const maxInTable = 5;

/**
 * Whether a trigger's `conditions` hold when some dependencies have had an event.
 *
 * @param had those that have had one. `@default` all
 */
export function evaluateCondition(
  conditions: string,
  dependencies: readonly string[],
  had: readonly string[] = dependencies,
): Evaluation {
  const condition = compileCondition(conditions, dependencies);
  const holds = (names: readonly string[]): boolean =>
    condition.stores ? condition.holds(new Set(names)) : names.some((name) => condition.dependencies.includes(name));
  const passed = holds(had);
  const required = condition.dependencies.filter((name) => condition.requires(name));
  const steps = [
    `condition: ${condition.text}`,
    `dependencies: ${condition.dependencies.join(', ')}`,
    condition.stores ? 'events wait for each other' : 'no event waits: each one fires',
    `always needed: ${required.join(', ') || 'none'}`,
    ...(condition.dependencies.length <= maxInTable ? table(condition.dependencies, holds) : []),
  ];
  return { output: passed ? 'fires\n' : 'does not fire\n', passed, steps };
}

function table(names: readonly string[], holds: (names: readonly string[]) => boolean): string[] {
  return Array.from({ length: 2 ** names.length }, (_, bits) => names.filter((_, index) => bits & (1 << index)))
    .filter((some) => some.length > 0)
    .map((some) => `${some.join(', ')}: ${holds(some) ? 'fires' : 'does not fire'}`);
}
