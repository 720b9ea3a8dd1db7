import type { JsonObject } from '../../model/json';
import type { Resource } from '../../model/resource';
import { isObject, type Part } from '../part';
import { mayShare, type ResourceSet } from '../resource-set';
import type { Finding, Rule } from '../rule';
import { type KeySelector, shapeOf } from '../shape';
import { elsewhere, listed, meant, nearest } from '../suggestion';

/** A reference leads to a Secret or a ConfigMap, or to a key in it, that is not there. */
export const unknownSecret: Rule = {
  code: 'unknown-secret',
  severity: 'error',
  title: 'Secrets and ConfigMaps that are referred to exist, and have the key',
  why: `A pod that lacks a Secret or a ConfigMap does not start. Secrets are often kept out of manifests on purpose, so that one which is absent is
only a note; a key that a Secret here does not have is an error.`,
  good: `apiVersion: v1
kind: Secret
metadata:
  name: slack
stringData:
  token: from elsewhere
---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata:
  name: notify
spec:
  dependencies:
    - name: push
      eventSourceName: github
      eventName: git-push
  triggers:
    - template:
        name: slack
        slack:
          channel: builds
          message: pushed
          slackToken:
            name: slack
            key: token
`,
  bad: `apiVersion: v1
kind: Secret
metadata:
  name: slack
stringData:
  token: from elsewhere
---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata:
  name: notify
spec:
  dependencies:
    - name: push
      eventSourceName: github
      eventName: git-push
  triggers:
    - template:
        name: slack
        slack:
          channel: builds
          message: pushed
          slackToken:
            name: slack
            key: slackToken
`,
  *check(set) {
    const reported = new Set<string>();
    for (const selector of set.remember(shapeOf).selectors) yield* look(set, selector, reported);
  },
};

function* look(set: ResourceSet, { kind, at }: KeySelector, reported: Set<string>): Iterable<Finding> {
  const [name, key] = [at.at('name').text, at.at('key').text];
  if (!name || !key) return;
  const { namespace } = at.resource;
  const stores = set.remember(storesByName).get(`${kind} ${name}`) ?? [];
  const visible = stores.filter((store) => mayShare(store.namespace, namespace));
  if (visible.length > 0) {
    const finding = missingKey(visible, at, kind, name, key);
    if (finding !== undefined) yield finding;
    return;
  }
  const id = `${kind} ${namespace ?? ''}/${name}`;
  if (reported.has(id) || at.at('optional').isTrue) return;
  reported.add(id);
  yield { at: at.at('name'), ...absent(set, kind, name, at.resource) };
}

function missingKey(stores: readonly Store[], at: Part, kind: string, name: string, key: string): Finding | undefined {
  const keys = stores.flatMap((store) => store.keys ?? []);
  if (keys.includes(key) || stores.some((store) => store.keys === undefined) || at.at('optional').isTrue)
    return undefined;
  const near = nearest(key, keys) ?? (keys.length === 1 ? keys[0] : undefined);
  const known = keys.length === 0 ? 'it has none' : `it has ${listed(keys)}`;
  const message = `the ${kind} '${name}' has no key '${key}': ${known}`;
  return { at: at.at('key'), message, ...(near !== undefined && { fix: `write '${near}'` }) };
}

function absent(
  set: ResourceSet,
  kind: string,
  name: string,
  { namespace, name: referrer }: Resource,
): Omit<Finding, 'at'> {
  const [other] = set.remember(storesByName).get(`${kind} ${name}`) ?? [];
  if (other?.namespace !== undefined) return { ...elsewhere(kind, name, other.namespace), severity: 'warning' };
  const message = `there is no ${kind} '${name}' among these manifests`;
  const names: string[] = [];
  for (const [id, stores] of set.remember(storesByName)) {
    if (id.startsWith(`${kind} `) && stores.some((store) => mayShare(store.namespace, namespace)))
      names.push(id.slice(kind.length + 1));
  }
  const fix = meant(name, names, referrer);
  return fix === undefined ? { message, severity: 'info' } : { message, severity: 'warning', fix };
}

/** Something that is, or becomes, a Secret or a ConfigMap. */
interface Store {
  readonly namespace?: string;
  /** Absent when they are not known. */
  readonly keys?: readonly string[];
}

function storesByName(set: ResourceSet): ReadonlyMap<string, readonly Store[]> {
  const found = new Map<string, Store[]>();
  const add = (kind: string, name: string, { resource }: Part, keys: readonly string[] | undefined): void => {
    const store = { ...(resource.namespace !== undefined && { namespace: resource.namespace }), ...(keys && { keys }) };
    found.set(`${kind} ${name}`, [...(found.get(`${kind} ${name}`) ?? []), store]);
  };
  for (const part of set.ofKind('', 'Secret'))
    add('Secret', part.resource.name, part, keysOf(part, 'data', 'stringData'));
  for (const part of set.ofKind('', 'ConfigMap'))
    add('ConfigMap', part.resource.name, part, keysOf(part, 'data', 'binaryData'));
  for (const part of set.ofKind('bitnami.com', 'SealedSecret')) {
    add('Secret', part.resource.name, part, keysOf(part.at('spec'), 'encryptedData'));
  }
  for (const part of set.ofKind('external-secrets.io', 'ExternalSecret')) {
    add('Secret', part.at('spec', 'target', 'name').text ?? part.resource.name, part, keysOfExternal(part));
  }
  for (const part of set.ofKind('cert-manager.io', 'Certificate')) {
    const { text } = part.at('spec', 'secretName');
    if (text !== undefined) add('Secret', text, part, keysOfCertificate(part));
  }
  return found;
}

function keysOf(part: Part, ...fields: string[]): string[] | undefined {
  const maps = fields.flatMap((field): JsonObject[] => {
    const { json } = part.at(field);
    return isObject(json) ? [json] : [];
  });
  // Without any, the keys are filled in later: by a controller, or by hand.
  return maps.length === 0 ? undefined : maps.flatMap((map) => Object.keys(map));
}

/** The keys that an ExternalSecret writes, unless it takes whatever it finds. */
function keysOfExternal(part: Part): string[] | undefined {
  if (part.at('spec', 'dataFrom').exists || part.at('spec', 'target', 'template').exists) return undefined;
  return part
    .at('spec', 'data')
    .items()
    .flatMap((item) => item.at('secretKey').text ?? []);
}

/** The keys that cert-manager writes, unless it is asked for further formats. */
function keysOfCertificate(part: Part): string[] | undefined {
  const spec = part.at('spec');
  if (spec.at('keystores').exists || spec.at('additionalOutputFormats').exists) return undefined;
  return ['ca.crt', 'tls.crt', 'tls.key'];
}
