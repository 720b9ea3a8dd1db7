import type { SecretKeySelector } from './kubernetes/selectors';

/**
 * How to encrypt a connection, and how to tell that the other side is the right one.
 *
 * Set `enabled`, `insecureSkipVerify`, a CA certificate, or a client certificate with its key; with none of them the
 * resource is refused.
 */
export interface TLSConfig {
  /**
   * The certificate of the authority that signed the other side's certificate, as PEM. Absent: the authorities that the
   * system trusts.
   */
  readonly caCertSecret?: SecretKeySelector;
  /** The certificate to show to the other side, as PEM. Only together with `clientKeySecret`. */
  readonly clientCertSecret?: SecretKeySelector;
  /** The private key of `clientCertSecret`, as PEM. */
  readonly clientKeySecret?: SecretKeySelector;
  /**
   * Encrypts with the system's authorities, for servers that need neither certificate nor key from us.
   *
   * @default false
   */
  readonly enabled?: boolean;
  /**
   * Encrypts, but accepts any certificate; the other fields are then ignored. Anyone on the way can read along.
   *
   * @default false
   */
  readonly insecureSkipVerify?: boolean;
}
