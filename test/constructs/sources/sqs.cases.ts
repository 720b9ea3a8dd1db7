import { EventSource, SqsEvent, type SqsEventOptions, WebhookSecret } from '../../../constructs';
import { manifest, testChart } from '../synthesized';
import { declared, dependency, key } from './declared';

const queue = { queue: 'uploads', region: 'eu-west-1' };

describe('SqsEvent', () => {
  it('needs a queue and its region, and takes bodies for JSON', () => {
    expect(declared(SqsEvent.messages(queue))).toEqual({ ...queue, jsonBody: true });
    expect(declared(SqsEvent.bytes(queue))).toEqual(queue);
  });

  it('reaches every field of the kind', () => {
    const options: SqsEventOptions = {
      ...queue,
      queueAccountId: '123456789012',
      waitTimeSeconds: 20,
      dlq: true,
      accessKey: key('access'),
      secretKey: key('secret'),
      sessionToken: key('session'),
      endpoint: 'http://localhost:4566',
      metadata: { stage: 'test' },
    };
    expect(declared(SqsEvent.bytes({ ...options, filter: 'body != ""' }))).toEqual({
      ...options,
      filter: { expression: 'body != ""' },
    });
    const roleARN = 'arn:aws:iam::123456789012:role/reader';
    expect(declared(SqsEvent.bytes({ ...queue, roleARN }))).toEqual({ ...queue, roleARN });
  });

  it('takes a secret that is a construct', () => {
    const chart = testChart();
    const accessKey = WebhookSecret.existing(chart, 'access', { name: 'aws', key: 'access' });
    const secretKey = { name: 'aws', key: 'secret', optional: true };
    new EventSource(chart, 'source', { events: { upload: SqsEvent.messages({ ...queue, accessKey, secretKey }) } });
    expect(manifest(chart, 'EventSource').spec.sqs?.upload).toMatchObject({
      accessKey: { name: 'aws', key: 'access' },
      secretKey: { name: 'aws', key: 'secret', optional: true },
    });
  });

  it('knows what Amazon sends', () => {
    dependency(SqsEvent.messages<{ readonly id: string }>(queue)).data('body.id');
    // @ts-expect-error a message has an id
    dependency(SqsEvent.messages<{ readonly id: string }>(queue)).data('body.di');
    dependency(SqsEvent.messages(queue)).data('body.anything');
    // @ts-expect-error the body is a text
    dependency(SqsEvent.bytes(queue)).data('body.id');
    dependency(SqsEvent.s3Notifications(queue)).data('body.Records.0.s3.object.key');
    // @ts-expect-error S3 writes Records
    dependency(SqsEvent.s3Notifications(queue)).data('body.records.0.s3.object.key');
    dependency(SqsEvent.s3ObjectCreated(queue)).data('body.detail.object.key');
    dependency(SqsEvent.ecrImageActions(queue)).data('body.detail.repository-name');
    // @ts-expect-error ECR says image-tag
    dependency(SqsEvent.ecrImageActions(queue)).data('body.detail.tag');
    dependency(SqsEvent.ecrImageScans(queue)).data('body.detail.finding-severity-counts.CRITICAL');
    dependency(SqsEvent.eventBridge<{ readonly state: string }>(queue)).data('body.detail.state');
    dependency(SqsEvent.snsNotifications(queue)).data('body.Message');
    // @ts-expect-error the message is a text
    dependency(SqsEvent.snsNotifications(queue)).data('body.Message.Records');
    expect(declared(SqsEvent.s3Notifications(queue))).toEqual(declared(SqsEvent.snsNotifications(queue)));
  });

  it.each([
    [{ ...queue, queue: '' }, "an event of kind sqs needs 'queue', which is an empty text"],
    [
      { ...queue, queue: 'https://sqs.eu-west-1.amazonaws.com/123456789012/uploads' },
      "'https://sqs.eu-west-1.amazonaws.com/123456789012/uploads' is an address; give 'queue' the name alone",
    ],
    [{ ...queue, filter: 'body.ref = 1' }, "the filter 'body.ref = 1'"],
    [{ ...queue, waitTimeSeconds: 21 }, 'is 21; use a whole number from 1 to 20'],
    [{ ...queue, waitTimeSeconds: 0 }, 'is 0; use a whole number from 1 to 20'],
    [{ ...queue, accessKey: key('a') }, "'accessKey' and 'secretKey' of an event of kind sqs only work together"],
    [{ ...queue, sessionToken: key('a') }, "'sessionToken' of an event of kind sqs belongs to an accessKey"],
    [{ ...queue, accessKey: key('a'), secretKey: key('b'), roleARN: 'arn' }, 'the key would be ignored'],
  ])('refuses %j', (options, message) => {
    expect(() => SqsEvent.messages(options)).toThrow(message);
  });
});
