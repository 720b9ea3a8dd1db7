import type { Duration } from 'cdk8s';
import type { FilePayload } from '../../src/model/payloads/occurrences';
import type { HDFSEventSource } from '../../src/model/sources/hdfs';
import { goDuration } from '../go-duration';
import { checkFilled, checkOneOf, type FieldsOf, filterOf, plain } from './declaration';
import type { EventOptions } from './endpoint';
import { SourceEvent } from './source-event';
import { type WatchedFiles, watchPathConfig } from './watched-files';

/** @see HdfsEvent */
export interface HdfsEventOptions
  extends FieldsOf<HDFSEventSource, 'type' | 'directory' | 'path' | 'pathRegexp' | 'checkInterval'>,
    WatchedFiles,
    EventOptions {
  /** How often to look. @default Duration.minutes(1) */
  readonly checkInterval?: Duration;
}

/** What can happen to a file, in upstream's words. */
export type HdfsOperation = 'CREATE' | 'WRITE' | 'REMOVE' | 'RENAME' | 'CHMOD';

/**
 * Changes of files in HDFS, found by listing the directory and all inside of it again and again. The first look tells of every file that is
 * there as created.
 *
 * All factories throw EventloomError `bad-value` unless there is one way to log in, and for what no file can match.
 */
export class HdfsEvent extends SourceEvent<'hdfs', FilePayload> {
  /** A file was created. */
  static created(options: HdfsEventOptions): HdfsEvent {
    return new HdfsEvent(['CREATE'], options);
  }

  /** Any of several things happened to a file: `HdfsEvent.of(['CREATE', 'WRITE'], ...)`. */
  static of(operations: readonly HdfsOperation[], options: HdfsEventOptions): HdfsEvent {
    return new HdfsEvent(operations, options);
  }

  private constructor(operations: readonly HdfsOperation[], options: HdfsEventOptions) {
    const { directory, path, pathRegexp, checkInterval, filter, ...fields } = options;
    checkFilled('hdfs', { ...fields, operations }, 'operations', 'addresses');
    checkLogin(fields);
    super(
      'hdfs',
      plain({
        ...fields,
        ...watchPathConfig('hdfs', { directory, path, pathRegexp }),
        type: operations.join('|'),
        checkInterval: checkInterval && goDuration(checkInterval),
        filter: filterOf(filter),
      }),
    );
  }
}

function checkLogin(fields: Partial<HDFSEventSource>): void {
  checkOneOf('hdfs', fields, 'hdfsUser', 'krbCCacheSecret', 'krbKeytabSecret');
  if (fields.hdfsUser !== undefined) return;
  checkFilled('hdfs', fields, 'krbServicePrincipalName', 'krbConfigConfigMap');
  if (fields.krbKeytabSecret) checkFilled('hdfs', fields, 'krbUsername', 'krbRealm');
}
