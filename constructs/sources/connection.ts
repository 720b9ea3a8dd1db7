import type { Duration } from 'cdk8s';
import type { SecretKeySelector } from '../../src/model/kubernetes';
import type { Backoff } from '../../src/model/scalars';
import type { TLSConfig } from '../../src/model/tls';
import { goDuration } from '../go-duration';
import { requireNoPassword, requireRoleOrKey } from '../requirements';
import { bad, checkTogether, eventOf } from './declaration';

/** How often to try to connect, and how long to wait in between. */
export interface ConnectionBackoff {
  /** How many attempts in all, the first included. @default 5 */
  readonly steps?: number;
  /** The first wait. @default Duration.seconds(1) */
  readonly duration?: Duration;
  /** What the wait is multiplied by after each attempt. @default 1 */
  readonly factor?: number;
  /** How much of each wait is added at random: 0.2 waits up to a fifth longer. @default 1 */
  readonly jitter?: number;
}

/** How to encrypt a connection. */
export interface TlsOptions {
  /** How to encrypt the connection. @default - not at all */
  readonly tls?: TLSConfig;
}

/** How an event source connects to a broker. */
export interface ConnectionOptions extends TlsOptions {
  /** How often to try to connect, and how long to wait in between. @default - five times, a second or two apart */
  readonly connectionBackoff?: ConnectionBackoff;
}

/** Credentials of an AWS account. */
export interface AwsCredentials {
  readonly accessKey?: SecretKeySelector;
  readonly secretKey?: SecretKeySelector;
  readonly sessionToken?: SecretKeySelector;
  readonly roleARN?: string;
}

/**
 * How upstream is told to connect.
 * @throws EventloomError `bad-value` for a `tls` that says nothing, or half a client certificate.
 */
export function connectionOf(
  kind: string,
  { tls, connectionBackoff }: ConnectionOptions,
): { readonly tls?: TLSConfig; readonly connectionBackoff?: Backoff } {
  return {
    ...tlsOf(kind, { tls }),
    ...(connectionBackoff ? { connectionBackoff: backoffOf(connectionBackoff) } : {}),
  };
}

/**
 * How upstream is told to encrypt.
 * @throws EventloomError `bad-value` for a `tls` that says nothing, or half a client certificate.
 */
export function tlsOf(kind: string, { tls }: TlsOptions): TlsOptions {
  if (tls === undefined) return {};
  checkTogether(kind, tls, 'clientCertSecret', 'clientKeySecret');
  const { caCertSecret, clientCertSecret, enabled, insecureSkipVerify } = tls;
  if (!caCertSecret && !clientCertSecret && !enabled && !insecureSkipVerify) {
    throw bad(
      `'tls' of an event of kind ${kind} says nothing, and Argo Events refuses it; give enabled: true, a caCertSecret, ` +
        'or a clientCertSecret with its clientKeySecret',
    );
  }
  return { tls };
}

/** Refuses an address with a password in it. @see requireNoPassword */
export function checkNoPassword(kind: string, name: string, url: string | undefined, instead: string): void {
  requireNoPassword(eventOf(kind), name, url, instead);
}

/**
 * Refuses half of an access key, and a key that would be ignored.
 * @throws EventloomError `bad-value`
 */
export function checkAws(kind: string, credentials: AwsCredentials): void {
  checkTogether(kind, credentials, 'accessKey', 'secretKey');
  if (credentials.sessionToken && !credentials.accessKey) {
    throw bad(`'sessionToken' of an event of kind ${kind} belongs to an accessKey, which is missing`);
  }
  requireRoleOrKey(eventOf(kind), credentials);
}

function backoffOf({ duration, ...backoff }: ConnectionBackoff): Backoff {
  return { ...backoff, ...(duration ? { duration: goDuration(duration) } : {}) };
}
