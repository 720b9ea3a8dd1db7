import { Lazy } from 'cdk8s';
import { SqsEvent, WebhookSecret } from '../../../constructs';
import { plain } from '../../../constructs/sources/declaration';
import { testChart } from '../synthesized';
import { declared } from './declared';

describe('the fields of a declaration', () => {
  it('are without those that are left out, however deep', () => {
    expect(plain({ a: 1, b: undefined, c: { d: undefined, e: [{ f: undefined }] } })).toEqual({ a: 1, c: { e: [{}] } });
    expect(Object.keys(plain({ a: 1, b: undefined }))).toEqual(['a']);
  });

  it('hold of a secret that is a construct what upstream knows, however deep', () => {
    const secret = WebhookSecret.existing(testChart(), 'secret', { name: 'nats', key: 'token' });
    expect(plain({ auth: { token: secret }, list: [secret] })).toEqual({
      auth: { token: { name: 'nats', key: 'token' } },
      list: [{ name: 'nats', key: 'token' }],
    });
  });

  it('leave to cdk8s what it resolves itself', () => {
    const lazy: unknown = Lazy.any({ produce: () => 1 });
    expect(plain({ lazy }).lazy).toBe(lazy);
  });

  it('do not take texts called name and key for a secret', () => {
    const metadata = { name: 'a', key: 'b', stage: 'test' };
    expect(declared(SqsEvent.messages({ queue: 'q', region: 'eu-west-1', metadata }))?.metadata).toEqual(metadata);
  });
});
