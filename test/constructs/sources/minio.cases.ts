import { MinioEvent, type MinioEventOptions } from '../../../constructs';
import { declared, dependency, key } from './declared';

const uploads = {
  endpoint: 'minio.storage:9000',
  bucket: 'uploads',
  accessKey: key('access'),
  secretKey: key('secret'),
};

describe('MinioEvent', () => {
  it('watches a bucket for new objects, or for what is deleted', () => {
    expect(declared(MinioEvent.objectCreated(uploads))).toEqual({
      ...uploads,
      bucket: { name: 'uploads' },
      events: ['s3:ObjectCreated:*'],
    });
    expect(declared(MinioEvent.objectRemoved(uploads))?.events).toEqual(['s3:ObjectRemoved:*']);
  });

  it('reaches every field of the kind', () => {
    const fields = {
      filter: { prefix: 'reports/', suffix: '.csv' },
      region: 'eu-west-1',
      insecure: true,
      caCertificate: key('ca'),
      metadata: { stage: 'test' },
    };
    expect(declared(MinioEvent.of(['s3:ObjectCreated:Put'], { ...uploads, ...fields }))).toEqual({
      ...uploads,
      ...fields,
      bucket: { name: 'uploads' },
      events: ['s3:ObjectCreated:Put'],
    });
  });

  it('knows what MinIO sends', () => {
    const upload = dependency(MinioEvent.objectCreated(uploads));
    expect(upload.data('notification.0.s3.object.key')).not.toBe('');
    // @ts-expect-error the records are not under Records
    upload.data('Records.0.s3.object.key');
  });

  it.each<[MinioEventOptions, string]>([
    [{ ...uploads, bucket: '' }, "an event of kind minio needs 'bucket', which is an empty text"],
    [{ ...uploads, endpoint: 'http://minio:9000' }, "'http://minio:9000' is no endpoint of an event of kind minio"],
  ])('refuses %j', (options, message) => {
    expect(() => MinioEvent.objectCreated(options)).toThrow(message);
  });

  it.each([
    [[], "needs 'events', which is an empty list"],
    [['ObjectCreated:Put'], "'ObjectCreated:Put' is no event of a bucket; write it as in 's3:ObjectCreated:*'"],
  ])('refuses the events %j', (events, message) => {
    expect(() => MinioEvent.of(events, uploads)).toThrow(message);
  });
});
