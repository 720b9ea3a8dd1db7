import { readManifests, readValue } from '../manifests/read';
import type { Resource } from '../model/resource';
import type { TriggerFacts } from './facts';
import { isObject, Part } from './part';
import { offsetAt } from './position';
import type { ResourceSet } from './resource-set';

/** The object that a Kubernetes or workflow trigger acts on, as far as it can be told from manifests. */
export interface Target {
  readonly object: Part;
  /** The kind of trigger. */
  readonly key: 'k8s' | 'argoWorkflow';
}

/**
 * Finds the object that a trigger acts on: under `source.resource`, in `source.inline`, or in a ConfigMap of the set.
 * @returns `undefined` for other kinds of triggers, and for objects that only the cluster can tell
 */
export function targetOf(set: ResourceSet, trigger: TriggerFacts): Target | undefined {
  const targets = set.remember(noTargets);
  if (!targets.has(trigger)) targets.set(trigger, find(set, trigger));
  return targets.get(trigger);
}

/** What was found already: several rules ask, and reading YAML takes its time. */
function noTargets(): Map<TriggerFacts, Target | undefined> {
  return new Map();
}

function find(set: ResourceSet, trigger: TriggerFacts): Target | undefined {
  const key = keyOf(trigger);
  const source = sourceOf(trigger);
  if (key === undefined || source === undefined) return undefined;
  const object = resourceIn(source) ?? inlineIn(source.at('inline')) ?? configMapIn(set, source.at('configmap'));
  return object === undefined ? undefined : { object, key };
}

/** Where a Kubernetes or workflow trigger says where to take its object from; `undefined` for other kinds of triggers. */
export function sourceOf(trigger: TriggerFacts): Part | undefined {
  const key = keyOf(trigger);
  return key && trigger.template.at(key, 'source');
}

function keyOf({ kinds: [key] }: TriggerFacts): Target['key'] | undefined {
  return key === 'k8s' || key === 'argoWorkflow' ? key : undefined;
}

function resourceIn(source: Part): Part | undefined {
  const resource = source.at('resource');
  return resource.object === undefined ? undefined : resource;
}

function configMapIn(set: ResourceSet, selector: Part): Part | undefined {
  const text = textOfConfigMap(set, selector);
  return text && inlineIn(text);
}

/** What a ConfigMap of the set holds, where only one can be meant. */
export function textOfConfigMap(set: ResourceSet, selector: Part): Part | undefined {
  const [name, key] = [selector.at('name').text, selector.at('key').text];
  if (!name || !key) return undefined;
  const [configMap, ...others] = set.named('', 'ConfigMap', name, selector.resource.namespace);
  // Of several environments, nobody can say which.
  return configMap === undefined || others.length > 0 ? undefined : configMap.at('data', key);
}

/** YAML within YAML: whatever is found in it is shown where the text stands. */
function inlineIn(text: Part): Part | undefined {
  if (text.text === undefined) return undefined;
  const [inner] = readManifests(text.text, 'inline').resources;
  const value = inner?.object ?? readValue(text.text).value;
  if (!isObject(value)) return undefined;
  const { resource } = text;
  const place: Resource['place'] = (...path) => {
    const { line, column } = inner?.place(...path) ?? {};
    return text.place('value', offsetAt(text.text ?? '', line ?? 1, column ?? 1));
  };
  return new Part({ ...resource, object: value, place }, [], value);
}
