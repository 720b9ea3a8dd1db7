import type { EventContext } from './event-context';

export type LogicalOperator = 'and' | 'or' | '';

export interface EventDependency {
  readonly eventName: string;
  readonly eventSourceName: string;
  readonly name: string;
  readonly filters?: EventDependencyFilter;
  readonly filtersLogicalOperator?: LogicalOperator;
  readonly transform?: EventDependencyTransformer;
}

export interface EventDependencyFilter {
  readonly context?: EventContext;
  readonly data?: readonly DataFilter[];
  readonly dataLogicalOperator?: LogicalOperator;
  readonly exprLogicalOperator?: LogicalOperator;
  readonly exprs?: readonly ExprFilter[];
  readonly script?: string;
  readonly time?: TimeFilter;
}

export interface ExprFilter {
  readonly expr: string;
  readonly fields: readonly PayloadField[];
}

export interface PayloadField {
  readonly name: string;
  readonly path: string;
}

export interface DataFilter {
  readonly path: string;
  readonly type: 'bool' | 'number' | 'string';
  readonly value: readonly string[];
  readonly comparator?: '>=' | '>' | '=' | '!=' | '<' | '<=' | '';
  readonly template?: string;
}

export interface TimeFilter {
  readonly start: string;
  readonly stop: string;
  readonly timezone?: string;
}

export interface EventDependencyTransformer {
  readonly jq?: string;
  readonly script?: string;
}
