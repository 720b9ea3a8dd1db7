import type { Json, JsonObject } from '../../src/model/json';

/** Which fields hold the name of an object of one kind: an entry of kustomize's `nameReference`. */
export interface NameReference {
  /** The kind whose names are held. */
  readonly kind: string;
  /** Its API group; absent for Kubernetes' core kinds. */
  readonly group?: string;
  /** Where: the path in objects of a kind. */
  readonly fieldSpecs: readonly { readonly path: string; readonly kind: string; readonly group?: string }[];
}

interface Target {
  readonly kind: string;
  readonly group?: string;
}

const argo = 'argoproj.io';
const secret: Target = { kind: 'Secret' };
const configMap: Target = { kind: 'ConfigMap' };

/** Fields that hold a name, by what they name. */
const named: { readonly [field: string]: Target } = {
  eventBusName: { kind: 'EventBus', group: argo },
  eventSourceName: { kind: 'EventSource', group: argo },
  'eventsource-name': { kind: 'EventSource', group: argo },
  'sensor-name': { kind: 'Sensor', group: argo },
  serviceAccountName: { kind: 'ServiceAccount' },
  claimName: { kind: 'PersistentVolumeClaim' },
  secretName: secret,
};

/** Objects whose field `name` holds a name, by what it names. */
const references: { readonly [field: string]: Target } = {
  workflowTemplateRef: { kind: 'WorkflowTemplate', group: argo },
  templateRef: { kind: 'WorkflowTemplate', group: argo },
  imagePullSecrets: secret,
  secretRef: secret,
  secret,
  certificateRefs: secret,
  configMapRef: configMap,
  configMap,
  configmap: configMap,
  backendRefs: { kind: 'Service' },
  targetRefs: { kind: 'Service' },
  caCertificateRefs: configMap,
  parentRefs: { kind: 'Gateway', group: 'gateway.networking.k8s.io' },
};

/**
 * The fields in which objects name each other, for kustomize: it changes the names of objects (`namePrefix`, the hash of a generated
 * Secret), and knows only Kubernetes' own kinds. A path may hold no wildcard, so there is one per name of an event.
 */
export function nameReferences(objects: readonly JsonObject[]): readonly NameReference[] {
  const found = new Map<
    string,
    { readonly target: Target; readonly fields: Map<string, { path: string; owner: Target }> }
  >();
  for (const object of objects) {
    const owner = ownerOf(object);
    if (!owner) continue;
    for (const { path, target } of referencesIn(object.spec, ['spec'], owner)) {
      const entry = found.get(keyOf(target)) ?? { target, fields: new Map() };
      entry.fields.set(`${path} ${keyOf(owner)}`, { path, owner });
      found.set(keyOf(target), entry);
    }
  }
  return [...found].sort(byKey).map(([, { target, fields }]) => ({
    ...target,
    fieldSpecs: [...fields].sort(byKey).map(([, { path, owner }]) => ({ path, ...owner })),
  }));
}

/** Kubernetes' own kinds that select pods by the name of their event source or sensor; kustomize knows what else they name. */
const selecting: readonly Target[] = [
  { kind: 'Service' },
  { kind: 'NetworkPolicy', group: 'networking.k8s.io' },
  { kind: 'PodDisruptionBudget', group: 'policy' },
];

/** The objects that kustomize does not know: all but Kubernetes' own, of which some select pods by a name. */
function ownerOf({ apiVersion, kind }: JsonObject): Target | undefined {
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') return undefined;
  const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : undefined;
  const own = selecting.find((target) => target.kind === kind && target.group === group);
  if (own) return own;
  const known = group === argo || group === 'gateway.networking.k8s.io';
  return known ? { kind, group } : undefined;
}

interface Found {
  readonly path: string;
  readonly target: Target;
}

/** Lists do not show in a path: kustomize looks into every item. */
function* referencesIn(value: Json | undefined, path: readonly string[], owner: Target): Generator<Found> {
  if (Array.isArray(value)) {
    for (const item of value as readonly Json[]) yield* referencesIn(item, path, owner);
  } else if (typeof value === 'object' && value !== null) {
    const object = value as JsonObject;
    yield* referenceAt(object, path);
    for (const [key, part] of Object.entries(object)) {
      const target = named[key];
      const inner = [...path, key.replaceAll('/', '\\/')];
      if (target && typeof part === 'string') yield { path: inner.join('/'), target };
      else yield* referencesIn(part, inner, owner);
    }
  }
}

/** A reference is an object below a telling field, or one that says which key of which Secret or ConfigMap. */
function* referenceAt(object: JsonObject, path: readonly string[]): Generator<Found> {
  if (typeof object.name !== 'string') return;
  const field = path.at(-1) ?? '';
  const target = references[field] ?? (isSelector(object) ? selected(field) : undefined);
  if (!target) return;
  const clusterWide = object.clusterScope === true && target.kind === 'WorkflowTemplate';
  yield {
    path: [...path, 'name'].join('/'),
    target: clusterWide ? { kind: 'ClusterWorkflowTemplate', group: argo } : target,
  };
}

function isSelector(object: JsonObject): boolean {
  return (
    typeof object.key === 'string' && Object.keys(object).every((key) => ['name', 'key', 'optional'].includes(key))
  );
}

function selected(field: string): Target {
  return /configmap/i.test(field) ? configMap : secret;
}

function keyOf({ group = '', kind }: Target): string {
  return `${group}/${kind}`;
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
