import type { Resource } from '../model/resource';
import { type EventSourceFacts, eventSourceFacts, type SensorFacts, sensorFacts } from './facts';
import { Part } from './part';

/** The group and version of everything of Argo. */
export const argoVersion = 'argoproj.io/v1alpha1';

/** The resources to check, with what most rules ask about them worked out once. */
export class ResourceSet {
  readonly resources: readonly Part[];
  readonly sensors: readonly SensorFacts[];
  readonly eventSources: readonly EventSourceFacts[];
  readonly eventBuses: readonly Part[];
  private readonly sensorsByResource = new Map<Resource, SensorFacts>();
  private readonly eventSourcesByResource = new Map<Resource, EventSourceFacts>();
  private readonly byKind = new Map<string, Part[]>();
  private readonly byName = new Map<string, Part[]>();
  private readonly memory = new Map<unknown, unknown>();

  constructor(resources: readonly Resource[]) {
    this.resources = resources.map((resource) => Part.root(resource));
    for (const part of this.resources) {
      push(this.byKind, kindKey(part.resource), part);
      push(this.byName, `${kindKey(part.resource)} ${part.resource.name}`, part);
    }
    this.sensors = this.ofKind('argoproj.io', 'Sensor').map(sensorFacts);
    this.eventSources = this.ofKind('argoproj.io', 'EventSource').map(eventSourceFacts);
    this.eventBuses = this.ofKind('argoproj.io', 'EventBus');
    for (const sensor of this.sensors) this.sensorsByResource.set(sensor.root.resource, sensor);
    for (const source of this.eventSources) this.eventSourcesByResource.set(source.root.resource, source);
  }

  /** What is known of the Sensor that a part belongs to. */
  sensorOf({ resource }: Part): SensorFacts | undefined {
    return this.sensorsByResource.get(resource);
  }

  /** What is known of the EventSource that a part belongs to. */
  eventSourceOf({ resource }: Part): EventSourceFacts | undefined {
    return this.eventSourcesByResource.get(resource);
  }

  /**
   * All resources of a kind.
   * @param group the API group; empty for the core of Kubernetes
   */
  ofKind(group: string, kind: string): readonly Part[] {
    return this.byKind.get(`${group}/${kind}`) ?? [];
  }

  /**
   * The resources of a name that can be meant by somebody in a namespace. Where either side names no namespace they may meet:
   * which one it is, is decided when the manifests are applied.
   */
  named(group: string, kind: string, name: string, namespace: string | undefined): readonly Part[] {
    const all = this.byName.get(`${group}/${kind} ${name}`) ?? [];
    return namespace === undefined ? all : all.filter(({ resource }) => mayShare(resource.namespace, namespace));
  }

  /** What several rules need and is worth working out only once per set. */
  remember<T>(work: (set: ResourceSet) => T): T {
    if (!this.memory.has(work)) this.memory.set(work, work(this));
    return this.memory.get(work) as T;
  }
}

/** Whether two resources may be in the same namespace: one that is not named may be any. */
export function mayShare(one: string | undefined, other: string | undefined): boolean {
  return one === undefined || other === undefined || one === other;
}

function kindKey({ apiVersion, kind }: Resource): string {
  const slash = apiVersion.indexOf('/');
  return `${slash < 0 ? '' : apiVersion.slice(0, slash)}/${kind}`;
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
