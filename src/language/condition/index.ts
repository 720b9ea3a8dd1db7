import { EventloomError, reasonOf } from '../../errors';
import type { Expression } from '../govaluate/compile';
import { compile } from '../govaluate/compile';
import { rewrite } from './rewrite';

/** When a trigger fires: which of its dependencies must have had an event. */
export interface Condition {
  /** The condition with the names that the dependencies have, without blanks: `(a&&b)||c-1`. */
  readonly text: string;
  /** The dependencies that it names, and no others, in their order: those whose events the trigger gets. */
  readonly dependencies: readonly string[];
  /** It needs several events, so that those that came are kept. Otherwise each event of a dependency fires the trigger. */
  readonly stores: boolean;
  /**
   * Whether it is satisfied when these dependencies have had an event. Meaningful only if it {@link stores}.
   * @throws EventloomError `program-failed` for conditions that are no conditions, such as `1&&a`.
   */
  holds(satisfied: ReadonlySet<string>): boolean;
  /** Whether it never holds without an event of this dependency. */
  requires(dependency: string): boolean;
}

/** Longest condition, in UTF-16 units. */
const maxLength = 32 * 1024;

/**
 * Compiles the `conditions` of a trigger.
 *
 * @param conditions empty or absent: all dependencies.
 * @param dependencyNames those of the sensor, in their order.
 * @throws EventloomError `bad-program` with what is wrong and where, `program-limit` when it is too long.
 */
export function compileCondition(conditions: string | undefined, dependencyNames: readonly string[]): Condition {
  if ((conditions ?? '').length > maxLength) {
    throw new EventloomError('program-limit', `the condition is longer than ${maxLength} characters`);
  }
  const text = conditions ? rewrite(conditions, dependencyNames) : dependencyNames.join('&&');
  // To the expression language a dash is a minus unless it is escaped.
  const expression = compile(text.replaceAll('-', '\\-'));
  const dependencies = [...new Set(expression.variables)];
  const unknown = dependencies.find((name) => !dependencyNames.includes(name));
  if (unknown !== undefined) {
    throw new EventloomError(
      'bad-program',
      `the condition '${text}' names '${unknown}', which is no dependency (known: ${dependencyNames.join(', ') || 'none'})`,
    );
  }
  const condition = new CompiledCondition(text, dependencies, expression);
  checkTruth(condition);
  return condition;
}

/** A condition must be true or false at least once everything is there. */
function checkTruth(condition: Condition): void {
  try {
    condition.holds(new Set(condition.dependencies));
  } catch (error) {
    const reason = reasonOf(error);
    throw new EventloomError('bad-program', `the condition '${condition.text}' can never hold: ${reason}`, {
      cause: error,
    });
  }
}

class CompiledCondition implements Condition {
  readonly stores: boolean;
  /** Which dependencies are known to be required, or not to be: whoever waits asks again with each event. */
  readonly #required = new Map<string, boolean>();

  constructor(
    readonly text: string,
    readonly dependencies: readonly string[],
    readonly expression: Expression,
  ) {
    this.stores = text.includes('&');
  }

  holds(satisfied: ReadonlySet<string>): boolean {
    const parameters = Object.create(null) as Record<string, boolean>;
    for (const name of this.dependencies) parameters[name] = satisfied.has(name);
    return this.expression.run(parameters) === true;
  }

  requires(dependency: string): boolean {
    if (!this.stores) return this.dependencies.length === 1 && this.dependencies[0] === dependency;
    let required = this.#required.get(dependency);
    if (required === undefined) {
      required = !this.holds(new Set(this.dependencies.filter((name) => name !== dependency)));
      this.#required.set(dependency, required);
    }
    return required;
  }
}
