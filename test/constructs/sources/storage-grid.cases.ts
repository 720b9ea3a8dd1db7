import { StorageGridEvent, type StorageGridEventOptions } from '../../../constructs';
import { declared, dependency, key } from './declared';

const uploads = {
  topicArn: 'arn:aws:sns:us-east-1::shop',
  apiURL: 'https://grid.acme.example',
  authToken: key('token'),
  bucket: 'uploads',
};
const url = 'https://hooks.acme.example';

describe('StorageGridEvent', () => {
  it('needs a bucket and a public address', () => {
    expect(declared(StorageGridEvent.objectCreated(uploads), { publicUrl: url })).toEqual({
      ...uploads,
      events: ['s3:ObjectCreated:*'],
      webhook: { endpoint: '/object_created', port: '12000', method: 'POST', url },
    });
    expect(declared(StorageGridEvent.objectRemoved({ ...uploads, url }))?.events).toEqual(['s3:ObjectRemoved:*']);
  });

  it('reaches every field of the kind', () => {
    const fields = { region: 'eu-west-1', tls: { insecureSkipVerify: true }, metadata: { stage: 'test' } };
    const event = StorageGridEvent.of(['s3:ObjectCreated:Put'], {
      ...uploads,
      ...fields,
      url,
      port: 8080,
      filter: { suffix: '.csv' },
    });
    expect(declared(event)).toEqual({
      ...uploads,
      ...fields,
      events: ['s3:ObjectCreated:Put'],
      webhook: { endpoint: '/storagegrid', port: '8080', method: 'POST', url },
      filter: { prefix: '', suffix: '.csv' },
    });
  });

  it('knows the payload', () => {
    const upload = dependency(StorageGridEvent.objectCreated(uploads));
    expect(upload.data('notification.Message.Records.0.s3.object.key')).not.toBe('');
    // @ts-expect-error the records are in the message
    upload.data('notification.Records.0.s3.object.key');
  });

  it.each<[StorageGridEventOptions, string]>([
    [{ ...uploads, bucket: '' }, "an event of kind storageGrid needs 'bucket', which is an empty text"],
    [{ ...uploads, apiURL: '' }, "an event of kind storageGrid needs 'apiURL', which is an empty text"],
    [{ ...uploads, url, tls: {} }, "'tls' of an event of kind storageGrid says nothing"],
  ])('refuses %j', (options, message) => {
    expect(() => StorageGridEvent.objectCreated(options)).toThrow(message);
  });

  it('refuses to be synthesized without an address that the bucket can call', () => {
    expect(() => declared(StorageGridEvent.objectCreated(uploads))).toThrow(
      "event 'event' of kind storageGrid must tell the bucket its public address",
    );
  });

  it.each([
    [[], "needs 'events', which is an empty list"],
    [['ObjectCreated:Put'], "'ObjectCreated:Put' is no event of a bucket; write it as in 's3:ObjectCreated:*'"],
  ])('refuses the events %j', (events, message) => {
    expect(() => StorageGridEvent.of(events, uploads)).toThrow(message);
  });
});
