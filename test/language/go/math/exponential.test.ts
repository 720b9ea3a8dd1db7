import { pow } from '../../../../src/language/go/math/exponential';

describe('a power', () => {
  it.each([
    [2, 0.5, 1.4142135623730951],
    [4, -0.5, 0.5],
    [3, 7, 2187],
    [1.1, 10, 2.593742460100002],
    [7, -3, 0.0029154518950437317],
    [0.1, 20, 1.0000000000000022e-20],
    [10, 308, 1.0000000000000006e308],
    [10, 309, Number.POSITIVE_INFINITY],
    [10, -400, 0],
    [2, -1074, 5e-324],
    [5e-324, 1, 5e-324],
    [5e-324, 2, 0],
    [3, 40, 12157665459056929000],
    [1.7, 33, 40254497.11092789],
    [2.5, -2.5, 0.10119288512538813],
    [-2, 3, -8],
    [0, -1, Number.POSITIVE_INFINITY],
    [9, 0, 1],
    [-1, Number.POSITIVE_INFINITY, 1],
    [2, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
    [-1, 2 ** 70, 1],
    [1, Number.NaN, 1],
    [2, 2 ** 64, Number.POSITIVE_INFINITY],
    [0.5, 1e10, 0],
    [1e300, 1000, Number.POSITIVE_INFINITY],
    [1.5, 100_000, Number.POSITIVE_INFINITY],
  ])('of %d and %d is what Go computes', (x, y, expected) => {
    expect(pow(x, y)).toBe(expected);
  });

  it('of a fraction is close to what Go computes', () => {
    expect(pow(2, 1.75)).toBeCloseTo(3.363585661014858, 14);
    expect(pow(10, 2.3)).toBeCloseTo(199.52623149688796, 11);
  });

  it('of a negative number and a fraction does not exist', () => {
    expect(pow(-8, 1 / 3)).toBeNaN();
  });
});
