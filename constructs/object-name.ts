import { type ApiObjectMetadata, Chart } from 'cdk8s';
import type { Construct, IConstruct } from 'constructs';
import { refusal } from './refusal';

const dnsLabel = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;

/** The names that are taken in one tree of constructs, and by whom. Kept per root, so that two apps never meet. */
const taken = new WeakMap<IConstruct, Map<string, string>>();

/**
 * The name of the object that an L2 construct makes: `metadata.name`, or else the ids from the chart down to the construct, in lower
 * case, joined by dashes. People type these names into kubectl, so they carry no hash.
 *
 * @throws EventloomError `bad-value` when that is no DNS label, or when another construct has it already.
 */
export function objectName(construct: Construct, kind: string, metadata: ApiObjectMetadata = {}): string {
  const name = nameOrIds(construct, metadata);
  claim(construct, kind, metadata.namespace ?? Chart.of(construct).namespace ?? '', name);
  return name;
}

/** The same for an object that is not made here, and that others may refer to as well. */
export function nameOrIds(construct: Construct, metadata: ApiObjectMetadata = {}): string {
  const name = metadata.name ?? idsBelowChart(construct).join('-').toLowerCase();
  if (name.length > 63 || !dnsLabel.test(name)) {
    const origin = metadata.name === undefined ? 'the name made from its ids' : 'metadata.name';
    throw refusal(
      construct,
      'bad-value',
      `${origin} is '${name}': a name has at most 63 lower-case letters, digits and dashes, and begins and ends with a letter or a digit; ` +
        'give such a metadata.name',
    );
  }
  return name;
}

/** The namespace of the object that an L2 construct makes; undefined when neither it nor its chart names one. */
export function objectNamespace(construct: IConstruct, metadata: ApiObjectMetadata = {}): string | undefined {
  return metadata.namespace ?? Chart.of(construct).namespace;
}

function idsBelowChart(construct: Construct): string[] {
  const chart = Chart.of(construct);
  return construct.node.scopes.slice(chart.node.scopes.length).map((scope) => scope.node.id);
}

/**
 * Takes a name that is made of others, which dashes can make the same: `a-b` in `c` and `b` in `c-a`.
 * @param namespace empty for what has none.
 * @throws EventloomError `bad-value` when another construct has it already.
 */
export function claim(construct: IConstruct, kind: string, namespace: string, name: string): void {
  const names = taken.get(construct.node.root) ?? new Map<string, string>();
  taken.set(construct.node.root, names);
  const key = `${kind}/${namespace}/${name}`;
  const owner = names.get(key);
  if (owner !== undefined) {
    throw refusal(
      construct,
      'bad-value',
      `the ${kind} '${name}' exists already at '${owner}' in ${namespace ? `namespace '${namespace}'` : 'the same namespace'}, ` +
        'and one would overwrite the other; give one of them another metadata.name',
    );
  }
  names.set(key, construct.node.path);
}
