import type { SecretKeySelector } from './kubernetes/selectors';

export type SASLMechanism = 'PLAIN' | 'OAUTHBEARER' | 'SCRAM-SHA-256' | 'SCRAM-SHA-512' | 'GSSAPI';

export interface SASLConfig {
  readonly passwordSecret: SecretKeySelector;
  readonly userSecret: SecretKeySelector;
  readonly mechanism?: SASLMechanism;
}
