import { HttpFetch } from '../../clients/http-fetch';
import { getS3Object } from '../../clients/s3-object';
import { EventloomError } from '../../errors';
import type { SecretKeySelector } from '../../model/kubernetes/selectors';
import type { S3Artifact } from '../../model/s3';
import { secretText } from '../tls';
import { type ArtifactReader, bodyOf, maxObjectBytes, type ReaderContext } from './reader';

/** An object in a bucket. */
export const s3: ArtifactReader<S3Artifact> = { read };

async function read(artifact: S3Artifact, context: ReaderContext): Promise<Buffer> {
  const { endpoint = '', bucket, region, insecure = false, caCertificate } = artifact as Partial<S3Artifact>;
  const text = async (field: string, selector: SecretKeySelector | undefined): Promise<string> => {
    if (!selector) throw new EventloomError('bad-value', `an s3 without ${field}`);
    return (await secretText(selector, context.secrets)).trim();
  };
  const object = {
    endpoint,
    insecure,
    bucket: bucket?.name ?? '',
    key: bucket?.key ?? '',
    ...(region && { region }),
    accessKey: await text('accessKey', artifact.accessKey),
    secretKey: await text('secretKey', artifact.secretKey),
  };
  const fetched = await getS3Object(object, context.connections.of(HttpFetch), {
    maxBytes: maxObjectBytes,
    signal: context.signal,
    ...(caCertificate && { tls: { ca: await text('caCertificate', caCertificate) } }),
  });
  return bodyOf(`the object ${object.key} of the bucket ${object.bucket} at ${endpoint}`, fetched);
}
