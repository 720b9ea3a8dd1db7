import { DryRunCluster } from '../../../src/clients/dry-run-cluster';
import { compileRenderer } from '../../../src/evaluate/render/render';
import type { ArtifactLocation } from '../../../src/model/artifact';
import type { JsonObject } from '../../../src/model/json';
import { yamlToJson } from '../../../src/runtime/documents';
import { withObject } from '../../../src/triggers/artifact/fetch';
import { k8s } from '../../../src/triggers/k8s';
import type { TriggerContext } from '../../../src/triggers/trigger';
import { documentOf } from '../../conformance/vectors/given-event';
import { contextFor } from '../context';

/** What a source holds in these tests, as YAML 1.1, and what a trigger makes of it. */
export const yaml = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: cm}\ndata: {ref: none, flag: on}\n';
export const made = { apiVersion: 'v1', kind: 'ConfigMap', data: { ref: 'main', flag: true } };

const events = new Map([
  ['push', documentOf({ source: 's', type: 't', datacontenttype: 'application/json', data_text: '{"ref":"main"}' })],
]);

function renderedWith(source: ArtifactLocation): ReturnType<ReturnType<typeof compileRenderer>['render']> {
  const parameters = [{ dest: 'data.ref', src: { dependencyName: 'push', dataKey: 'ref' } }];
  const trigger = { template: { name: 't', k8s: { source, parameters } } };
  return compileRenderer(trigger, { yamlToJson }).render(events);
}

/** The object that a k8s trigger creates, whose source is this. */
export async function createdFrom(source: ArtifactLocation, given: Partial<TriggerContext> = {}): Promise<JsonObject> {
  const context = contextFor({ cluster: new DryRunCluster(), ...given });
  try {
    const { object = {} } = await k8s.run(renderedWith(source), context);
    return object;
  } finally {
    await context.connections.close();
  }
}

/** Why a source cannot be used: tried as often as usual, without pauses. */
export async function failureOf(source: ArtifactLocation, given: Partial<TriggerContext> = {}): Promise<unknown> {
  const context = contextFor(given);
  try {
    return await withObject(renderedWith(source), context, 0);
  } catch (error) {
    return error;
  } finally {
    await context.connections.close();
  }
}
