import type { S3Artifact } from '../s3';

/** Watches a bucket of MinIO, or of any store that speaks MinIO's bucket notification API. Upstream calls this an S3Artifact. */
export type MinioEventSource = S3Artifact;
