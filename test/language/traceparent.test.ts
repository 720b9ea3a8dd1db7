import { formatTraceparent, parseTraceparent, requestTraceparent } from '../../src/language/traceparent';

const valid = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';

describe('a traceparent', () => {
  it('is passed on as it is', () => {
    expect(requestTraceparent([valid])).toBe(valid);
    expect(requestTraceparent([valid.replace(/01$/, '00')])).toBe(valid.replace(/01$/, '00'));
  });

  it('has a trace, a span and flags', () => {
    const [traceId, spanId] = ['4bf92f3577b34da6a3ce929d0e0e4736', '00f067aa0ba902b7'];
    expect(parseTraceparent(valid)).toEqual({ traceId, spanId, flags: 1 });
    expect(parseTraceparent(valid.replace(/01$/, 'fe'))).toEqual({ traceId, spanId, flags: 254 });
    expect(formatTraceparent({ traceId, spanId, flags: 10 })).toBe(`00-${traceId}-${spanId}-0a`);
    expect(formatTraceparent({ traceId, spanId, flags: 255 })).toBe(`00-${traceId}-${spanId}-ff`);
    expect(requestTraceparent(undefined)).toBeUndefined();
  });

  it('of a later version is passed on as what is known of it', () => {
    expect(requestTraceparent([`cc${valid.slice(2)}`])).toBe(valid);
    expect(requestTraceparent([`cc${valid.slice(2)}-what-will-be`])).toBe(valid);
  });

  it.each([
    [[]],
    [['']],
    [[valid, valid]],
    [[`${valid}-more`]],
    [[`${valid}0`]],
    [[`cc${valid.slice(2)}.more`]],
    [[`ff${valid.slice(2)}`]],
    [[valid.toUpperCase()]],
    [[valid.replace(/^00-\w{32}/, `00-${'0'.repeat(32)}`)]],
    [[valid.replace('00f067aa0ba902b7', '0'.repeat(16))]],
    [[valid.replace('4bf9', 'xbf9')]],
    [[`${valid}\n`]],
  ])('that is not valid is forgotten: %j', (values) => {
    expect(requestTraceparent(values)).toBeUndefined();
  });
});
