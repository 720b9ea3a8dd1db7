import { EventloomError } from '../errors';
import type { Fetched, FetchOptions, HttpFetch } from './http-fetch';

/** One object in a store that speaks S3, and the keys to it. */
export interface S3Object {
  /** Host and port. */
  readonly endpoint: string;
  /** Without TLS. */
  readonly insecure: boolean;
  readonly bucket: string;
  readonly key: string;
  /** @default - the store says it */
  readonly region?: string;
  readonly accessKey: string;
  readonly secretKey: string;
}

/** The SHA-256 of a request without a body. */
const nothingHash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/** Where a bucket is when nobody says so. */
const defaultRegion = 'us-east-1';

/**
 * Gets an object with AWS Signature Version 4.
 * @returns the answer, whatever its status
 * @throws EventloomError `not-fetched`, `bad-value` for a bucket or key that cannot be asked for, `library-missing`
 */
export async function getS3Object(object: S3Object, client: HttpFetch, options: FetchOptions): Promise<Fetched> {
  const { region = defaultRegion } = object;
  const fetched = await getFrom(object, region, client, options);
  const actual = fetched.status >= 300 && fetched.status !== 404 ? regionIn(fetched) : undefined;
  if (object.region || actual === undefined || actual === region) return fetched;
  return getFrom(object, actual, client, options);
}

async function getFrom(object: S3Object, region: string, client: HttpFetch, options: FetchOptions): Promise<Fetched> {
  const { AwsV4Signer } = library();
  const { accessKey: accessKeyId, secretKey: secretAccessKey } = object;
  const url = addressOf(object, region);
  const headers = { 'x-amz-content-sha256': nothingHash };
  const signer = new AwsV4Signer({ method: 'GET', url, headers, service: 's3', region, accessKeyId, secretAccessKey });
  const signed = await signer.sign();
  return client.fetch(
    {
      method: 'GET',
      url,
      host: signed.url.host,
      headers: Object.fromEntries(signed.headers),
      body: new Uint8Array(),
    },
    options,
  );
}

function library(): typeof import('aws4fetch') {
  try {
    return require('aws4fetch') as typeof import('aws4fetch');
  } catch (cause) {
    throw new EventloomError(
      'library-missing',
      'to read from a bucket the package aws4fetch is needed: npm install aws4fetch@1',
      { cause },
    );
  }
}

/** Amazon wants the bucket in the name of the host, all others in the path. */
function addressOf({ endpoint, insecure, bucket, key }: S3Object, region: string): string {
  if (!/^[\w.:[\]-]+$/.test(endpoint))
    throw new EventloomError('bad-value', 'an endpoint that is no host and port; leave out the scheme and the path');
  if (!/^[\w.-]+$/.test(bucket) || /^\.+$/.test(bucket))
    throw new EventloomError('bad-value', `a bucket "${bucket.slice(0, 80)}" that no store can have`);
  const parts = key.replace(/^\//, '').split('/');
  if (key === '' || parts.some((part) => part === '.' || part === '..'))
    throw new EventloomError('bad-value', 'a bucket.key that is empty, or has "." or ".." between slashes');
  const path = parts.map(escaped).join('/');
  const scheme = insecure ? 'http' : 'https';
  const isAmazon = /(^|\.)amazonaws\.com(\.cn)?$/.test(endpoint);
  if (!isAmazon || bucket.includes('.')) return `${scheme}://${endpoint}/${bucket}/${path}`;
  const host = endpoint === 's3.amazonaws.com' && region !== defaultRegion ? `s3.${region}.amazonaws.com` : endpoint;
  return `${scheme}://${bucket}.${host}/${path}`;
}

const escaped = (part: string): string =>
  encodeURIComponent(part).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);

/** A store that is asked in the wrong region says which is the right one. */
function regionIn({ headers, body }: Fetched): string | undefined {
  const said = headers['x-amz-bucket-region'] ?? /<Region>([^<]*)</.exec(body.toString('utf8', 0, 10_000))?.[1];
  return said !== undefined && /^[a-z0-9-]{1,40}$/.test(said) ? said : undefined;
}
