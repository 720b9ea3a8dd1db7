import { Size } from 'cdk8s';
import { SnsEvent, type SnsEventOptions } from '../../../constructs';
import { declared, dependency, key } from './declared';

const topicArn = 'arn:aws:sns:eu-west-1:123456789012:orders';
const url = 'https://hooks.acme.example';

describe('SnsEvent', () => {
  it('needs a topic and a public address, finds the region and verifies signatures', () => {
    expect(declared(SnsEvent.notifications({ topicArn }), { publicUrl: url })).toEqual({
      topicArn,
      region: 'eu-west-1',
      validateSignature: true,
      webhook: { endpoint: '/sns', port: '12000', method: 'POST', url },
    });
  });

  it('reaches every field of the kind', () => {
    const options: SnsEventOptions = {
      topicArn: 'local',
      region: 'eu-north-1',
      validateSignature: false,
      apiEndpoint: 'http://localhost:4566',
      accessKey: key('access'),
      secretKey: key('secret'),
      port: 8080,
      endpoint: '/orders',
      url,
      maxPayloadSize: Size.kibibytes(64),
      metadata: { stage: 'test' },
      filter: 'body.Subject == "order"',
    };
    expect(declared(SnsEvent.notifications(options))).toEqual({
      topicArn: 'local',
      region: 'eu-north-1',
      validateSignature: false,
      endpoint: 'http://localhost:4566',
      accessKey: key('access'),
      secretKey: key('secret'),
      webhook: { endpoint: '/orders', port: '8080', method: 'POST', url, maxPayloadSize: 65536 },
      metadata: { stage: 'test' },
      filter: { expression: 'body.Subject == "order"' },
    });
    const roleARN = 'arn:aws:iam::123456789012:role/reader';
    expect(declared(SnsEvent.notifications({ topicArn, roleARN, url }))).toMatchObject({ roleARN });
  });

  it('knows what SNS sends', () => {
    const order = dependency(SnsEvent.notifications({ topicArn, url }));
    expect([order.data('body.Message'), order.data('header.Content-Type.0')]).toHaveLength(2);
    // @ts-expect-error SNS writes Message
    order.data('body.message');
    // @ts-expect-error the message is a text
    order.data('body.Message.Records');
  });

  it.each([
    [{ topicArn: '' }, "an event of kind sns needs 'topicArn', which is an empty text"],
    [{ topicArn: 'orders' }, "'orders' is not the ARN of a topic; write it as 'arn:aws:sns:"],
    [{ topicArn, secretKey: key('a') }, "'accessKey' and 'secretKey' of an event of kind sns only work together"],
    [{ topicArn, endpoint: 'sns' }, "endpoint 'sns' would never be called"],
  ])('refuses %j', (options, message) => {
    expect(() => SnsEvent.notifications(options)).toThrow(message);
  });

  it('refuses to be synthesized without an address that Amazon can call', () => {
    expect(() => declared(SnsEvent.notifications({ topicArn }))).toThrow(
      "event 'event' of kind sns must tell Amazon its public address; expose it, or give it a url",
    );
  });
});
