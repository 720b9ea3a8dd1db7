import type { Json } from '../../model/json';

/** Where the decoding of a value stands. */
export interface Spot {
  /** The name of the innermost struct. */
  readonly struct: string;
  /** The names of the fields that lead here; elements of lists and maps leave none. */
  readonly path: readonly string[];
}

/** Fields that a struct has from another one within it: Go names that one, too, when it says where something is wrong. */
const embedded: { readonly [struct: string]: { readonly [field: string]: string } | undefined } = {
  WebhookEventSource: {
    endpoint: 'WebhookContext',
    method: 'WebhookContext',
    port: 'WebhookContext',
    url: 'WebhookContext',
    metadata: 'WebhookContext',
    authSecret: 'WebhookContext',
    maxPayloadSize: 'WebhookContext',
  },
  HDFSEventSource: { directory: 'WatchPathConfig', path: 'WatchPathConfig', pathRegexp: 'WatchPathConfig' },
  ResourceEventSource: {
    group: 'GroupVersionResource',
    version: 'GroupVersionResource',
    resource: 'GroupVersionResource',
  },
  SecretKeySelector: { name: 'LocalObjectReference' },
  ConfigMapKeySelector: { name: 'LocalObjectReference' },
  Sensor: { kind: 'TypeMeta', apiVersion: 'TypeMeta' },
  EventSource: { kind: 'TypeMeta', apiVersion: 'TypeMeta' },
  EventBus: { kind: 'TypeMeta', apiVersion: 'TypeMeta' },
};

/** The names that a field adds to the path of a mistake. */
export function goMember(struct: string, field: string): readonly string[] {
  const parent = embedded[struct]?.[field];
  return parent === undefined ? [field] : [parent, field];
}

/** The message of Go's JSON package about a value that does not fit, but for the name of the type in Go. */
export function mismatch(json: Json, wanted: string, { struct, path }: Spot): string {
  const place = struct === '' ? 'value' : `struct field ${[struct, ...path].join('.')}`;
  return `json: cannot unmarshal ${kindOf(json)} into Go ${place} of type ${wanted}`;
}

function kindOf(json: Json): string {
  if (Array.isArray(json)) return 'array';
  return typeof json === 'boolean' ? 'bool' : typeof json;
}
