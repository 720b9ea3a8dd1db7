import { copySign, fusedMultiplyAdd, nextAfter, scale, split } from '../../../../src/language/go/math/float';
import { hypot, positiveDifference, remainder, round, roundToEven } from '../../../../src/language/go/math/rounding';

const functions: Readonly<Record<string, (...values: number[]) => number>> = {
  round,
  roundToEven,
  remainder,
  positiveDifference,
  hypot,
  // As one number.
  split: (x = 0) => split(x)[0] + 4 * split(x)[1],
  scale,
  copySign,
  nextAfter,
  fusedMultiplyAdd,
};

/** A function, its arguments, and what Go computes on amd64. */
const answers = `
copySign 0 -0 -0
copySign 0 0 0
fusedMultiplyAdd 0 5 -0 0
fusedMultiplyAdd 0 5 3 3
fusedMultiplyAdd 0.02323933464106998 0.4005627204045339 -0.009308839881966265 -2.8777747952128186e-8
fusedMultiplyAdd 0.22477184931798033 -0 0 0
fusedMultiplyAdd 0.27648837142746246 1e-20 -2.7648837142746244e-21 8.550069438795854e-38
fusedMultiplyAdd 1.1125369292536007e-308 -0.0018369271745417581 2.0537985233625e-311 1.01492053356e-313
fusedMultiplyAdd 1151.6159868738998 1e-308 -1.1516159868738997e-305 6.37e-322
fusedMultiplyAdd 148.63687567238344 100 100 14963.687567238343
fusedMultiplyAdd 1e-300 -0.4626231338596929 4.6262315149675444e-301 1.7637061537938704e-308
fusedMultiplyAdd 1e308 10 -Infinity -Infinity
fusedMultiplyAdd 2 3 NaN NaN
fusedMultiplyAdd 3.3 10 1e-10 33.000000000099995
fusedMultiplyAdd Infinity 1 1 Infinity
hypot 0 0 0
hypot 0 1 1
hypot 1 2 2.23606797749979
hypot Infinity NaN Infinity
nextAfter 0 0 0
nextAfter 0 1 5e-324
nextAfter 0 NaN NaN
nextAfter 1 0 0.9999999999999999
nextAfter 1 NaN NaN
nextAfter NaN 1 NaN
positiveDifference -0 0 0
positiveDifference 0 -1 1
positiveDifference 0 1 0
remainder -0 1 -0
remainder -0 3 -0
remainder -30 3e-320 2.846e-321
remainder -6 3 -0
remainder 0 0 NaN
remainder 0 1 0
remainder 0.5 0.5 0
remainder 0.9e308 1.2e308 -2.999999999999999e+307
remainder 1 1 0
remainder 1 1.5 -0.5
remainder 1 1e-10 -3.643219731549774e-17
remainder 1 2 1
remainder 1 5e-324 0
remainder 1.1125369292536007e-308 2.2250738585072014e-308 1.1125369292536007e-308
remainder 1.5 1 -0.5
remainder 1.5e-323 5e-324 0
remainder 1.7e308 1.2e308 5e+307
remainder 2.2250738585072014e-308 4.4501477170144023e-308 -2.225073858507201e-308
remainder 3.337610787760802e-308 2.2250738585072014e-308 -1.1125369292536007e-308
remainder 5 0 NaN
remainder 5 Infinity 5
remainder 5 NaN NaN
remainder 5e-324 1e-323 5e-324
remainder Infinity 1 NaN
remainder Infinity Infinity NaN
round 0.5 1
round 1 1
roundToEven 0.5 0
roundToEven 1 1
roundToEven 1.5 2
roundToEven 171.7 172
roundToEven 2.5 2
scale -0 2098 -0
scale -0.5 -1075 -0
scale -1 -2000 -0
scale -1 1023 -8.98846567431158e+307
scale 0.75 -1074 5e-324
scale 1 -1 0.5
scale 1 2000 Infinity
scale 1.75 -1075 5e-324
split 0 0
split 1 4.5
split 1.1125369292536007e-308 -4087.5
split 5e-324 -4291.5
`;

describe('roundings and the parts of numbers', () => {
  it.each(answers.trim().split('\n'))('are those of Go to the last digit: %s', (answer) => {
    const [name = '', ...numbers] = answer.split(' ');
    const values = numbers.map(Number);
    expect(functions[name]?.(...values.slice(0, -1))).toBe(values.at(-1));
  });
});
