import { noComments } from './comments';
import type { Difference } from './equality';
import { Fragment } from './fragment';
import { call, imported, literal, member, type Statement, variable } from './tree';

/** The statement that does the rest to an object. */
export function patchOf(constant: string, differences: readonly Difference[]): readonly Statement[] {
  if (differences.length === 0) return [];
  const patch = imported('JsonPatch', 'cdk8s');
  const operations = differences.map((difference) => {
    const value = difference.op === 'remove' ? [] : [new Fragment(difference.value, [], noComments).literal()];
    return call(member(patch, difference.op), literal(difference.path), ...value);
  });
  const of = call(member(imported('ApiObject', 'cdk8s'), 'of'), variable(constant));
  return [
    {
      comments: ['As it was before: the constructs say it otherwise, or not at all.'],
      value: call(member(of, 'addJsonPatch'), ...operations),
      apart: true,
    },
  ];
}
