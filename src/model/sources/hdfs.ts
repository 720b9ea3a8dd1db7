import type { ConfigMapKeySelector, SecretKeySelector } from '../kubernetes/selectors';
import type { EventSourceFilter } from '../source-filter';

/**
 * Changes of files in HDFS, found by listing the folder again and again.
 *
 * The first look reports every file that is there already as created. A file is known by its bare name: the same name
 * in two folders looks like a renaming. Name one of hdfsUser, krbCCacheSecret and krbKeytabSecret.
 */
export interface HDFSEventSource {
  /** The name nodes, each as `host:port`. */
  readonly addresses: readonly string[];
  /** The folder to watch, absolute, with all folders inside it. */
  readonly directory: string;
  /** The change to be told about: `CREATE`, `WRITE`, `REMOVE`, `RENAME` or `CHMOD`. Several are joined by `|`. */
  readonly type: string;
  /** The one file to watch, relative to `directory`. */
  readonly path?: string;
  /** A regular expression that finds the paths to watch, relative to `directory`. */
  readonly pathRegexp?: string;
  /**
   * How often to look, as a Go duration.
   *
   * @default "1m"
   */
  readonly checkInterval?: string;
  /** The user to read as, without Kerberos. */
  readonly hdfsUser?: string;
  /** Logs in with a Kerberos credentials cache. Needs `krbServicePrincipalName` and `krbConfigConfigMap`. */
  readonly krbCCacheSecret?: SecretKeySelector;
  /** Logs in with a Kerberos keytab. Needs all other fields that begin with `krb`, except `krbCCacheSecret`. */
  readonly krbKeytabSecret?: SecretKeySelector;
  /** The user in the keytab. */
  readonly krbUsername?: string;
  /** The realm of the user in the keytab. */
  readonly krbRealm?: string;
  /** The contents of `krb5.conf`. */
  readonly krbConfigConfigMap?: ConfigMapKeySelector;
  /** The principal of the name nodes: `hdfs/_HOST`. */
  readonly krbServicePrincipalName?: string;
  /** An expression over the payload that must be true for the event to be published. */
  readonly filter?: EventSourceFilter;
  /** Fixed values that are added to every event, under `metadata`. */
  readonly metadata?: { readonly [key: string]: string };
}
