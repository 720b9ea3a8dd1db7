import type { Draft } from './draft';
import type { Fragment } from './fragment';
import type { Expression } from './tree';
import type { DependencyConstants } from './values';

/** What is known where an action is written. */
export interface ActionContext {
  readonly draft: Draft;
  readonly constants: DependencyConstants;
}

/** What a trigger does, as an expression. */
export interface WrittenAction {
  readonly expression: Expression;
  /** Whether the expression says what the policy is. */
  readonly hasPolicy?: boolean;
}

/** Whether a value is taken as it is: it has whatever type the event has, which no typed place takes. */
export function holdsRaw(parameters: Fragment): boolean {
  return parameters.items.some((parameter) => parameter.at('src', 'useRawData').value === true);
}
