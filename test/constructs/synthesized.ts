import { Chart, Testing } from 'cdk8s';
import type { EventBusSpec } from '../../src/model/event-bus';
import type { EventSourceSpec } from '../../src/model/event-source';
import { customKinds } from '../../src/model/kind-schema';
import type { SensorSpec } from '../../src/model/sensor';
import { violations } from '../../src/model/validate';
import type { CronWorkflowSpec } from '../../src/model/workflow/cron-workflow';
import type { WorkflowSpec } from '../../src/model/workflow/spec';

/** An object as it would be applied. */
export interface Manifest<Spec = object> {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly annotations?: { readonly [key: string]: string };
    readonly labels?: { readonly [key: string]: string };
  };
  readonly spec: Spec;
}

interface Specs {
  readonly EventBus: EventBusSpec;
  readonly EventSource: EventSourceSpec;
  readonly Sensor: SensorSpec;
  readonly WorkflowTemplate: WorkflowSpec;
  readonly ClusterWorkflowTemplate: WorkflowSpec;
  readonly CronWorkflow: CronWorkflowSpec;
}

/** A chart in the namespace `argo-events`. */
export function testChart(namespace = 'argo-events'): Chart {
  return new Chart(Testing.app(), 'chart', { namespace });
}

/** Every object of a chart. Those that the model knows are what it says. */
export function manifests(chart: Chart): readonly Manifest[] {
  const objects = Testing.synth(chart) as Manifest[];
  for (const object of objects) {
    const kind = customKinds.find((known) => known === object.kind);
    if (kind) expect(violations(kind, JSON.parse(JSON.stringify(object)))).toEqual([]);
  }
  return objects;
}

/** The only object of a kind. */
export function manifest<K extends keyof Specs>(chart: Chart, kind: K): Manifest<Specs[K]> {
  const found = manifests(chart).filter((object) => object.kind === kind);
  expect(found).toHaveLength(1);
  return found[0] as Manifest<Specs[K]>;
}

/** The only object of a kind that the model does not know. */
export function manifestOf<T>(chart: Chart, kind: string): T {
  const found = manifests(chart).filter((object) => object.kind === kind);
  expect(found).toHaveLength(1);
  const [object]: readonly unknown[] = found;
  return object as T;
}
