import type { Predicate } from '../builtins/predicates';
import type { Known, StaticType } from './type';
import { isAny, isBool, listOf, types } from './type';

/** What the second argument of a predicate function may use. */
export interface PredicateScope {
  /** The type of `#`. */
  readonly element: StaticType;
  /** The types of `#index` and `#acc`, where they exist. */
  readonly names: ReadonlyMap<string, StaticType>;
}

const index: [string, StaticType] = ['index', types.int];
const gathered: [string, StaticType] = ['acc', types.any];

/** What is known inside of the second argument, when the first one has this type. */
export function scopeOf(name: Predicate, collection: Known): PredicateScope {
  const names = name === 'map' ? [index] : name === 'reduce' ? [index, gathered] : [];
  return { element: collection?.element ?? types.any, names: new Map(names) };
}

/** The type of the whole call; undefined if the second argument should have been a bool. */
export function predicateType(name: Predicate, collection: Known, result: StaticType): StaticType | undefined {
  switch (name) {
    case 'map':
      return listOf(result);
    case 'groupBy':
      return types.groups;
    case 'reduce':
      return result;
    default:
      return isBool(result) || isAny(result) ? searchType(name, collection) : undefined;
  }
}

function searchType(name: Exclude<Predicate, 'map' | 'groupBy' | 'reduce'>, collection: Known): StaticType {
  switch (name) {
    case 'filter':
      return isAny(collection) ? types.list : listOf(collection?.element ?? types.any);
    case 'find':
    case 'findLast':
      return collection?.element ?? types.any;
    case 'count':
    case 'findIndex':
    case 'findLastIndex':
      return types.int;
    default:
      return types.bool;
  }
}
