import type { JsonObject } from '../model/json';
import type { Resource } from '../model/resource';
import { isObject } from './equality';
import { kindName } from './names';

/** Resources that belong together, in the order of the manifests, and the namespace of all of them. */
export interface Pipeline {
  /** What it is called after. */
  readonly name: string;
  readonly namespace?: string;
  readonly resources: readonly Resource[];
}

const group = 'argoproj.io';

/**
 * Resources by pipeline: a sensor, the event sources that it depends on, the templates that it runs, and what only they use: their bus,
 * account, Secrets and ConfigMaps. What several pipelines use, or none, stands in a pipeline of its own, one for each namespace.
 */
export function pipelinesOf(resources: readonly Resource[]): readonly Pipeline[] {
  const sets = new Sets(resources);
  const named = new Map(resources.map((resource, index) => [keyOf(resource, resource.kind, resource.name), index]));
  const uses = resources.map((resource) => usesOf(resource).flatMap((key) => named.get(key) ?? []));
  resources.forEach((resource, index) => {
    if (!isCore(resource)) return;
    for (const used of uses[index] ?? []) if (isCore(resources[used])) sets.join(index, used);
  });
  joinCompanions(resources, uses, sets);
  const groups = sets.groups((index) => isCore(resources[index]));
  return groups.flatMap((indexes) => {
    const members = ordered(indexes, uses).flatMap((index) => resources[index] ?? []);
    return withoutRepeats(members).map(pipelineOf);
  });
}

/** In a chart each object has a file of its own, which is named by its kind and name; one without a name stands alone. */
function withoutRepeats(resources: readonly Resource[]): readonly (readonly Resource[])[] {
  const charts: Resource[][] = [];
  const taken = new Map<string, number>();
  for (const resource of resources) {
    const file = `${resource.kind}.${resource.name}`.replace(/[^0-9a-zA-Z-_.]/g, '').toLowerCase();
    const chart = taken.get(file) ?? 0;
    taken.set(file, chart + 1);
    charts[chart] = [...(charts[chart] ?? []), resource];
  }
  return charts;
}

/** Each after what it uses, and otherwise in the order of the manifests. */
function ordered(indexes: readonly number[], uses: readonly (readonly number[])[]): readonly number[] {
  const members = new Set(indexes);
  const done = new Set<number>();
  const order: number[] = [];
  const add = (index: number): void => {
    if (done.has(index) || !members.has(index)) return;
    // What uses itself, through others, comes where it is met first.
    done.add(index);
    for (const used of uses[index] ?? []) add(used);
    order.push(index);
  };
  for (const index of indexes) add(index);
  return order;
}

/** Companions of a single pipeline become a part of it; a companion may have companions. */
function joinCompanions(resources: readonly Resource[], uses: readonly (readonly number[])[], sets: Sets): void {
  const users = new Map<number, Set<number>>();
  const maxRounds = 3;
  for (let round = 0; round < maxRounds; round++) {
    users.clear();
    resources.forEach((resource, index) => {
      // Who grants something to an account belongs to the account.
      for (const used of uses[index] ?? []) {
        if (!isCore(resource) && isCore(resources[used])) continue;
        if (!isCore(resources[used])) add(users, used, sets.of(index));
        if (isBinding(resource)) add(users, index, sets.of(used));
      }
    });
    for (const [index, owners] of users) {
      const others = [...owners].filter((owner) => owner !== sets.of(index));
      const [owner, ...more] = others;
      if (owner !== undefined && more.length === 0) sets.join(owner, index);
    }
  }
}

function add(users: Map<number, Set<number>>, index: number, owner: number): void {
  const owners = users.get(index) ?? new Set();
  users.set(index, owners.add(owner));
}

function isBinding({ kind }: Resource): boolean {
  return kind === 'RoleBinding' || kind === 'ClusterRoleBinding';
}

const coreKinds: ReadonlySet<string> = new Set(['EventSource', 'Sensor', 'WorkflowTemplate']);

function isCore(resource: Resource | undefined): boolean {
  return resource !== undefined && resource.apiVersion.startsWith(`${group}/`) && coreKinds.has(resource.kind);
}

function pipelineOf(resources: readonly Resource[]): Pipeline {
  const [first] = resources;
  const leading = ['EventSource', 'Sensor', 'WorkflowTemplate', 'EventBus'].flatMap((kind) =>
    resources.filter((resource) => resource.kind === kind && resource.apiVersion.startsWith(`${group}/`)),
  );
  const cores = resources.filter(isCore);
  const name = cores.length > 0 ? (leading[0]?.name ?? '') : sharedName(resources);
  return {
    name: name || 'pipeline',
    resources,
    ...(first?.namespace === undefined ? {} : { namespace: first.namespace }),
  };
}

function sharedName(resources: readonly Resource[]): string {
  const [first, ...more] = resources;
  if (first !== undefined && more.length === 0) return `${first.name}-${kindName(first.kind)}`;
  return resources.every(({ kind }) => kind === 'EventBus') ? 'event-buses' : 'resources';
}

function keyOf({ namespace }: Resource, kind: string, name: string): string {
  return JSON.stringify([namespace ?? null, kind, name]);
}

/** Keys under which a resource names another, and what that is. */
const references: { readonly [key: string]: readonly [kind: string, field?: string] } = {
  eventSourceName: ['EventSource'],
  eventBusName: ['EventBus'],
  serviceAccountName: ['ServiceAccount'],
  workflowTemplateRef: ['WorkflowTemplate', 'name'],
  templateRef: ['WorkflowTemplate', 'name'],
  configmap: ['ConfigMap', 'name'],
  configMap: ['ConfigMap', 'name'],
  configMapRef: ['ConfigMap', 'name'],
  configMapKeyRef: ['ConfigMap', 'name'],
  secretName: ['Secret'],
};

/** Parts of a resource that are looked at. */
const maxParts = 100_000;

/** What a resource names, as keys. */
function usesOf(resource: Resource): readonly string[] {
  const found = new Set<string>();
  const parts: unknown[] = [resource.object.spec ?? resource.object];
  for (let seen = 0; parts.length > 0 && seen < maxParts; seen++) {
    const part = parts.pop();
    if (Array.isArray(part)) for (const item of part as readonly unknown[]) parts.push(item);
    if (!isObject(part)) continue;
    for (const [key, value] of Object.entries(part)) {
      for (const [kind, name] of named(key, value)) found.add(keyOf(resource, kind, name));
      parts.push(value);
    }
    if (typeof part.name === 'string' && typeof part.key === 'string') found.add(keyOf(resource, 'Secret', part.name));
  }
  for (const [kind, name] of [...boundBy(resource.object), ...defaultBus(resource)])
    found.add(keyOf(resource, kind, name));
  return [...found];
}

function* named(key: string, value: unknown): Iterable<readonly [string, string]> {
  const reference = Object.hasOwn(references, key) ? references[key] : undefined;
  if (reference === undefined) return;
  const [kind, field] = reference;
  const name = field === undefined ? value : isObject(value) ? value[field] : undefined;
  if (typeof name === 'string') yield [kind, name];
}

function* boundBy({ subjects, roleRef }: JsonObject): Iterable<readonly [string, string]> {
  for (const part of [roleRef, ...(Array.isArray(subjects) ? (subjects as readonly unknown[]) : [])]) {
    if (isObject(part) && typeof part.kind === 'string' && typeof part.name === 'string') yield [part.kind, part.name];
  }
}

function* defaultBus({ kind, object }: Resource): Iterable<readonly [string, string]> {
  const hasBus = kind === 'EventSource' || kind === 'Sensor';
  if (hasBus && !(isObject(object.spec) && object.spec.eventBusName)) yield ['EventBus', 'default'];
}

/** Indexes that belong together. */
class Sets {
  private readonly parents: number[];

  constructor(private readonly resources: readonly Resource[]) {
    this.parents = resources.map((_, index) => index);
  }

  of(index: number): number {
    let root = index;
    for (let parent = this.parents[root] ?? root; parent !== root; parent = this.parents[root] ?? root) root = parent;
    this.parents[index] = root;
    return root;
  }

  join(one: number, other: number): void {
    this.parents[this.of(other)] = this.of(one);
  }

  /** The sets in order; those without anything that counts become one for each namespace. */
  groups(counts: (index: number) => boolean): readonly (readonly number[])[] {
    const cores = new Set(this.parents.flatMap((_, index) => (counts(index) ? [this.of(index)] : [])));
    const groups = new Map<string, number[]>();
    for (const index of this.parents.keys()) {
      const set = this.of(index);
      const key = cores.has(set) ? String(set) : `in ${this.resources[index]?.namespace ?? ''}`;
      groups.set(key, [...(groups.get(key) ?? []), index]);
    }
    return [...groups.values()];
  }
}
