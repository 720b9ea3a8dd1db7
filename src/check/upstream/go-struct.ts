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
    serverCertSecret: 'WebhookContext',
    serverKeySecret: 'WebhookContext',
    maxPayloadSize: 'WebhookContext',
  },
  HDFSEventSource: { directory: 'WatchPathConfig', path: 'WatchPathConfig', pathRegexp: 'WatchPathConfig' },
  ResourceEventSource: {
    group: 'GroupVersionResource',
    version: 'GroupVersionResource',
    resource: 'GroupVersionResource',
  },
  SecretKeySelector: { name: 'LocalObjectReference' },
  SecretEnvSource: { name: 'LocalObjectReference' },
  SecretProjection: { name: 'LocalObjectReference' },
  ConfigMapKeySelector: { name: 'LocalObjectReference' },
  ConfigMapEnvSource: { name: 'LocalObjectReference' },
  ConfigMapProjection: { name: 'LocalObjectReference' },
  ConfigMapVolumeSource: { name: 'LocalObjectReference' },
  Sensor: { kind: 'TypeMeta', apiVersion: 'TypeMeta' },
  EventSource: { kind: 'TypeMeta', apiVersion: 'TypeMeta' },
  EventBus: { kind: 'TypeMeta', apiVersion: 'TypeMeta' },
  EventBusStatus: { conditions: 'Status' },
  EventSourceStatus: { conditions: 'Status' },
  SensorStatus: { conditions: 'Status' },
};

const unsigned: ReadonlySet<string> = new Set([
  'LogTrigger.intervalSeconds',
  'NativeStrategy.maxMsgs',
  'NativeStrategy.maxSubs',
]);

/** Whether a field is a whole number that is never negative. */
export function isUnsigned(struct: string, field: string): boolean {
  return unsigned.has(`${struct}.${field}`);
}

/** The names that a field adds to the path of a mistake. */
export function goMember(struct: string, field: string): readonly string[] {
  const parent = struct === 'Volume' && field !== 'name' ? 'VolumeSource' : embedded[struct]?.[field];
  return parent === undefined ? [field] : [parent, field];
}

/** The message of Go's JSON package about a value that does not fit, but for the name of the type in Go. */
export function mismatch(json: Json, wanted: string, { struct, path }: Spot): string {
  const place = struct === '' ? 'value' : `struct field ${[struct, ...path].join('.')}`;
  return `json: cannot unmarshal ${kindOf(json)}${numberOf(json, wanted)} into Go ${place} of type ${wanted}`;
}

/** A number is named where it is one that a whole number cannot hold. */
function numberOf(json: Json, wanted: string): string {
  return typeof json === 'number' && /^u?int\d/i.test(wanted) ? ` ${json}` : '';
}

function kindOf(json: Json): string {
  if (Array.isArray(json)) return 'array';
  return typeof json === 'boolean' ? 'bool' : typeof json;
}
