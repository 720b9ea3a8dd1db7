import type { BasicAuth } from '../basic-auth';
import type { TriggerParameter } from '../parameter';
import type { Int64 } from '../scalars';
import type { SecureHeader } from '../secure-header';
import type { TLSConfig } from '../tls';

/**
 * Sends an HTTP request.
 *
 * Any answer is a success unless `policy.status` says otherwise. No Content-Type is sent unless `headers` names one.
 */
export interface HTTPTrigger {
  /** The address. */
  readonly url: string;
  /**
   * The method.
   *
   * @default "POST"
   */
  readonly method?: 'GET' | 'DELETE' | 'PATCH' | 'POST' | 'PUT' | '';
  /**
   * The body, made of values from events: each is put at its `dest` into a JSON object. One whose `dest` is empty is
   * sent as it is, alone. Absent: no body.
   */
  readonly payload?: readonly TriggerParameter[];
  /** Fixed headers. */
  readonly headers?: { readonly [key: string]: string };
  /**
   * Headers with values from events; `dest` is the name of the header. A dependency that has no event ends the sensor's
   * process.
   */
  readonly dynamicHeaders?: readonly TriggerParameter[];
  /** Headers with values from Secrets and ConfigMaps; they win over the others. */
  readonly secureHeaders?: readonly SecureHeader[];
  /** A user name and a password to send along. */
  readonly basicAuth?: BasicAuth;
  /** The host to ask for, instead of that of the address. */
  readonly host?: string;
  /**
   * How long the request may take, in seconds. That of the first request stays in force.
   *
   * @default 60
   */
  readonly timeout?: Int64;
  /** Which certificates to use. That of the first request stays in force. */
  readonly tls?: TLSConfig;
  /** Values from events that are put into this kind's fields: paths such as `url`. */
  readonly parameters?: readonly TriggerParameter[];
}
