import { GenericEvent, type GenericEventOptions } from '../../../constructs';
import { declared, dependency, key } from './declared';

const meter = { url: 'meter:7171', config: 'every: 1m' };

describe('GenericEvent', () => {
  it('connects without TLS, which upstream cannot do with', () => {
    expect(declared(GenericEvent.messages(meter))).toEqual({ ...meter, insecure: true, jsonBody: true });
    expect(declared(GenericEvent.bytes(meter))).toEqual({ ...meter, insecure: true });
  });

  it('reaches every field of the kind', () => {
    const fields = { insecure: true, authSecret: key('bearer'), metadata: { stage: 'test' } } as const;
    expect(declared(GenericEvent.bytes({ ...meter, ...fields, filter: 'body != ""' }))).toEqual({
      ...meter,
      ...fields,
      filter: { expression: 'body != ""' },
    });
  });

  it('knows the payload', () => {
    expect(dependency(GenericEvent.messages<{ readonly watt: number }>(meter)).data('body.watt')).not.toBe('');
    // @ts-expect-error a meter measures watt
    dependency(GenericEvent.messages<{ readonly watt: number }>(meter)).data('body.volt');
    // @ts-expect-error the body is a text
    dependency(GenericEvent.bytes(meter)).data('body.watt');
  });

  it.each<[GenericEventOptions, string]>([
    [{ ...meter, url: '' }, "an event of kind generic needs 'url', which is an empty text"],
    [{ ...meter, config: '' }, "an event of kind generic needs 'config', which is an empty text"],
  ])('refuses %j', (options, message) => {
    expect(() => GenericEvent.messages(options)).toThrow(message);
  });

  it('refuses what would never connect', () => {
    // @ts-expect-error false is not even offered
    expect(() => GenericEvent.messages({ ...meter, insecure: false })).toThrow("'insecure' is false, and Argo Events");
  });
});
