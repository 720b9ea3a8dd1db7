const consonants = 'bcdfghjklmnpqrstvwxyz';

/**
 * The resource under which Argo Events looks for objects of a kind: a guess from the spelling of the kind.
 *
 * It is wrong for irregular kinds: `Endpoints` becomes `endpointses`, which no API server has. Only `EventBus` is known by name.
 */
export function resourceOfKind(kind: string): string {
  if (kind === 'EventBus') return 'eventbus';
  return (kind.length < 2 ? kind : plural(kind)).toLowerCase();
}

/** The case of the last letters counts: a kind that ends in a capital letter just gets an `s`. */
function plural(kind: string): string {
  const last = kind.at(-1) ?? '';
  const beforeLast = kind.at(-2) ?? '';
  if ('sxz'.includes(last)) return `${kind}es`;
  if (last === 'y' && consonants.includes(beforeLast)) return `${kind.slice(0, -1)}ies`;
  if (last === 'h' && 'cs'.includes(beforeLast)) return `${kind}es`;
  if (last === 'f') return `${kind.slice(0, -1)}ves`;
  if (last === 'e' && beforeLast === 'f') return `${kind.slice(0, -2)}ves`;
  return `${kind}s`;
}

/** An API group, a version in it, and a resource: where the API server keeps objects of a kind. */
export interface GroupVersionResource {
  /** Empty for the core group. */
  readonly group: string;
  readonly version: string;
  readonly resource: string;
}

/** Where Argo Events looks for an object. Everything is empty when `apiVersion` has more than one slash. */
export function resourceOf(apiVersion: string, kind: string): GroupVersionResource {
  const parts = apiVersion.split('/');
  if (parts.length > 2) return { group: '', version: '', resource: '' };
  const [group, version] = parts.length === 2 ? parts : ['', parts[0]];
  return { group: group ?? '', version: version ?? '', resource: resourceOfKind(kind) };
}

/**
 * Whether a Kubernetes trigger looks for objects of a kind outside of every namespace. It knows two such resources; any other is sought
 * in the namespace that the object names, or in that of the sensor, which the API server refuses for kinds such as ClusterRole.
 */
export function isClusterScoped(kind: string): boolean {
  return ['namespaces', 'nodes'].includes(resourceOfKind(kind));
}
