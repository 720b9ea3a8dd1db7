import type { Known } from './published';

/** What a registry that follows the CNCF's Distribution sends to its endpoints. Media type: `vnd.docker.distribution.events.v2+json`. */
export interface OciRegistryNotification {
  /** What happened, mostly one entry. A push sends one for each layer and one for the manifest: look at `target.mediaType`. */
  readonly events: readonly OciRegistryEvent[];
}

/** One thing that happened in a registry. */
export interface OciRegistryEvent {
  /** A UUID. */
  readonly id: string;
  /** When: RFC 3339. */
  readonly timestamp: string;
  /** What was done. */
  readonly action: Known<'push' | 'pull' | 'mount' | 'delete'>;
  /** To what. */
  readonly target: OciRegistryTarget;
  /** By which request. */
  readonly request: {
    /** A UUID. */
    readonly id: string;
    /** Who called. */
    readonly addr: string;
    /** The registry's host, as the caller wrote it. */
    readonly host: string;
    /** The method. */
    readonly method: string;
    /** The program that called. */
    readonly useragent: string;
  };
  /** Who was logged in. */
  readonly actor: {
    /** The name; absent when nobody was. */
    readonly name?: string;
  };
  /** Which server tells this. */
  readonly source: {
    /** The server's host and port. */
    readonly addr: string;
    /** A UUID, new at each start. */
    readonly instanceID: string;
  };
}

/** A manifest or a layer in a registry. */
export interface OciRegistryTarget {
  /** The media type; `application/vnd.oci.image.manifest.v1+json` or an index for an image, something else for a layer. */
  readonly mediaType: string;
  /** In bytes. */
  readonly size: number;
  /** `sha256:` and the hex digest. */
  readonly digest: string;
  /** The same as `size`. */
  readonly length: number;
  /** The repository's name, without the registry's host. */
  readonly repository: string;
  /** Where it is found. */
  readonly url: string;
  /** The tag; absent for a layer and for a push by digest. */
  readonly tag?: string;
}
