import type { FilePayload } from '../../src/model/payloads/occurrences';
import type { FileEventSource } from '../../src/model/sources/file';
import { bad, type FieldsOf, filterOf, plain } from './declaration';
import type { EventOptions } from './endpoint';
import { SourceEvent } from './source-event';
import { type WatchedFiles, watchPathConfig } from './watched-files';

/** @see FileEvent */
export interface FileEventOptions
  extends FieldsOf<FileEventSource, 'eventType' | 'watchPathConfig'>,
    WatchedFiles,
    EventOptions {}

/**
 * Changes of files in the event source's pod, in a volume that `template` mounts there. Folders inside the directory are not watched. A
 * change that comes combined with another, such as created and written at once, is missed.
 *
 * All factories throw EventloomError `bad-value` for what no file can match, `bad-program` for a regular expression that Go does not take.
 */
export class FileEvent extends SourceEvent<'file', FilePayload> {
  /** A file was created: `CREATE`. */
  static created(options: FileEventOptions): FileEvent {
    return new FileEvent('CREATE', options);
  }

  /** A file was written: `WRITE`. It comes with each write, so that a large file makes many events. */
  static written(options: FileEventOptions): FileEvent {
    return new FileEvent('WRITE', options);
  }

  /** A file was deleted: `REMOVE`. */
  static removed(options: FileEventOptions): FileEvent {
    return new FileEvent('REMOVE', options);
  }

  /** A file got another name: `RENAME`. The event has the old one. */
  static renamed(options: FileEventOptions): FileEvent {
    return new FileEvent('RENAME', options);
  }

  /** The permissions of a file were changed: `CHMOD`. */
  static modeChanged(options: FileEventOptions): FileEvent {
    return new FileEvent('CHMOD', options);
  }

  private constructor(eventType: FileEventSource['eventType'], options: FileEventOptions) {
    const { directory, path, pathRegexp, filter, ...fields } = options;
    if (path?.slice(1).includes('/')) {
      throw bad(`the path '${path}' leads into a folder, which is not watched; give that folder as directory`);
    }
    super(
      'file',
      plain({
        ...fields,
        eventType,
        watchPathConfig: watchPathConfig('file', { directory, path, pathRegexp }),
        filter: filterOf(filter),
      }),
    );
  }
}
