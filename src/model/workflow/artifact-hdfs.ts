import type { ConfigMapKeySelector, SecretKeySelector } from '../kubernetes/selectors';

/** A file in Hadoop's file system. */
export interface HDFSArtifact {
  /** The path of the file. */
  readonly path: string;
  /** The name nodes, as `host:port`. */
  readonly addresses?: readonly string[];
  /** The user, when Kerberos is not used. */
  readonly hdfsUser?: string;
  /** Whether an existing file is overwritten. */
  readonly force?: boolean;
  /** How data are protected on the way: the value of `dfs.data.transfer.protection`. */
  readonly dataTransferProtection?: string;
  /** The Kerberos credential cache: this or the keytab. */
  readonly krbCCacheSecret?: SecretKeySelector;
  /** The Kerberos keytab: this or the credential cache. */
  readonly krbKeytabSecret?: SecretKeySelector;
  /** The Kerberos user; needed with a keytab. */
  readonly krbUsername?: string;
  /** The Kerberos realm; needed with a keytab. */
  readonly krbRealm?: string;
  /** The Kerberos configuration (`krb5.conf`); needed with Kerberos. */
  readonly krbConfigConfigMap?: ConfigMapKeySelector;
  /** The principal of the name node; needed with Kerberos. */
  readonly krbServicePrincipalName?: string;
}
