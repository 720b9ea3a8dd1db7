import { MnsEvent, type MnsEventOptions } from '../../../constructs';
import { declared, dependency, key } from './declared';

const orders = {
  queue: 'orders',
  endpoint: 'http://123.mns.eu-central-1.aliyuncs.com',
  accessKey: key('access'),
  secretKey: key('secret'),
};

describe('MnsEvent', () => {
  it('reaches every field of the kind that has an effect', () => {
    expect(declared(MnsEvent.text(orders))).toEqual(orders);
    expect(declared(MnsEvent.text({ ...orders, filter: 'body != ""' }))).toEqual({
      ...orders,
      filter: { expression: 'body != ""' },
    });
  });

  it('knows the payload', () => {
    expect(dependency(MnsEvent.text(orders)).data('messageId')).not.toBe('');
    // @ts-expect-error the body is a text
    dependency(MnsEvent.text(orders)).data('body.id');
  });

  it.each<[MnsEventOptions, string]>([
    [{ ...orders, queue: '' }, "an event of kind mns needs 'queue', which is an empty text"],
    [{ ...orders, endpoint: '' }, "an event of kind mns needs 'endpoint', which is an empty text"],
  ])('refuses %j', (options, message) => {
    expect(() => MnsEvent.text(options)).toThrow(message);
  });
});
