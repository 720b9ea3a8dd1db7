import type { ConfigMapKeySelector, SecretKeySelector } from '../kubernetes/selectors';
import type { EventSourceFilter } from '../source-filter';

export interface HDFSEventSource {
  readonly addresses: readonly string[];
  readonly directory: string;
  readonly type: string;
  readonly checkInterval?: string;
  readonly filter?: EventSourceFilter;
  readonly hdfsUser?: string;
  readonly krbCCacheSecret?: SecretKeySelector;
  readonly krbConfigConfigMap?: ConfigMapKeySelector;
  readonly krbKeytabSecret?: SecretKeySelector;
  readonly krbRealm?: string;
  readonly krbServicePrincipalName?: string;
  readonly krbUsername?: string;
  readonly metadata?: { readonly [key: string]: string };
  readonly path?: string;
  readonly pathRegexp?: string;
}
