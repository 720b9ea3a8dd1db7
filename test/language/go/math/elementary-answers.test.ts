import { cbrt, exp, exp2, log, log2, log10, pow } from '../../../../src/language/go/math/exponential';
import { acosh, asinh, atanh, cosh, sinh, tanh } from '../../../../src/language/go/math/hyperbolic';
import { acos, asin, atan, atan2, cos, sin, tan } from '../../../../src/language/go/math/trigonometry';

const functions: Readonly<Record<string, (...values: number[]) => number>> = {
  exp,
  exp2,
  log,
  log10,
  log2,
  cbrt,
  pow,
  sin,
  cos,
  tan,
  asin,
  acos,
  atan,
  atan2,
  sinh,
  cosh,
  tanh,
  asinh,
  acosh,
  atanh,
};

/** A function, its arguments, and what Go computes on amd64. */
const answers = `
acos 0 1.5707963267948966
acos 1 0
acosh -9223372036854776000 NaN
acosh 0.5 NaN
acosh 1 0
acosh 1.0000000000000002 2.1073424255447017e-8
acosh 1.7976931348623157e+308 710.4758600739439
acosh 100 5.298292365610484
acosh 2.382285 1.5139232119012525
acosh 268435456 20.10126823623841
acosh NaN NaN
asin -0 -0
asin 0.5 0.5235987755982989
asin 0.7 0.775397496610753
asin 0.75 0.848062078981481
asin 0.8750608600031904 1.0655615426778875
asin 1 1.5707963267948966
asinh 1 0.881373587019543
asinh 1000000000 21.416413017506354
asinh 2 1.4436354751788103
asinh 2.83683424634673 1.7655458519279632
asinh 268435456 20.101268236238415
asinh 268435456.00000006 20.10126823623841
asinh 3.3 1.9092740140163365
asinh 3.7252902984619136e-9 3.7252902984619136e-9
asinh Infinity Infinity
asinh NaN NaN
atan 0 0
atan 1 0.7853981633974483
atan 2.857142857142857 1.2341215074081693
atan Infinity 1.5707963267948966
atan2 -1 -1 -2.356194490192345
atan2 -1 -Infinity -3.141592653589793
atan2 0 -0 3.141592653589793
atan2 0 0 0
atan2 0 NaN NaN
atan2 1 -1 2.356194490192345
atan2 1 0 1.5707963267948966
atan2 1 1 0.7853981633974483
atan2 1 2 0.4636476090008061
atan2 1 Infinity 0
atan2 5e-324 -2 3.141592653589793
atan2 Infinity -Infinity 2.356194490192345
atan2 Infinity 1 1.5707963267948966
atan2 Infinity Infinity 0.7853981633974483
atanh -0 -0
atanh -1 -Infinity
atanh 0 0
atanh 0.1 0.10033534773107558
atanh 0.5 0.5493061443340548
atanh 0.7071067811865475 0.8813735870195429
atanh 1 Infinity
atanh 1.5 NaN
atanh Infinity NaN
atanh NaN NaN
cbrt -200.5 -5.852904783818089
cbrt -201.5 -5.862619166430361
cbrt 0 0
cbrt 1.1125369292536007e-308 2.2323972485981933e-103
cbrt 2 1.2599210498948732
cbrt 5e-324 1.7031839360032603e-108
cos 0 1
cos 1 0.5403023058681398
cos 2.5 -0.8011436155469337
cos Infinity NaN
cosh -30 5343237290762.23
cosh 0 1
cosh 1 1.5430806348152437
cosh 100 1.3440585709080678e+43
exp -708.5 2.006132305331306e-308
exp -709.782712893384 5.562684646268137e-309
exp -744 1e-323
exp -745 5e-324
exp -745.3 0
exp -746 0
exp -Infinity 0
exp 1 2.718281828459045
exp 709.4 1.2260423226426727e+308
exp 709.5 Infinity
exp 9.394769 12025.311511972954
exp Infinity Infinity
exp NaN NaN
exp2 -1 0.5
exp2 -1074 5e-324
exp2 -1074.0000000000002 0
exp2 -1074.6 0
exp2 -Infinity 0
exp2 0.5 1.414213562373095
exp2 1 2
exp2 1023.75 1.511673712831934e+308
exp2 1023.9999999999999 1.7976931348621742e+308
exp2 1024 Infinity
exp2 Infinity Infinity
exp2 NaN NaN
log -1 NaN
log 0 -Infinity
log 0.5 -0.6931471805599453
log 1.5 0.4054651081081644
log Infinity Infinity
log10 2 0.3010299956639812
log2 0 -Infinity
log2 1 0
log2 1.5 0.5849625007211563
pow -0 2 0
pow -1 -1 -1
pow -1 -Infinity 1
pow -1 Infinity 1
pow -2 4611686018427387904 Infinity
pow 0 -1 Infinity
pow 0 1 0
pow 0 171.7 0
pow 0 Infinity 0
pow 0.5 1.5 0.3535533905932738
pow 0.75 -18014398509481982 Infinity
pow 0.75 1000000000 0
pow 0.99 1e18 0
pow 1 Infinity 1
pow 1.0000001 1e18 Infinity
pow 2 -0.5 0.7071067811865475
pow 2 -1.5 0.3535533905932738
pow 2 0.5 1.4142135623730951
pow 2 1000000000 Infinity
pow 2 1e19 Infinity
pow 2 2 4
pow 2.5 0.75 1.9881768219176266
pow 7 0 1
pow 7 1 7
pow Infinity 0 1
pow NaN 0 1
sin -0 -0
sin 0.5 0.479425538604203
sin 1 0.8414709848078965
sin 1.7976931348623157e+308 0.004961954789184084
sin 100 -0.5063656411097588
sin 1000000000 0.5458434494486994
sin 1000000000000 -0.6112387023768895
sin 1e+300 -0.8178819121159087
sin 2 0.9092974268256816
sin 536870912 0.3265676630185634
sin 536870913 -0.6188910888792107
sinh -0 -0
sinh -Infinity -Infinity
sinh 0.5 0.5210953054937474
sinh 1 1.1752011936438014
sinh 100 1.3440585709080678e+43
sinh 30 5343237290762.23
sinh 5e-324 5e-324
sinh 800 Infinity
tan -0 -0
tan 0.5 0.5463024898437905
tan 1 1.557407724654902
tan 1e+300 1.4214488238747243
tanh -0 -0
tanh -Infinity -1
tanh 0.5 0.46211715726000974
tanh 0.625 0.5545997223493824
tanh 1 0.7615941559557649
tanh 50 1
tanh Infinity 1
tanh NaN NaN
`;

describe('elementary functions', () => {
  it.each(answers.trim().split('\n'))('are those of Go to the last digit: %s', (answer) => {
    const [name = '', ...numbers] = answer.split(' ');
    const values = numbers.map(Number);
    expect(functions[name]?.(...values.slice(0, -1))).toBe(values.at(-1));
  });
});
