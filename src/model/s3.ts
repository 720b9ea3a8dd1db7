import type { SecretKeySelector } from './kubernetes/selectors';

export interface S3Artifact {
  readonly accessKey: SecretKeySelector;
  readonly bucket: S3Bucket;
  readonly endpoint: string;
  readonly secretKey: SecretKeySelector;
  readonly caCertificate?: SecretKeySelector;
  readonly events?: readonly string[];
  readonly filter?: S3Filter;
  readonly insecure?: boolean;
  readonly metadata?: { readonly [key: string]: string };
  readonly region?: string;
}

export interface S3Bucket {
  readonly name: string;
  readonly key?: string;
}

export interface S3Filter {
  readonly prefix?: string;
  readonly suffix?: string;
}
