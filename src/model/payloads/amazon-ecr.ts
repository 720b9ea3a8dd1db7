import type { EventBridgeEvent } from './eventbridge';
import type { Known } from './published';

/** The detail of {@link EcrImageAction}. */
export interface EcrImageActionDetail {
  /** Whether it went well. */
  readonly result: Known<'SUCCESS' | 'FAILURE'>;
  /** The repository's name, with slashes if it has any. */
  readonly 'repository-name': string;
  /** `sha256:` and the hex digest. */
  readonly 'image-digest': string;
  /** What was done. */
  readonly 'action-type': Known<'PUSH' | 'DELETE'>;
  /** The tag; absent for a push by digest, as the parts of a multi-platform image are pushed. */
  readonly 'image-tag'?: string;
  /** The media type of the manifest. */
  readonly 'manifest-media-type'?: string;
  /** The media type of what the manifest describes. */
  readonly 'artifact-media-type'?: string;
}

/** `ECR Image Action`: an image was pushed to Amazon ECR, or deleted there. */
export type EcrImageAction = EventBridgeEvent<EcrImageActionDetail>;

/** How many findings there are, by how bad they are: each is absent when there is none. */
export interface EcrFindingCounts {
  /** Critical findings. */
  readonly CRITICAL?: number;
  /** High findings. */
  readonly HIGH?: number;
  /** Medium findings. */
  readonly MEDIUM?: number;
  /** Low findings. */
  readonly LOW?: number;
  /** Findings for information. */
  readonly INFORMATIONAL?: number;
  /** Findings that nobody has judged. */
  readonly UNDEFINED?: number;
}

/** The detail of {@link EcrImageScan}. */
export interface EcrImageScanDetail {
  /** How far it is. */
  readonly 'scan-status': Known<'COMPLETE' | 'FAILED'>;
  /** The repository's name. */
  readonly 'repository-name': string;
  /** `sha256:` and the hex digest. */
  readonly 'image-digest': string;
  /** The tags that point to the image. */
  readonly 'image-tags': readonly string[];
  /** What was found. */
  readonly 'finding-severity-counts': EcrFindingCounts;
}

/** `ECR Image Scan`: Amazon ECR has looked for known weaknesses in an image. */
export type EcrImageScan = EventBridgeEvent<EcrImageScanDetail>;
