import type { IConstruct } from 'constructs';
import { EventloomError } from '../src/errors';

/** A dependency, as a condition knows it. */
export interface DependencyReference {
  /** The sensor that it belongs to. */
  readonly sensor: IConstruct;
  /** Its name in the sensor. */
  readonly name: string;
}

/** Something that holds once certain dependencies have been satisfied: a dependency, or several of them combined. */
export interface ICondition {
  /** All dependencies in it. */
  readonly dependencies: readonly DependencyReference[];
  /** Whether it cannot hold without an event for this dependency. */
  requires(dependency: string): boolean;
  /** Upstream's `conditions`. */
  toExpression(): string;
}

type Operator = '&&' | '||';

/** Combines dependencies: what a trigger waits for. */
export class Condition implements ICondition {
  /**
   * Holds when each of these has held: `Condition.allOf(push, approval)` waits for both events. Of several events for the same
   * dependency the last one counts.
   * @throws EventloomError `bad-value` without any condition.
   */
  static allOf(...conditions: readonly ICondition[]): Condition {
    return combined('&&', conditions);
  }

  /**
   * Holds when one of these does: `Condition.anyOf(push, nightly)` acts on each event of either.
   * @throws EventloomError `bad-value` without any condition.
   */
  static anyOf(...conditions: readonly ICondition[]): Condition {
    return combined('||', conditions);
  }

  readonly dependencies: readonly DependencyReference[];

  /** @internal */
  constructor(
    private readonly operator: Operator,
    private readonly parts: readonly ICondition[],
  ) {
    this.dependencies = parts.flatMap((part) => part.dependencies);
  }

  requires(dependency: string): boolean {
    const requires = (part: ICondition): boolean => part.requires(dependency);
    return this.operator === '&&' ? this.parts.some(requires) : this.parts.every(requires);
  }

  toExpression(): string {
    return this.parts.map((part) => this.grouped(part)).join(` ${this.operator} `);
  }

  private grouped(part: ICondition): string {
    const needsParentheses = part instanceof Condition && part.operator !== this.operator;
    return needsParentheses ? `(${part.toExpression()})` : part.toExpression();
  }
}

function combined(operator: Operator, parts: readonly ICondition[]): Condition {
  const [first, ...others] = parts;
  if (!first) throw new EventloomError('bad-value', 'a condition needs at least one dependency');
  return others.length === 0 && first instanceof Condition ? first : new Condition(operator, parts);
}
