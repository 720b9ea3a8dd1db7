import { ClusterRefusal, type ObjectPlace, placeOf } from '../../../src/clients/cluster';
import type { JsonObject } from '../../../src/model/json';
import { FakeCluster } from './fake-cluster';

/**
 * The cluster behind the recordings of argoWorkflow triggers. Their argo command did nothing and never failed: templates are there
 * whenever it is asked for one, and workflows that exist are in a state in which anything can be done with them. Argo Events looks
 * for what was submitted afterwards, and finds it only if a workflow with the name of the template happens to exist.
 */
export class FakeArgo extends FakeCluster {
  override async create(object: JsonObject): Promise<JsonObject> {
    const { namespace } = placeOf(object);
    const { labels } = object.metadata as { readonly labels: { readonly [name: string]: string } };
    const name = labels['workflows.argoproj.io/workflow-template'] ?? labels['workflows.argoproj.io/cron-workflow'];
    const from = labels['workflows.argoproj.io/resubmitted-from-workflow'] ?? name ?? '';
    const place = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Workflow', name: from };
    if (this.has(namespace === undefined ? place : { ...place, namespace })) return object;
    throw new ClusterRefusal(404, 'what was submitted is not there');
  }

  override async get(place: ObjectPlace): Promise<JsonObject | undefined> {
    const { apiVersion, kind, ...metadata } = place;
    if (kind !== 'Workflow') return { apiVersion, kind, metadata };
    const found = await super.get(place);
    return found && { ...found, status: { phase: this.phase, nodes: { [place.name]: root(place.name) } } };
  }

  /** @param phase of the workflows that exist */
  constructor(
    existing: readonly JsonObject[] | undefined,
    private readonly phase: string,
  ) {
    super(existing);
  }
}

const root = (name: string): JsonObject => ({ id: name, name, type: 'Steps', phase: 'Failed' });
