import { type ActionContext, holdsRaw } from './action';
import { replaced } from './durations';
import type { Fragment } from './fragment';
import { type Entry, type Expression, factory, isEmpty, literal, object } from './tree';
import { type DependencyConstants, namedValues, type ValuesInPlace, withValues } from './values';
import { fitsMetadata, fitsWorkflow, workflowKinds } from './workflow-shape';

/** The kinds of triggers that take an object. */
type ObjectKey = 'k8s' | 'argoWorkflow';

/**
 * The object that a trigger creates, changes or submits, with values of events in it: `KubeWorkflow.manifest(...)`, an object, or an
 * `Artifact`; undefined when parameters do more than to fill in values.
 * @param isWorkflow whether only a workflow will do
 */
export function objectOf(
  key: ObjectKey,
  trigger: Fragment,
  context: ActionContext,
  isWorkflow: boolean,
): Expression | undefined {
  const action = trigger.at('template', key);
  const source = action.at('source');
  const [location, ...more] = source.keys;
  if (location === undefined || more.length > 0) return undefined;
  if (location !== 'resource') return artifactOf(key, location, trigger, context);
  const resource = source.at('resource');
  const values = withValues(resource, action.at('parameters').items, context.constants);
  const isObject = resource.at('apiVersion').text !== undefined && resource.at('kind').text !== undefined;
  if (values === undefined || !isObject || trigger.at('parameters').exists) return undefined;
  const typed = typedManifest(resource, action.at('parameters'), values);
  if (typed !== undefined || isWorkflow)
    return resource.at('kind').text === 'Workflow' || !isWorkflow ? typed : undefined;
  const isManifest = fitsMetadataShape(resource.at('metadata'));
  return isManifest ? resource.literal(values) : undefined;
}

/** A manifest's metadata may hold whatever it likes, as long as it is an object. */
function fitsMetadataShape(metadata: Fragment): boolean {
  return !metadata.exists || (typeof metadata.value === 'object' && !Array.isArray(metadata.value));
}

/** `KubeWorkflow.manifest(...)` for an object that the compiler takes as one. */
function typedManifest(resource: Fragment, parameters: Fragment, values: ValuesInPlace): Expression | undefined {
  const kind = resource.at('kind').text ?? '';
  const workflow = Object.hasOwn(workflowKinds, kind) ? workflowKinds[kind] : undefined;
  if (workflow === undefined || resource.at('apiVersion').text !== 'argoproj.io/v1alpha1') return undefined;
  const isPlain = resource.keys.every((key) => ['apiVersion', 'kind', 'metadata', 'spec'].includes(key));
  const spec = values.sample(resource.at('spec'));
  const fits = fitsWorkflow(workflow.spec, spec) && fitsMetadata(values.sample(resource.at('metadata')));
  if (!isPlain || !fits || holdsRaw(parameters)) return undefined;
  const entries = ['metadata', 'spec'].flatMap((key): Entry[] => {
    const part = resource.at(key);
    return part.exists ? [{ key, value: part.literal(values), comments: part.before }] : [];
  });
  return factory(workflow.construct, 'manifest', { kind: 'object', entries: values.arrange(resource, entries) });
}

type WriteArtifact = (at: Fragment, written: (part: Fragment) => Expression) => readonly Expression[] | undefined;

/** How each place that an object can be in is said: the method of `Artifact`, and its arguments. */
const artifacts: { readonly [location: string]: readonly [method: string, write: WriteArtifact] } = {
  inline: ['inline', (at) => [at.literal()]],
  configmap: ['configMap', (at, written) => [written(at)]],
  file: ['file', (at, written) => [written(at.at('path'))]],
  git: ['git', (at, written) => [written(at)]],
  url: [
    'url',
    (at, written) => {
      const verify = at.at('verifyCert').exists ? at.at('verifyCert').literal() : literal(false);
      return [object({ path: written(at.at('path')), verifyCert: verify })];
    },
  ],
  s3: [
    's3',
    (at, written) => {
      const members = Object.fromEntries(at.keys.map((key) => [key, written(at.at(key))]));
      const rest = replaced(at, {
        ...members,
        bucket: undefined,
        events: undefined,
        filter: undefined,
        metadata: undefined,
      });
      const bucket = object({ bucket: written(at.at('bucket', 'name')), key: written(at.at('bucket', 'key')) });
      return [
        { kind: 'object', entries: [bucket, rest].flatMap((part) => (part.kind === 'object' ? part.entries : [])) },
      ];
    },
  ],
};

function artifactOf(
  key: ObjectKey,
  location: string,
  trigger: Fragment,
  { constants }: ActionContext,
): Expression | undefined {
  const artifact = Object.hasOwn(artifacts, location) ? artifacts[location] : undefined;
  const template = trigger.at('template');
  const values = withValues(template, trigger.at('parameters').items, constants);
  const inner = JSON.stringify(template.at(key, 'source', location).path).slice(0, -1);
  if (artifact === undefined || values === undefined || holdsRaw(trigger.at('parameters'))) return undefined;
  if (values.places.some((place) => !place.startsWith(`${inner},`))) return undefined;
  const parameters = parametersOf(template.at(key, 'parameters'), constants);
  const [method, write] = artifact;
  const args = write(template.at(key, 'source', location), (part) => part.literal(values));
  if (parameters === undefined || args === undefined) return undefined;
  const options = isEmpty(parameters) ? [] : [object({ parameters })];
  return factory('Artifact', method, ...args, ...options);
}

function parametersOf(parameters: Fragment, constants: DependencyConstants): Expression | undefined {
  const areOverwriting = parameters.items.every((one) => (one.at('operation').text || 'overwrite') === 'overwrite');
  return areOverwriting ? namedValues(parameters.items, constants) : undefined;
}
