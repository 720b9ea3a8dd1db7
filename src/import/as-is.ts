import type { JsonObject } from '../model/json';
import { conforming } from './conforming';
import type { Draft } from './draft';
import { isObject } from './equality';
import { metadataFields, type Placed } from './placed';
import { construct, type Entry, type Expression, imported, literal, type Statement, self } from './tree';
import { fitsMetadata, fitsWorkflow, workflowKinds } from './workflow-shape';

/** The constructs that stand for a resource as it is, by its kind. */
const typed: { readonly [kind: string]: string | undefined } = {
  EventBus: 'KubeEventBus',
  EventSource: 'KubeEventSource',
  Sensor: 'KubeSensor',
};

/** Fields of metadata that the types do not take, such as a label that is a number. */
const maxPatches = 50;

/** How an object is written that no other construct says. */
export interface AsIs {
  readonly statements: readonly Statement[];
  /** Whether its fields are checked by the compiler. */
  readonly isTyped: boolean;
}

/** An object as it is; undefined for one that cdk8s cannot hold, such as one with a member `constructor`. */
export function asIs(placed: Placed, draft: Draft): AsIs | undefined {
  const construct = typedConstruct(placed.manifest);
  if (construct !== undefined) {
    const statements = [declaration(placed, imported(construct), new Set(['apiVersion', 'kind']))];
    if (isEqual(statements, placed, draft)) return { statements, isTyped: true };
  }
  const whole = [declaration(placed, imported('ApiObject', 'cdk8s'), new Set())];
  const statements = draft.patched(whole, placed.variable, placed.manifest, maxPatches);
  return statements && { statements, isTyped: false };
}

/** The construct whose types take an object. */
function typedConstruct({ apiVersion, kind, metadata, spec, ...rest }: JsonObject): string | undefined {
  const name = String(kind);
  if (apiVersion !== 'argoproj.io/v1alpha1' || !isObject(spec) || Object.keys(rest).length > 0) return undefined;
  const workflow = Object.hasOwn(workflowKinds, name) ? workflowKinds[name] : undefined;
  if (workflow !== undefined) {
    return fitsMetadata(metadata) && fitsWorkflow(workflow.spec, spec) ? workflow.construct : undefined;
  }
  const construct = Object.hasOwn(typed, name) ? typed[name] : undefined;
  if (construct === undefined) return undefined;
  const { isWhole, isIncomplete } = conforming(name, { apiVersion, kind: name, metadata, spec });
  return isWhole && !isIncomplete ? construct : undefined;
}

function isEqual(statements: readonly Statement[], placed: Placed, draft: Draft): boolean {
  const { differences, refused } = draft.attempt(statements, placed.manifest);
  return differences.length === 0 && refused === undefined;
}

function declaration(placed: Placed, exported: Expression, without: ReadonlySet<string>): Statement {
  const root = placed.fragment();
  const entries = root.keys.flatMap((key): Entry[] => {
    if (without.has(key)) return [];
    if (key === 'metadata') return [{ key, value: metadataOf(placed) }];
    return [{ key, value: root.at(key).literal(), comments: headed.has(key) ? [] : root.at(key).before }];
  });
  const named = root.at('metadata').exists ? entries : [...entries, { key: 'metadata', value: metadataOf(placed) }];
  const props: Expression = { kind: 'object', entries: named };
  return {
    comments: placed.comments,
    variable: placed.variable,
    value: construct(exported, self, literal(placed.id), props),
    apart: true,
  };
}

/** Parts whose comments stand before the construct. */
const headed: ReadonlySet<string> = new Set(['apiVersion', 'kind', 'metadata', 'spec']);

/** Names that are not said are made up by cdk8s, unless they are said to be none. */
function metadataOf(placed: Placed): Expression {
  const entries = metadataFields(placed).filter(
    ({ key, value }) => key !== 'namespace' || value.kind !== 'literal' || value.value !== placed.namespace,
  );
  const nameless: Entry = { key: 'name', value: { kind: 'name', name: 'undefined' } };
  return { kind: 'object', entries: entries.some(({ key }) => key === 'name') ? entries : [nameless, ...entries] };
}
