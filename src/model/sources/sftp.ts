import type { SecretKeySelector } from '../kubernetes/selectors';
import type { EventSourceFilter } from '../source-filter';
import type { WatchPathConfig } from '../watch-path';

export interface SFTPEventSource {
  readonly address: SecretKeySelector;
  readonly eventType: 'CREATE' | 'REMOVE';
  readonly username: SecretKeySelector;
  readonly watchPathConfig: WatchPathConfig;
  readonly filter?: EventSourceFilter;
  readonly metadata?: { readonly [key: string]: string };
  readonly password?: SecretKeySelector;
  readonly pollIntervalDuration?: string;
  readonly sshKeySecret?: SecretKeySelector;
}
