import { exp, log, pow } from './exponential';
import { polynomial } from './float';
import { cos, sin } from './trigonometry';

/** The gamma function and its logarithm, as Go computes them. */

const over = [
  1, 0.4942148268014971, 0.20744822764843598, 0.04763678004571372, 0.010421379756176158, 0.0011913514700658638,
  0.00016011952247675185,
];
const under = [
  1, 0.0714304917030273, -0.23459179571824335, 0.035823639860549865, 0.011813978522206043, -0.004456419138517973,
  0.0005396055804933034, -2.3158187332412014e-5,
];
const stirlingTerms = [
  0.08333333333334822, 0.0034722222160545866, -0.0026813261780578124, -0.00022954996161337813, 0.0007873113957930937,
];
const euler = 0.5772156649015329;
const sqrtTwoPi = 2.5066282746310007;

/** The gamma function. */
export function gamma(x: number): number {
  if (x === Number.NEGATIVE_INFINITY || (x < 0 && Number.isInteger(x))) return Number.NaN;
  if (x === 0) return 1 / x;
  if (Math.abs(x) > 33) return gammaFarOut(x);
  let [z, rest] = [1, x];
  while (rest >= 3) {
    rest -= 1;
    z *= rest;
  }
  while (rest < 2) {
    if (rest > -1e-9 && rest < 1e-9) return z / ((1 + euler * rest) * rest);
    z /= rest;
    rest += 1;
  }
  rest -= 2;
  return (z * polynomial(rest, over)) / polynomial(rest, under);
}

function gammaFarOut(x: number): number {
  const size = Math.abs(x);
  const [first, second] = stirling(size);
  if (x > 0) return first * second;
  let whole = Math.floor(size);
  const sign = whole % 2 === 0 ? -1 : 1;
  if (size - whole > 0.5) whole++;
  const height = Math.abs(size * sin(Math.PI * (size - whole)));
  const product = height * first * second;
  return sign * (Number.isFinite(product) ? Math.PI / product : Math.PI / height / first / second);
}

/** Stirling's formula as two factors, since their product may be too large. */
function stirling(x: number): readonly [number, number] {
  if (x > 200) return [Number.POSITIVE_INFINITY, 1];
  const inverse = 1 / x;
  const correction = sqrtTwoPi * (1 + inverse * polynomial(inverse, stirlingTerms));
  if (x <= 143.01608) return [pow(x, x - 0.5) / exp(x), correction];
  const root = pow(x, 0.5 * x - 0.25);
  return [root, correction * (root / exp(x))];
}

const nearTwoEven = [
  0.07721566490153287, 0.06735230105312927, 0.007385550860814029, 0.0011927076318336207, 0.00022086279071390839,
  2.5214456545125733e-5,
];
const nearTwoOdd = [
  0.3224670334241136, 0.020580808432516733, 0.0028905138367341563, 0.0005100697921535113, 0.00010801156724758394,
  4.4864094961891516e-5,
];
const nearLeast = [
  [0.48383612272381005, -0.032788541075985965, 0.006100538702462913, -0.0014034646998923284, 0.00031563207090362595],
  [-0.1475877229945939, 0.01797067508118204, -0.0036845201678113826, 0.000881081882437654, -0.00031275416837512086],
  [0.06462494023913339, -0.010314224129834144, 0.0022596478090061247, -0.0005385953053567405, 0.0003355291926355191],
] as const;
const nearOneOver = [
  -0.07721566490153287, 0.6328270640250934, 1.4549225013723477, 0.9777175279633727, 0.22896372806469245,
  0.013381091853678766,
];
const nearOneUnder = [
  1, 2.4559779371304113, 2.128489763798934, 0.7692851504566728, 0.10422264559336913, 0.003217092422824239,
];
const middleOver = [
  -0.07721566490153287, 0.21498241596060885, 0.325778796408931, 0.14635047265246445, 0.02664227030336386,
  0.0018402845140733772, 3.194753265841009e-5,
];
const middleUnder = [
  1, 1.3920053346762105, 0.7219355475671381, 0.17193386563280308, 0.01864591917156529, 0.0007779424963818936,
  7.326684307446256e-6,
];
const farTerms = [
  0.08333333333333297, -0.0027777777772877554, 0.0007936505586430196, -0.00059518755745034, 0.0008363399189962821,
  -0.0016309293409657527,
];
/** The least value for arguments > 0, and what it is more than its float64. */
const least = { value: -1.21486290535849611461e-1, tail: -3.63867699703950536541e-18 };

/** How the logarithm is computed up to 2: where which form begins, and what the argument is measured from. */
interface Ranges {
  readonly two: number;
  readonly fromTwo: number;
  readonly least: number;
  readonly leastAt: number;
  readonly one: number;
}

const fromOne: Ranges = {
  two: 2,
  fromTwo: 1.7316321449683623,
  least: 1.1916321449683622,
  leastAt: 1.46163214496836224576,
  one: 1,
};

/** The same for an argument that is one less. */
const fromZero: Ranges = {
  two: 1,
  fromTwo: 0.7316321449683623,
  least: 0.19163214496836226,
  leastAt: 0.46163214496836224576,
  one: 0,
};

/** The logarithm of the size of the gamma function. */
export function logGamma(x: number): number {
  if (!Number.isFinite(x)) return x;
  const size = Math.abs(x);
  if (size === 0) return Number.POSITIVE_INFINITY;
  if (size < 2 ** -70) return -log(size);
  if (x > 0) return logGammaPositive(x);
  const sine = size >= 2 ** 52 ? 0 : sinPi(size);
  return sine === 0 ? Number.POSITIVE_INFINITY : log(Math.PI / Math.abs(sine * size)) - logGammaPositive(size);
}

function logGammaPositive(x: number): number {
  if (x === 1 || x === 2) return 0;
  if (x < 2) return x <= 0.9 ? -log(x) + upToTwo(x, fromZero) : upToTwo(x, fromOne);
  if (x < 8) {
    const whole = Math.trunc(x);
    const y = x - whole;
    let product = 1;
    for (let factor = whole - 1; factor >= 2; factor--) product *= y + factor;
    const value = 0.5 * y + (y * polynomial(y, middleOver)) / polynomial(y, middleUnder);
    return whole > 2 ? value + log(product) : value;
  }
  if (x >= 2 ** 58) return x * (log(x) - 1);
  const inverse = 1 / x;
  const far = 0.4189385332046727 + inverse * polynomial(inverse * inverse, farTerms);
  return (x - 0.5) * (log(x) - 1) + far;
}

function upToTwo(x: number, ranges: Ranges): number {
  if (x >= ranges.fromTwo) {
    const y = ranges.two - x;
    const square = y * y;
    return y * polynomial(square, nearTwoEven) + square * polynomial(square, nearTwoOdd) - 0.5 * y;
  }
  if (x >= ranges.least) {
    const y = x - ranges.leastAt;
    const square = y * y;
    const cube = square * y;
    const [p1 = 0, p2 = 0, p3 = 0] = nearLeast.map((terms) => polynomial(cube, terms));
    return least.value + (square * p1 - (least.tail - cube * (p2 + y * p3)));
  }
  const y = x - ranges.one;
  return -0.5 * y + (y * polynomial(y, nearOneOver)) / polynomial(y, nearOneUnder);
}

/** -sin(pi x) for x > 0. */
function sinPi(x: number): number {
  if (x < 0.25) return -sin(Math.PI * x);
  if (Number.isInteger(x)) return 0;
  const rest = x % 2;
  const eighth = Math.trunc(rest * 4);
  if (eighth === 0) return -sin(Math.PI * rest);
  if (eighth <= 2) return -cos(Math.PI * (0.5 - rest));
  if (eighth <= 4) return -sin(Math.PI * (1 - rest));
  return eighth <= 6 ? cos(Math.PI * (rest - 1.5)) : -sin(Math.PI * (rest - 2));
}
