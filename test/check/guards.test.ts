import { edited, eventSource, found, messages } from './found';

const annotated = (line: string): string =>
  edited(eventSource, '  name: hooks\n', `  name: hooks\n  annotations:\n    ${line}\n`);

describe('guards of endpoints', () => {
  it.each([
    'eventloom.dev/rate-limit: 100/s',
    'eventloom.dev/rate-limit.orders: 1/h',
    'eventloom.dev/deduplicate: X-Delivery',
    'eventloom.dev/allowed-addresses: 192.0.2.0/24, 2001:db8::1',
    'eventloom.dev/traceparent: 00-a-b-01',
    'example.org/rate-limit: fast',
  ])('that are understood are let pass: %s', (line) => {
    expect(found(annotated(line))).toEqual([]);
  });

  it.each([
    'eventloom.dev/rate-limit: fast',
    'eventloom.dev/rate-limit.orders: 0/s',
    'eventloom.dev/ratelimit: 1/s',
    'eventloom.dev/deduplicate: "true"',
    'eventloom.dev/allowed-addresses: example.org',
  ])('that are not are found where they stand: %s', (line) => {
    expect(found(annotated(line))).toEqual(['6 bad-guard error']);
  });

  it('that lack a part are found where it should stand', () => {
    expect(found(annotated('eventloom.dev/signature-header: X-Signature'))).toEqual(['5 bad-guard error']);
  });

  it('say what is allowed', () => {
    expect(messages(annotated('eventloom.dev/rate-limit: fast'))).toEqual([
      'the annotation eventloom.dev/rate-limit is "fast", it has to be a number and a time, such as 100/s, 600/m or 1000/h',
    ]);
  });
});
