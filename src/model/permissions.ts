import type { ArtifactLocation } from './artifact';
import type { EventSourceSpec } from './event-source';
import type { Json, JsonObject } from './json';
import { declaredEvents, type SourceOf, sourceKinds } from './kinds';
import { isClusterScoped, resourceOf } from './plural';
import type { SensorSpec } from './sensor';
import type { Trigger } from './trigger';
import type { ArgoWorkflowOperation } from './triggers/argo-workflow';

/** Verbs on resources that a service account needs, as a Role or a ClusterRole states them. */
export interface PermissionRule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
  /** The namespace that must grant it; absent: that of the Sensor or EventSource itself. */
  readonly namespace?: string;
  /** It takes a ClusterRole bound in the whole cluster: the objects have no namespace, or may be in any. */
  readonly clusterWide?: boolean;
}

/** What a service account needs. */
export interface Permissions {
  /** The least that suffices, one rule per resource and place, in a stable order. */
  readonly rules: readonly PermissionRule[];
  /** What cannot be told from the manifest, one sentence each; the rules for it must be written by hand. */
  readonly unknown: readonly string[];
}

/** @see sensorPermissions */
export interface PermissionOptions {
  /**
   * Whether replicas elect their leader through a Lease: with the annotation `events.argoproj.io/leader-election: k8s`, or on a Kafka
   * bus.
   *
   * @default false
   */
  readonly leases?: boolean;
  /**
   * Gives the object that a trigger creates or changes, when it does not stand in the trigger as `source.resource`: parse `inline`
   * here, or look a file up.
   */
  readonly read?: (source: ArtifactLocation) => JsonObject | undefined;
}

/** What the service account of a sensor's pods needs: what its triggers and their dead-letter triggers need. */
export function sensorPermissions(spec: SensorSpec, options: PermissionOptions = {}): Permissions {
  const found = new Findings();
  for (const trigger of spec.triggers) addTrigger(found, trigger, options);
  if (options.leases) found.allow(leases);
  return found.permissions();
}

/** What one trigger and its dead-letter trigger need. */
export function triggerPermissions(trigger: Trigger, options: PermissionOptions = {}): Permissions {
  const found = new Findings();
  addTrigger(found, trigger, options);
  return found.permissions();
}

/** What the service account of an event source's pods needs. Most kinds need nothing. */
export function eventSourcePermissions(spec: EventSourceSpec, options: PermissionOptions = {}): Permissions {
  const found = new Findings();
  const events = declaredEvents(spec);
  for (const { key, source } of events) {
    if (key === 'resource') addWatch(found, source as SourceOf<'resource'>);
    if (key === 'calendar') addPersistence(found, source as SourceOf<'calendar'>);
  }
  if (options.leases && events.some(({ key }) => sourceKinds[key].recreate)) found.allow(leases);
  return found.permissions();
}

/** What the service account of a workflow's pods needs, whatever its steps do: they report their results to Argo Workflows. */
export const workflowPodPermissions: readonly PermissionRule[] = [
  { apiGroups: ['argoproj.io'], resources: ['workflowtaskresults'], verbs: ['create', 'patch'] },
];

/** One resource in one place, before rules are merged. */
interface Grant {
  readonly group: string;
  readonly resource: string;
  readonly verbs: readonly string[];
  readonly namespace?: string;
  readonly clusterWide?: boolean;
}

const leases: Grant = { group: 'coordination.k8s.io', resource: 'leases', verbs: ['create', 'get', 'update'] };

class Findings {
  private readonly grants = new Map<string, { readonly grant: Grant; readonly verbs: Set<string> }>();
  private readonly unknown = new Set<string>();

  allow(grant: Grant): void {
    const key = JSON.stringify([grant.clusterWide === true, grant.namespace ?? null, grant.group, grant.resource]);
    const entry = this.grants.get(key) ?? { grant, verbs: new Set<string>() };
    for (const verb of grant.verbs) entry.verbs.add(verb);
    this.grants.set(key, entry);
  }

  cannotTell(sentence: string): void {
    this.unknown.add(sentence);
  }

  permissions(): Permissions {
    const sorted = [...this.grants].sort(([a], [b]) => (a < b ? -1 : 1));
    return {
      rules: sorted.map(([, { grant, verbs }]) => ruleOf(grant, [...verbs].sort())),
      unknown: [...this.unknown],
    };
  }
}

function ruleOf(grant: Grant, verbs: readonly string[]): PermissionRule {
  return {
    apiGroups: [grant.group],
    resources: [grant.resource],
    verbs,
    ...(grant.clusterWide ? { clusterWide: true } : grant.namespace ? { namespace: grant.namespace } : {}),
  };
}

function addTrigger(found: Findings, trigger: Trigger, options: PermissionOptions): void {
  const { k8s, argoWorkflow } = trigger.template;
  if (k8s) addKubernetesTrigger(found, trigger, options);
  else if (argoWorkflow) addWorkflowTrigger(found, trigger, options);
  if (trigger.dlqTrigger) addTrigger(found, trigger.dlqTrigger, options);
}

/** An update or a patch creates the object when it does not exist; a delete looks first. */
const kubernetesVerbs = {
  create: ['create'],
  update: ['create', 'get', 'update'],
  patch: ['create', 'get', 'patch'],
  delete: ['delete', 'get'],
} as const;

function addKubernetesTrigger(found: Findings, trigger: Trigger, options: PermissionOptions): void {
  const target = targetOf(found, trigger, 'k8s', options);
  if (!target) return;
  const operation = trigger.template.k8s?.operation || 'create';
  if (!Object.hasOwn(kubernetesVerbs, operation)) return;
  found.allow({ ...target, verbs: [...kubernetesVerbs[operation], ...(trigger.policy?.k8s ? ['get'] : [])] });
}

const workflowVerbs: { readonly [K in ArgoWorkflowOperation]: readonly string[] } = {
  submit: ['create', 'get', 'list'],
  'submit-from': ['create', 'get', 'list'],
  resubmit: ['create', 'get'],
  retry: ['get', 'patch', 'update'],
  resume: ['get', 'patch', 'update'],
  suspend: ['get', 'patch', 'update'],
  terminate: ['get', 'patch', 'update'],
  stop: ['get', 'patch', 'update'],
};

function addWorkflowTrigger(found: Findings, trigger: Trigger, options: PermissionOptions): void {
  const target = targetOf(found, trigger, 'argoWorkflow', options);
  const operation = trigger.template.argoWorkflow?.operation ?? 'submit';
  if (!target || !Object.hasOwn(workflowVerbs, operation)) return;
  const place = { namespace: target.namespace, clusterWide: target.clusterWide };
  const argo = { ...place, group: 'argoproj.io' };
  found.allow({ ...argo, resource: 'workflows', verbs: workflowVerbs[operation] });
  if (operation === 'retry') found.allow({ ...place, group: '', resource: 'pods', verbs: ['delete'] });
  if (operation === 'submit-from') found.allow({ ...argo, resource: target.resource, verbs: ['get'] });
  if (!workflowVerbs[operation].includes('create')) return;
  const refers = templatesOf(objectOf(trigger.template.argoWorkflow?.source, options), operation);
  if (refers.namespaced) found.allow({ ...argo, resource: 'workflowtemplates', verbs: ['get'] });
  if (refers.clusterWide) {
    found.allow({ group: argo.group, clusterWide: true, resource: 'clusterworkflowtemplates', verbs: ['get'] });
  }
}

/** Where the templates are that a new workflow uses: argo reads them before it creates the workflow. */
interface UsedTemplates {
  readonly namespaced: boolean;
  readonly clusterWide: boolean;
}

/** Only a submitted workflow can be looked into; what another run or a CronWorkflow uses lies in the cluster. */
function templatesOf(object: JsonObject | undefined, operation: ArgoWorkflowOperation): UsedTemplates {
  const references = operation === 'submit' ? [...referencesIn(object)] : [{}];
  const clusterWide = references.filter((reference) => reference.clusterScope === true).length;
  return { namespaced: references.length > clusterWide, clusterWide: clusterWide > 0 };
}

function* referencesIn(value: Json | undefined): Generator<JsonObject> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, part] of Object.entries(value) as [string, Json][]) {
    if (key === 'workflowTemplateRef' || key === 'templateRef') yield isObject(part) ? part : {};
    else yield* referencesIn(part);
  }
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Where the object is that a trigger acts on; notes what an event may change about that. */
function targetOf(
  found: Findings,
  trigger: Trigger,
  key: 'k8s' | 'argoWorkflow',
  options: PermissionOptions,
): Omit<Grant, 'verbs'> | undefined {
  const name = trigger.template.name;
  const object = objectOf(trigger.template[key]?.source, options);
  if (!object) {
    found.cannotTell(`trigger '${name}' reads its object from elsewhere, so that its kind is not known here`);
    return undefined;
  }
  const changes = changesOf(trigger, key);
  if (changes('kind') || changes('apiVersion')) {
    found.cannotTell(`trigger '${name}' takes the kind of its object from an event`);
    return undefined;
  }
  const kind = typeof object.kind === 'string' ? object.kind : '';
  const { group, resource } = resourceOf(typeof object.apiVersion === 'string' ? object.apiVersion : '', kind);
  if (isClusterScoped(kind)) return { group, resource, clusterWide: true };
  if (changes('metadata.namespace')) return { group, resource, clusterWide: true };
  return { group, resource, namespace: namespaceOf(object) };
}

function objectOf(source: ArtifactLocation | undefined, options: PermissionOptions): JsonObject | undefined {
  return source?.resource ?? (source && options.read?.(source));
}

function namespaceOf(object: JsonObject): string | undefined {
  const metadata = object.metadata;
  if (metadata === null || typeof metadata !== 'object' || !('namespace' in metadata)) return undefined;
  return typeof metadata.namespace === 'string' ? metadata.namespace || undefined : undefined;
}

/** Tells whether parameters write to a path within the object, or to something that contains it. */
function changesOf(trigger: Trigger, key: 'k8s' | 'argoWorkflow'): (path: string) => boolean {
  const within = trigger.template[key]?.parameters ?? [];
  const object = `${key}.source.resource.`;
  return (path) =>
    within.some(({ dest }) => covers(dest, path)) ||
    (trigger.parameters ?? []).some(({ dest }) => covers(dest, object + path));
}

function covers(dest: string | undefined, path: string): boolean {
  return dest !== undefined && dest !== '' && (path === dest || path.startsWith(`${dest}.`));
}

function addWatch(found: Findings, source: SourceOf<'resource'>): void {
  const { group = '', resource, namespace } = source;
  found.allow({ group, resource, verbs: ['list', 'watch'], ...(namespace ? { namespace } : { clusterWide: true }) });
}

function addPersistence(found: Findings, source: SourceOf<'calendar'>): void {
  const configMap = source.persistence?.configMap;
  if (!configMap) return;
  const verbs = configMap.createIfNotExist ? ['create', 'get', 'update'] : ['get', 'update'];
  found.allow({ group: '', resource: 'configmaps', verbs });
}
