import { type Cluster, ClusterRefusal, type PatchType, placeOf, shownPlace } from '../clients/cluster';
import { EventloomError } from '../errors';
import { encode } from '../language/go/json';
import type { JsonObject } from '../model/json';
import { isClusterScoped } from '../model/plural';
import type { Rendered } from '../model/rendered';
import { unsupportedSource, withObject } from './artifact/fetch';
import { type ExactObject, readExact, readLive, resourceOfTrigger, rounded, sent } from './exact-object';
import { waitForLabels } from './labels-policy';
import { merged } from './merge';
import { inNamespace, outsideNamespaces, withOrigin } from './origin';
import type { Outcome, TriggerContext, TriggerRunner } from './trigger';

/** Creates, updates, patches or deletes an object of any kind. */
export const k8s: TriggerRunner = {
  unsupported: ({ k8s: config }) => {
    const operation = config?.operation || 'create';
    return isOperation(operation) ? unsupportedSource(config?.source) : `k8s with operation ${operation}`;
  },
  run,
};

/** What was done to an object. */
interface Done {
  /** In the past tense. */
  readonly did: string;
  readonly object?: JsonObject;
}

type Operation = (object: ExactObject, rendered: Rendered, context: TriggerContext) => Promise<Done>;

const operations = { create, update, patch, delete: remove } satisfies Record<string, Operation>;

const isOperation = (name: string): name is keyof typeof operations => Object.hasOwn(operations, name);

async function run(given: Rendered, context: TriggerContext): Promise<Outcome> {
  const rendered = await withObject(given, context);
  const { k8s: config, name } = rendered.template;
  const found = await objectOf(rendered, context);
  const operation = config?.operation || 'create';
  if (!isOperation(operation)) {
    throw new EventloomError('bad-definition', `the trigger ${name} has the unknown operation ${operation}`);
  }
  const { cluster } = context;
  const object = inPlace(found, context);
  const { did, object: result } = await operations[operation](object, rendered, context);
  const place = placeOf(result ?? object);
  const waited = operation === 'delete' ? '' : await waitForLabels(context, place, rendered.policy);
  const summary = `${did} ${shownPlace(place)}${waited}`;
  return { dryRun: cluster.dryRun, summary, ...(result && { object: result }) };
}

/** The object with its values filled in, live or not. */
async function objectOf(rendered: Rendered, { cluster }: TriggerContext): Promise<ExactObject> {
  const object = resourceOfTrigger(rendered);
  const { k8s: config, name } = rendered.template;
  const place = placeOf(object);
  if (place.apiVersion === '' || place.kind === '') {
    throw new EventloomError('bad-definition', `the trigger ${name} has an object without apiVersion or kind`);
  }
  if (!config?.liveObject || config.operation !== 'update') return object;
  if (place.name === '' || (place.namespace === undefined && !isClusterScoped(place.kind))) {
    throw new EventloomError(
      'bad-definition',
      `the trigger ${name} has a liveObject, so that its source needs metadata.name and metadata.namespace`,
    );
  }
  const live = await cluster.getText(place);
  if (live === undefined && !cluster.dryRun) {
    throw new ClusterRefusal(404, `${shownPlace(place)} not found: it has to exist already`);
  }
  const text = live ?? encode(object);
  return readExact(rendered.fill ? rendered.fill(text) : text);
}

function inPlace(object: ExactObject, context: TriggerContext): ExactObject {
  return isClusterScoped(placeOf(object).kind) ? outsideNamespaces(object) : inNamespace(object, context);
}

const did = ({ dryRun }: Cluster, done: string, wouldDo: string): string => (dryRun ? `would ${wouldDo}` : done);

async function create(object: ExactObject, { template }: Rendered, context: TriggerContext): Promise<Done> {
  const { cluster } = context;
  const created = await cluster.create(...sent(withOrigin(object, template.name, context)));
  return { did: did(cluster, 'created', 'create'), object: created };
}

/** How often an update is made anew because somebody else was faster. */
const maxConflicts = 5;

async function update(given: ExactObject, rendered: Rendered, context: TriggerContext): Promise<Done> {
  const { cluster } = context;
  const { liveObject } = rendered.template.k8s ?? {};
  for (let object = given, attempt = 1; ; attempt++) {
    try {
      const existing = await readLive(cluster, placeOf(object));
      // What is live has to exist, though a dry run does not know it.
      if (!existing && cluster.dryRun && liveObject) return { did: 'would update', object: rounded(object) };
      if (!existing) return await createMissing(object, cluster);
      const updated = await cluster.update(...sent(merged(existing, object)));
      return { did: did(cluster, 'updated', 'update'), object: updated };
    } catch (error) {
      const isConflict = error instanceof ClusterRefusal && error.status === 409;
      if (!isConflict || attempt === maxConflicts) throw error;
      // It holds all of what is not live any more.
      if (liveObject) object = inPlace(await objectOf(rendered, context), context);
    }
  }
}

const patchTypes: ReadonlySet<string> = new Set<PatchType>([
  'application/merge-patch+json',
  'application/strategic-merge-patch+json',
  'application/json-patch+json',
  'application/apply-patch+yaml',
]);

const isPatchType = (name: string): name is PatchType => patchTypes.has(name);

async function patch(object: ExactObject, { template }: Rendered, { cluster }: TriggerContext): Promise<Done> {
  const place = placeOf(object);
  const type = template.k8s?.patchStrategy || 'application/merge-patch+json';
  if (!isPatchType(type)) {
    const known = [...patchTypes].join(', ');
    throw new EventloomError(
      'bad-definition',
      `the trigger ${template.name} has the patchStrategy ${type}; known: ${known}`,
    );
  }
  if (!(await cluster.get(place))) return createMissing(object, cluster);
  return { did: did(cluster, 'patched', 'patch'), object: await cluster.patch(place, type, encode(object)) };
}

/** Without the labels of origin: so does Argo Events. */
async function createMissing(object: ExactObject, cluster: Cluster): Promise<Done> {
  const created = await cluster.create(...sent(object));
  return { did: did(cluster, 'created the missing', 'create the missing'), object: created };
}

async function remove(object: ExactObject, _: Rendered, { cluster }: TriggerContext): Promise<Done> {
  const place = placeOf(object);
  if (!(await cluster.get(place)) || !(await cluster.delete(place))) return { did: 'found nothing to delete:' };
  return { did: did(cluster, 'deleted', 'delete') };
}
