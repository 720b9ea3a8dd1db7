import type { JsonObject } from '../json';
import type { Known, PublishedMetadata } from './published';

/** What a `calendar` event source publishes. */
export interface CalendarPayload extends PublishedMetadata {
  /**
   * When the event was due, as Go writes a time: `2025-03-14 02:00:00.000381 +0000 UTC m=+61.000913`, in the zone of the pod. The
   * part from ` m=` on is missing for an event that was caught up. For a date or an hour use `dataTemplate` and cut it out.
   */
  readonly eventTime: string;
}

/** What the event sources `file`, `hdfs` and `sftp` publish. */
export interface FilePayload extends PublishedMetadata {
  /** The file: its whole path, or its name alone for `sftp`, `hdfs` and a `file` source that polls. */
  readonly name: string;
  /** What happened: 1 made, 2 written, 4 removed, 8 renamed, 16 permissions changed. */
  readonly op: number;
}

/** What a `resource` event source publishes. `O` is the object, such as a Pod. */
export interface ResourcePayload<O = JsonObject> extends PublishedMetadata {
  /** What happened. */
  readonly type: Known<'ADD' | 'UPDATE' | 'DELETE'>;
  /** The object as it is now, or was when it was deleted. */
  readonly body: O;
  /** The object as it was before an `UPDATE`. */
  readonly oldBody: O | null;
  /** The group of its API; empty for the core. */
  readonly group: string;
  /** The version of its API. */
  readonly version: string;
  /** Its kind in the plural, such as `pods`. */
  readonly resource: string;
}
