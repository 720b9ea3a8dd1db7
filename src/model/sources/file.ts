import type { EventSourceFilter } from '../source-filter';
import type { WatchPathConfig } from '../watch-path';

/**
 * Changes of files in the event source's pod, from a volume that is mounted there.
 *
 * The payload holds `name` and `op`, which is a number: 1 created, 2 written, 4 removed, 8 renamed, 16 mode changed.
 */
export interface FileEventSource {
  /**
   * The change to be told about. One that comes combined with another, such as created and written at once, is missed.
   */
  readonly eventType: 'CREATE' | 'WRITE' | 'REMOVE' | 'RENAME' | 'CHMOD';
  /** Which files. */
  readonly watchPathConfig: WatchPathConfig;
  /**
   * Looks at the files every 100 milliseconds instead of asking the kernel, for volumes on a network. `name` is then
   * the bare name of the file.
   *
   * @default false
   */
  readonly polling?: boolean;
  /** An expression over the payload that must be true for the event to be published. */
  readonly filter?: EventSourceFilter;
  /** Fixed values that are added to every event, under `metadata`. */
  readonly metadata?: { readonly [key: string]: string };
}
