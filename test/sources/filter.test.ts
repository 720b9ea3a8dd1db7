import { declaredEvents } from '../../src/model/kinds';
import type { EventSourceFilter } from '../../src/model/source-filter';
import { eventFilter } from '../../src/sources/filter';

function dropped(filter: EventSourceFilter, data: string): string | undefined {
  const [declared] = declaredEvents({ webhook: { a: { port: '1', endpoint: '/a', method: 'POST', filter } } });
  if (!declared) throw new Error('nothing is declared');
  return eventFilter(declared)?.dropped(Buffer.from(data));
}

describe('the filter of a declared event', () => {
  it('is absent where none is written, and where filter means something else', () => {
    const key = { name: 's', key: 'k' };
    const minio = {
      bucket: { name: 'b' },
      endpoint: 'e',
      accessKey: key,
      secretKey: key,
      filter: { prefix: 'x', suffix: '' },
    };
    const declared = declaredEvents({
      webhook: { a: { port: '1', endpoint: '/a', method: 'POST' } },
      minio: { b: minio },
    });
    expect(declared).toHaveLength(2);
    expect(declared.map((event) => eventFilter(event))).toEqual([undefined, undefined]);
  });

  it('lets pass what it is true for', () => {
    expect(dropped({ expression: 'body.n > 5' }, '{"body":{"n":6}}')).toBeUndefined();
  });

  it('says why it drops what it is false for, or fails on', () => {
    const filter = { expression: 'body.n > 5' };
    expect(dropped(filter, '{"body":{"n":5}}')).toBe('dropped: filter.expression is false: body.n > 5');
    expect(dropped(filter, '{}')).toBe('dropped: filter.expression failed: there is no n in nil (1:6)');
    expect(dropped({ expression: `body.n > 5 // ${'x'.repeat(1000)}` }, '{"body":{"n":5}}')?.length).toBeLessThan(300);
  });

  it.each([
    [{ expression: 'body.n >' }, 'the expression ends too early (1:9)'],
    [{ expression: '' }, 'the expression ends too early (1:1)'],
    [{}, 'the expression ends too early (1:1)'],
  ])('drops everything when it is %j', (filter, fault) => {
    expect(dropped(filter, '{"body":{"n":6}}')).toBe(`dropped: filter.expression cannot be compiled: ${fault}`);
  });

  it('takes bytes that are not UTF-8 for the sign of a missing character', () => {
    const [declared] = declaredEvents({
      webhook: { a: { port: '1', endpoint: '/a', method: 'POST', filter: { expression: 'a == "\ufffd"' } } },
    });
    expect(declared && eventFilter(declared)?.dropped(Buffer.from('{"a":"\xff"}', 'latin1'))).toBeUndefined();
  });
});
