import type { EventSourceFilter } from '../source-filter';
import type { WatchPathConfig } from '../watch-path';

export interface FileEventSource {
  readonly eventType: 'CREATE' | 'WRITE' | 'REMOVE' | 'RENAME' | 'CHMOD';
  readonly watchPathConfig: WatchPathConfig;
  readonly filter?: EventSourceFilter;
  readonly metadata?: { readonly [key: string]: string };
  readonly polling?: boolean;
}
