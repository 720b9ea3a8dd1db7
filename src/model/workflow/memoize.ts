import type { ConfigMapKeySelector } from '../kubernetes/selectors';

/** Keeps the outputs of a template, so that it need not run again for the same key. */
export interface Memoize {
  /** What the outputs are kept under; parameters may stand in it. Letters, digits and `-` only, and no `-` first. */
  readonly key: string;
  /** Where they are kept. */
  readonly cache: Cache;
  /** Older outputs are not used: a Go duration such as `24h`. If absent, outputs of any age are; the full CRD demands it. */
  readonly maxAge?: string;
}

/** Where the outputs of a template are kept. */
export interface Cache {
  /** A ConfigMap; it is made when it is missing. One ConfigMap holds at most 1 MiB. */
  readonly configMap: ConfigMapCache;
}

/** The ConfigMap that keeps outputs: upstream writes it as a selector, of which only the name is used. */
export interface ConfigMapCache {
  /** The name of the ConfigMap. */
  readonly name: ConfigMapKeySelector['name'];
  /** Not used. */
  readonly key?: ConfigMapKeySelector['key'];
  /** Not used. */
  readonly optional?: boolean;
}
