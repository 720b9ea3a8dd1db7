import type { SecretKeySelector } from '../../src/model/kubernetes';
import type { SecureHeader, ValueFromSource } from '../../src/model/secure-header';

/** Upstream's list of headers whose values are kept elsewhere. */
export function secureHeadersOf(
  headers: { readonly [name: string]: SecretKeySelector | ValueFromSource } | undefined,
): readonly SecureHeader[] | undefined {
  if (headers === undefined) return undefined;
  return Object.entries(headers).map(([name, value]) => ({
    name,
    valueFrom: 'key' in value ? { secretKeyRef: value } : value,
  }));
}
