import type { BasicAuth } from '../basic-auth';
import type { TriggerParameter } from '../parameter';
import type { Int64 } from '../scalars';
import type { SecureHeader } from '../secure-header';
import type { TLSConfig } from '../tls';

export interface HTTPTrigger {
  readonly url: string;
  readonly basicAuth?: BasicAuth;
  readonly dynamicHeaders?: readonly TriggerParameter[];
  readonly headers?: { readonly [key: string]: string };
  readonly host?: string;
  readonly method?: 'GET' | 'DELETE' | 'PATCH' | 'POST' | 'PUT' | '';
  readonly parameters?: readonly TriggerParameter[];
  readonly payload?: readonly TriggerParameter[];
  readonly secureHeaders?: readonly SecureHeader[];
  readonly timeout?: Int64;
  readonly tls?: TLSConfig;
}
