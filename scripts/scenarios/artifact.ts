import { Artifact, type ITrigger, K8sTrigger, WorkflowTrigger } from '../../constructs';
import type { ArtifactLocation } from '../../src/model/artifact';
import type { TriggerParameter, TriggerTemplate } from '../../src/model/sensor';
import { type Dependencies, Unsaid, valueOf } from './values';

/** What the artifacts of upstream's examples hold; a program would say so. */
const holds = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Workflow' };

/** A trigger whose object is elsewhere; undefined when it stands in the trigger. */
export function artifactTrigger(
  { k8s, argoWorkflow }: TriggerTemplate,
  parameters: readonly TriggerParameter[],
  known: Dependencies,
): ITrigger | undefined {
  const source = (k8s ?? argoWorkflow)?.source;
  if (!source || source.resource) return undefined;
  const artifact = artifactOf(source, parameters, known);
  if (argoWorkflow) return WorkflowTrigger.submitManifest(artifact, { args: argoWorkflow.args });
  const operation = k8s?.operation || 'create';
  return K8sTrigger[operation](artifact);
}

function artifactOf(source: ArtifactLocation, parameters: readonly TriggerParameter[], known: Dependencies): Artifact {
  const options = { holds, parameters: writtenBy(parameters, known) };
  const { s3, inline, file, url, git, configmap } = source;
  if (s3) {
    const { events: _events, filter: _filter, metadata: _metadata, bucket, ...rest } = s3;
    return Artifact.s3({ ...rest, bucket: bucket.name, key: bucket.key ?? '' }, options);
  }
  if (inline !== undefined) return Artifact.inline(inline, options);
  if (file) return Artifact.file(file.path, options);
  if (url) return Artifact.url({ verifyCert: false, ...url }, options);
  if (git) return Artifact.git(git, options);
  if (configmap) return Artifact.configMap(configmap, options);
  throw new Unsaid('the object comes from nowhere');
}

function writtenBy(parameters: readonly TriggerParameter[], known: Dependencies): { readonly [dest: string]: unknown } {
  const entries = parameters.map(({ src, dest = '', operation }) => {
    if (operation === 'append' || operation === 'prepend') {
      throw new Unsaid(`a parameter adds to '${dest}' of an object that is elsewhere`);
    }
    return [dest, valueOf(src, known)] as const;
  });
  return Object.fromEntries(entries);
}
