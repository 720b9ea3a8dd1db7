import type { SecretKeySelector } from '../kubernetes/selectors';
import type { TriggerParameter } from '../parameter';

/**
 * Calls a gRPC server of one's own, which implements `triggers.Trigger`.
 *
 * Whether a policy is satisfied is the server's business; its answer `success: false` is not noticed.
 */
export interface CustomTrigger {
  /** The host and port of the server. */
  readonly serverURL: string;
  /** What the server should act on; only the server understands it. */
  readonly spec: { readonly [key: string]: string };
  /**
   * Connects with TLS; needs `certSecret`.
   *
   * @default false
   */
  readonly secure?: boolean;
  /** The certificate of the server, or of its authority, as PEM. */
  readonly certSecret?: SecretKeySelector;
  /** The name that the server's certificate is made out to, if it differs from the host. */
  readonly serverNameOverride?: string;
  /** The input of the call, made of values from events: each is put at its `dest` into a JSON object. */
  readonly payload?: readonly TriggerParameter[];
  /** Values from events that are put into the object that the server gave for `spec`; it must be JSON. */
  readonly parameters?: readonly TriggerParameter[];
}
