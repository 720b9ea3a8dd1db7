import type { Known } from './published';

/**
 * What Google's Artifact Registry sends to the Pub/Sub topic `gcr` when an image was pushed or deleted. With `jsonBody` it is the
 * body of the event.
 */
export interface ArtifactRegistryChange {
  /** What was done. */
  readonly action: Known<'INSERT' | 'DELETE'>;
  /** The image by digest: `europe-docker.pkg.dev/acme/shop/shop@sha256:...`. Absent when only a tag was deleted. */
  readonly digest?: string;
  /** The image by tag: `europe-docker.pkg.dev/acme/shop/shop:v1.4.0`. Absent when there is no tag. */
  readonly tag?: string;
}
