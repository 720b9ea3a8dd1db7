import type { SecretKeySelector } from '../kubernetes/selectors';
import type { EventSourceFilter } from '../source-filter';
import type { WatchPathConfig } from '../watch-path';

/**
 * Changes of files on an SFTP server, found by listing the folder again and again.
 *
 * The payload holds `name`, the bare name, and `op`. A changed file is reported as created. An event that could not be
 * published is lost.
 */
export interface SFTPEventSource {
  /** The server, as `host:port`, kept in a Secret. */
  readonly address: SecretKeySelector;
  /** The user, kept in a Secret. */
  readonly username: SecretKeySelector;
  /** The change to be told about. Only these two ever happen. */
  readonly eventType: 'CREATE' | 'REMOVE';
  /** Which files. */
  readonly watchPathConfig: WatchPathConfig;
  /** The password. The key of the host is then not verified. */
  readonly password?: SecretKeySelector;
  /**
   * A private key instead of a password; the same text must also be readable as a line of `authorized_keys`, to verify
   * the host with.
   */
  readonly sshKeySecret?: SecretKeySelector;
  /**
   * How often to look, as a Go duration. Any valid duration means ten seconds; without a valid one it looks without
   * pause.
   */
  readonly pollIntervalDuration?: string;
  /** An expression over the payload that must be true for the event to be published. */
  readonly filter?: EventSourceFilter;
  /** Fixed values that are added to every event, under `metadata`. */
  readonly metadata?: { readonly [key: string]: string };
}
