import type { GoValue } from '../../go/value';
import { negate } from '../library/arithmetic';
import type { Query, Unary } from '../syntax/tree';

/** A value that is written down: null, true, false, a number with or without a sign, a string without queries. */
export function constantValue(query: Query): GoValue | undefined {
  if (query.kind === 'literal') return query.value;
  if (query.kind === 'text') return typeof query.parts === 'string' ? query.parts : undefined;
  return query.kind === 'unary' ? signedNumber(query) : undefined;
}

/** A number with a sign in front, as one value; undefined for other operands. What is attached to the number does not count. */
export function signedNumber({ operator, operand }: Unary): GoValue | undefined {
  const base = withoutSuffixes(operand);
  if (base.kind !== 'literal' || base.value === null || typeof base.value === 'boolean') return undefined;
  return operator === '-' ? negate(base.value) : base.value;
}

/**
 * A key that is written down: a string without queries, or a number with or without a sign. As in gojq whatever is attached to it
 * does not count: `.["a".b]` is `.["a"]`.
 */
export function constantOf(key: Query): GoValue | undefined {
  const base = withoutSuffixes(key);
  if (base.kind === 'text') return typeof base.parts === 'string' ? base.parts : undefined;
  if (base.kind === 'unary') return signedNumber(base);
  return base.kind === 'literal' && typeof base.value !== 'boolean' && base.value !== null ? base.value : undefined;
}

/** A slice whose both ends are written down or missing. */
export function constantSlice(start: Query | undefined, end: Query | undefined): GoValue | undefined {
  const [from, to] = [start && constantOf(start), end && constantOf(end)];
  if ((start && from === undefined) || (end && to === undefined)) return undefined;
  return { start: from ?? null, end: to ?? null };
}

/** The keys of a path that is written down, such as `.a[0].b`; undefined for other queries. */
export function constantPath(query: Query): GoValue[] | undefined {
  if (query.kind === 'group') return constantPath(query.body);
  if (query.kind !== 'index' && query.kind !== 'slice') return undefined;
  const key = query.kind === 'index' ? constantOf(query.key) : constantSlice(query.start, query.end);
  if (key === undefined) return undefined;
  if (query.target.kind === 'identity') return [key];
  const before = constantPath(query.target);
  return before && [...before, key];
}

function withoutSuffixes(query: Query): Query {
  let base = query;
  while (base.kind === 'index' || base.kind === 'slice' || base.kind === 'iterate' || base.kind === 'optional') {
    base = base.target;
  }
  return base;
}
