import type { FilePayload } from '../../src/model/payloads/occurrences';
import type { SFTPEventSource } from '../../src/model/sources/sftp';
import { checkFilled, checkOneOf, type FieldsOf, filterOf, plain } from './declaration';
import type { EventOptions } from './endpoint';
import { SourceEvent } from './source-event';
import { type WatchedFiles, watchPathConfig } from './watched-files';

/** @see SftpEvent */
export interface SftpEventOptions
  extends FieldsOf<SFTPEventSource, 'eventType' | 'watchPathConfig' | 'pollIntervalDuration'>,
    WatchedFiles,
    EventOptions {}

/**
 * Changes of files on an SFTP server, found by listing the directory every ten seconds. Upstream takes no other interval, although it has
 * `pollIntervalDuration`: without that it would never pause, so it is written for you. The event has the bare name of the file.
 *
 * All factories throw EventloomError `bad-value` unless there is one way to log in, and for what no file can match.
 */
export class SftpEvent extends SourceEvent<'sftp', FilePayload> {
  /** A file was created, or changed: upstream calls both `CREATE`. */
  static created(options: SftpEventOptions): SftpEvent {
    return new SftpEvent('CREATE', options);
  }

  /** A file was deleted: `REMOVE`. */
  static removed(options: SftpEventOptions): SftpEvent {
    return new SftpEvent('REMOVE', options);
  }

  private constructor(eventType: SFTPEventSource['eventType'], options: SftpEventOptions) {
    const { directory, path, pathRegexp, filter, ...fields } = options;
    checkFilled('sftp', fields, 'address', 'username');
    checkOneOf('sftp', fields, 'password', 'sshKeySecret');
    super(
      'sftp',
      plain({
        ...fields,
        eventType,
        watchPathConfig: watchPathConfig('sftp', { directory, path, pathRegexp }),
        pollIntervalDuration: '10s',
        filter: filterOf(filter),
      }),
    );
  }
}
