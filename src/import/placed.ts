import type { JsonObject } from '../model/json';
import { type Comments, noComments } from './comments';
import type { Difference } from './equality';
import { Fragment } from './fragment';
import { call, type Expression, imported, literal, member, type Statement, variable } from './tree';

/** An object that is written, and where it gets its names from. */
export class Placed {
  constructor(
    readonly manifest: JsonObject,
    private readonly ownComments: Comments,
    /** The id of its construct. */
    readonly id: string,
    /** The constant that holds it. */
    readonly variable: string,
    /** The namespace of the chart. */
    readonly namespace: string | undefined,
  ) {}

  /** It, or what is left of it, with its comments. */
  fragment(manifest: JsonObject = this.manifest): Fragment {
    return new Fragment(manifest, [], this.ownComments);
  }

  /** What stands at its head. */
  get comments(): readonly string[] {
    const parts = [[], ['kind'], ['metadata'], ['metadata', 'name'], ['spec']];
    return parts.flatMap((path) => this.ownComments.before(path));
  }

  /** What stands behind its last part. */
  get trailing(): readonly string[] {
    return this.ownComments.trailing;
  }
}

/** What the construct must be told of the metadata; undefined when id and chart say it all. */
export function metadataOf(placed: Placed): Expression | undefined {
  const metadata = placed.fragment().at('metadata');
  const entries = metadata.keys.flatMap((key) => {
    const part = metadata.at(key);
    if ((key === 'name' && part.value === placed.id) || (key === 'namespace' && part.value === placed.namespace))
      return [];
    return [{ key, value: part.literal(), comments: key === 'name' ? [] : part.before }];
  });
  return entries.length > 0 ? { kind: 'object', entries } : undefined;
}

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
