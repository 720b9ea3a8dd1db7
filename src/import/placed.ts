import type { Json, JsonObject } from '../model/json';
import type { Comments } from './comments';
import { isObject } from './equality';
import { Fragment } from './fragment';
import type { Entry, Expression } from './tree';

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
    const parts = [[], ['apiVersion'], ['kind'], ['metadata'], ['metadata', 'name'], ['spec']];
    return parts.flatMap((path) => this.ownComments.before(path));
  }

  /** What stands behind its last part. */
  get trailing(): readonly string[] {
    return this.ownComments.trailing;
  }
}

const isText = (value: Json | undefined): boolean => typeof value === 'string';

/** Whether the types of metadata take a field; others may hold anything. */
function isTyped(key: string, { value }: Fragment): boolean {
  if (key === 'name' || key === 'namespace') return isText(value);
  if (key === 'finalizers') return Array.isArray(value) && value.every(isText);
  if (key !== 'ownerReferences') return true;
  const needed = ['apiVersion', 'kind', 'name', 'uid'];
  return Array.isArray(value) && value.every((one: Json) => isObject(one) && needed.every((part) => isText(one[part])));
}

/** The fields of metadata that the compiler takes: a label that is a number is left to a patch. */
export function metadataFields(placed: Placed): readonly Entry[] {
  const metadata = placed.fragment().at('metadata');
  return metadata.keys.flatMap((key): Entry[] => {
    const part = metadata.at(key);
    if (!isTyped(key, part)) return [];
    if (key !== 'labels' && key !== 'annotations') {
      return [{ key, value: part.literal(), comments: key === 'name' ? [] : part.before }];
    }
    const texts = part.keys.filter((name) => isText(part.at(name).value));
    const entries = texts.map((name) => ({
      key: name,
      value: part.at(name).literal(),
      comments: part.at(name).before,
    }));
    return isObject(part.value) ? [{ key, value: { kind: 'object', entries }, comments: part.before }] : [];
  });
}

/** Annotations that say who answers for a resource, and the option of the constructs that writes each. */
const aboutAnnotations: { readonly [annotation: string]: string | undefined } = {
  'a8r.io/owner': 'owner',
  'a8r.io/description': 'description',
  'a8r.io/runbook': 'runbook',
};

/** What the construct must be told of the metadata: nothing when id and chart say it all. */
export function headOf(placed: Placed): readonly Entry[] {
  const about: Entry[] = [];
  const metadata = metadataFields(placed).flatMap((entry): Entry[] => {
    const { key, value } = entry;
    // The constructs make names of ids in lower case.
    if (key === 'name' && isLiteral(value, placed.id.toLowerCase())) return [];
    if (key === 'namespace' && isLiteral(value, placed.namespace)) return [];
    if (key !== 'annotations' || value.kind !== 'object') return [entry];
    const others = value.entries.filter((annotation) => {
      const option = Object.hasOwn(aboutAnnotations, annotation.key) ? aboutAnnotations[annotation.key] : undefined;
      if (option !== undefined) about.push({ ...annotation, key: option });
      return option === undefined;
    });
    return others.length > 0 ? [{ ...entry, value: { kind: 'object', entries: others } }] : [];
  });
  return [
    ...(metadata.length > 0 ? [{ key: 'metadata', value: { kind: 'object', entries: metadata } as const }] : []),
    ...(about.length > 0 ? [{ key: 'about', value: { kind: 'object', entries: about } as const }] : []),
  ];
}

function isLiteral(expression: Expression, value: string | undefined): boolean {
  return expression.kind === 'literal' && expression.value === value;
}
