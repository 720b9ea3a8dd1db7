import type { JsonObject } from '../model/json';
import type { Comments } from './comments';
import { Fragment } from './fragment';
import type { Entry } from './tree';

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

/** Annotations that say who answers for a resource, and the option of the constructs that writes each. */
const aboutAnnotations: { readonly [annotation: string]: string | undefined } = {
  'a8r.io/owner': 'owner',
  'a8r.io/description': 'description',
  'a8r.io/runbook': 'runbook',
};

/** What the construct must be told of the metadata: nothing when id and chart say it all. */
export function headOf(placed: Placed): readonly Entry[] {
  const metadata = placed.fragment().at('metadata');
  const annotations = metadata.at('annotations');
  const about = annotations.keys.flatMap((key): Entry[] => {
    const [option, part] = [aboutAnnotations[key], annotations.at(key)];
    return option && part.text !== undefined ? [{ key: option, value: part.literal(), comments: part.before }] : [];
  });
  const others = annotations.keys.filter((key) => !aboutAnnotations[key] || annotations.at(key).text === undefined);
  const entries = metadata.keys.flatMap((key): Entry[] => {
    const part = metadata.at(key);
    if ((key === 'name' && part.value === placed.id) || (key === 'namespace' && part.value === placed.namespace)) {
      return [];
    }
    if (key !== 'annotations' || about.length === 0) {
      return [{ key, value: part.literal(), comments: key === 'name' ? [] : part.before }];
    }
    const rest = others.map((name) => ({ key: name, value: part.at(name).literal(), comments: part.at(name).before }));
    return rest.length > 0 ? [{ key, value: { kind: 'object', entries: rest }, comments: part.before }] : [];
  });
  return [
    ...(entries.length > 0 ? [{ key: 'metadata', value: { kind: 'object', entries } as const }] : []),
    ...(about.length > 0 ? [{ key: 'about', value: { kind: 'object', entries: about } as const }] : []),
  ];
}
