import type { SecretKeySelector } from './kubernetes/selectors';

/** The ways to log in to Kafka. */
export type SASLMechanism = 'PLAIN' | 'OAUTHBEARER' | 'SCRAM-SHA-256' | 'SCRAM-SHA-512' | 'GSSAPI';

/** How to log in to Kafka with a user name and a password. */
export interface SASLConfig {
  /** The user name. */
  readonly userSecret: SecretKeySelector;
  /** The password. */
  readonly passwordSecret: SecretKeySelector;
  /**
   * The protocol of the login; it must be one that the broker offers.
   *
   * @default "PLAIN"
   */
  readonly mechanism?: SASLMechanism;
}
