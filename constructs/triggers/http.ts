import type { Duration } from 'cdk8s';
import type { SecretKeySelector } from '../../src/model/kubernetes';
import type { ValueFromSource } from '../../src/model/secure-header';
import type { HTTPTrigger } from '../../src/model/triggers/http';
import { requireNoPassword } from '../requirements';
import type { TriggerAction, TriggerContext } from '../trigger';
import { bad, checkFilled, checkFixed, type FieldsOf, FieldsTrigger, type Message, triggerOf } from './declaration';
import { secureHeadersOf } from './secure-headers';

/** @see HttpTrigger */
export interface HttpTriggerOptions
  extends FieldsOf<HTTPTrigger, 'url' | 'method' | 'headers' | 'dynamicHeaders' | 'secureHeaders' | 'timeout'> {
  /**
   * Headers; values of events may stand in them. Upstream's `headers`, and parameters of the trigger in place of `dynamicHeaders`, where
   * an event that is absent ends the sensor's process.
   * @default - `Content-Type: application/json` with a body that is an object
   */
  readonly headers?: { readonly [name: string]: string };
  /**
   * Headers with values of events, by upstream's `dynamicHeaders`. They win over `headers`, which take values of events just as well; of an
   * event that is absent without a fallback, upstream's sensor ends, so that it is refused.
   * @default - none
   */
  readonly dynamicHeaders?: { readonly [name: string]: string };
  /** Headers with values from Secrets and ConfigMaps, by name: a key of a Secret, or upstream's `valueFrom`. @default - none */
  readonly secureHeaders?: { readonly [name: string]: SecretKeySelector | ValueFromSource };
  /** How long a request may take, to the second. Upstream keeps that of the first request. @default Duration.seconds(60) */
  readonly timeout?: Duration;
  /**
   * The statuses that count as a success, or `'any'`, which is upstream's own default. Upstream's `policy.status.allow`.
   * @default [200, 201, 202, 204]
   */
  readonly allow?: readonly number[] | 'any';
}

/**
 * Sends a request. Values of events may stand in the address, the headers and the body.
 *
 * A body that is an object or a list becomes JSON; a text is sent as it is: `push.wholeEvent()`. Upstream makes texts of all values but
 * those of {@link Dependency.raw}.
 *
 * All factories throw EventloomError `bad-value` for an address that is not one or holds a password, or a status that does not exist.
 */
export class HttpTrigger extends FieldsTrigger {
  /** Sends a POST. */
  static post(url: string, body?: Message | string, options: HttpTriggerOptions = {}): HttpTrigger {
    return new HttpTrigger('POST', url, body, options);
  }

  /** Sends a PUT. */
  static put(url: string, body?: Message | string, options: HttpTriggerOptions = {}): HttpTrigger {
    return new HttpTrigger('PUT', url, body, options);
  }

  /** Sends a PATCH. */
  static patch(url: string, body?: Message | string, options: HttpTriggerOptions = {}): HttpTrigger {
    return new HttpTrigger('PATCH', url, body, options);
  }

  /** Sends a DELETE without a body. */
  static delete(url: string, options: HttpTriggerOptions = {}): HttpTrigger {
    return new HttpTrigger('DELETE', url, undefined, options);
  }

  /** Sends a GET. */
  static get(url: string, options: HttpTriggerOptions = {}): HttpTrigger {
    return new HttpTrigger('GET', url, undefined, options);
  }

  private readonly dynamicHeaders: { readonly [name: string]: string };

  private constructor(
    method: HTTPTrigger['method'],
    url: string,
    body: Message | string | undefined,
    {
      headers,
      dynamicHeaders = {},
      secureHeaders,
      timeout,
      allow = [200, 201, 202, 204],
      ...fields
    }: HttpTriggerOptions,
  ) {
    checkFilled('http', { url }, 'url');
    checkFixed('http', fields, 'tls', 'basicAuth');
    if (!/^(https?:\/\/|\$event\{)/i.test(url)) {
      throw bad('http', `has the address '${url}'; begin it with http:// or https://`);
    }
    requireNoPassword(triggerOf('http'), 'url', url, "keep it in a Secret, for 'basicAuth'");
    super(
      'http',
      {
        url,
        method,
        headers: headersOf(headers, typeof body === 'object'),
        secureHeaders: secureHeadersOf(secureHeaders),
        timeout: timeout?.toSeconds(),
        ...fields,
      },
      body,
      { whole: true, ...(allow === 'any' ? {} : { policy: { status: { allow: statuses(allow) } } }) },
    );
    this.dynamicHeaders = dynamicHeaders;
  }

  override bind(context: TriggerContext): TriggerAction {
    const { http, ...action } = super.bind(context);
    const dynamicHeaders = context.written(this.dynamicHeaders);
    return { http: { ...(http as HTTPTrigger), ...(dynamicHeaders.length > 0 ? { dynamicHeaders } : {}) }, ...action };
  }
}

function headersOf(headers: { readonly [name: string]: string } = {}, json: boolean): HTTPTrigger['headers'] {
  const typed = Object.keys(headers).some((name) => name.toLowerCase() === 'content-type');
  const all = json && !typed ? { 'Content-Type': 'application/json', ...headers } : headers;
  return Object.keys(all).length > 0 ? all : undefined;
}

function statuses(allow: readonly number[]): readonly number[] {
  const wrong = allow.find((status) => !Number.isInteger(status) || status < 100 || status > 599);
  if (wrong !== undefined) throw bad('http', `allows the status ${wrong}; use whole numbers from 100 to 599`);
  if (allow.length === 0) throw bad('http', "allows no status, so that each request would fail; name some, or 'any'");
  return allow;
}
