import { goHeader } from '../../src/sources/go-header';
import { parseQuery } from '../../src/sources/go-query';

describe('the header of a request', () => {
  it('is without what Go keeps elsewhere', () => {
    const raw = ['host', 'h', 'transfer-encoding', 'chunked', 'Trailer', 'X-Sum', 'x-a', '1', 'X-A', '2'];
    expect([...goHeader(raw)]).toEqual([['X-A', ['1', '2']]]);
    expect([...goHeader(['Trailer', 'X-Sum'])]).toEqual([['Trailer', ['X-Sum']]]);
  });

  it('says in two ways that nothing is to be cached', () => {
    expect(goHeader(['Pragma', 'no-cache']).get('Cache-Control')).toEqual(['no-cache']);
    expect(goHeader(['Pragma', 'no-cache', 'Cache-Control', 'x']).get('Cache-Control')).toEqual(['x']);
    expect(goHeader(['Pragma', 'other']).has('Cache-Control')).toBe(false);
  });
});

describe('a query', () => {
  it('has what could be read of it, and one fault', () => {
    const { values, error } = parseQuery('a=1&b=%zz&c;d&a=+');
    expect([...values]).toEqual([['a', ['1', ' ']]]);
    expect(error).toBe('invalid semicolon separator in query');
    expect(parseQuery('b=%zz').error).toBe('invalid URL escape "%zz"');
  });
});
