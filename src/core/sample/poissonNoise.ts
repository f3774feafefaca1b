import type { Random } from '../random';

/** Above this mean a rejection takes fewer steps than counting up. */
const REJECTION_FROM = 12;
const HALF_LOG_TWO_PI = 0.9189385332046727;

/**
 * A Poisson number, exact up to the resolution of the random numbers: by inversion for small means, by transformed
 * rejection (W. Hörmann, Insurance: Mathematics and Economics 12 (1993) 39, algorithm PTRS) for large ones.
 *
 * @throws RangeError when the mean is negative or not a number
 */
export function poisson(mean: number, random: Random): number {
  if (!(mean >= 0 && Number.isFinite(mean))) {
    throw new RangeError(`A Poisson mean must be a number from 0 up, not ${mean}.`);
  }
  return mean < REJECTION_FROM ? byInversion(mean, random) : byRejection(mean, random);
}

function byInversion(mean: number, random: Random): number {
  let rest = random.uniform();
  let probability = Math.exp(-mean);
  let count = 0;
  while (rest > probability && probability > 0) {
    rest -= probability;
    probability *= mean / ++count;
  }
  return count;
}

function byRejection(mean: number, random: Random): number {
  const b = 0.931 + 2.53 * Math.sqrt(mean);
  const a = -0.059 + 0.02483 * b;
  const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
  const squeeze = 0.9277 - 3.6224 / (b - 2);
  const logMean = Math.log(mean);
  for (;;) {
    const u = random.uniform() - 0.5;
    const v = random.uniform();
    const us = 0.5 - Math.abs(u);
    const count = Math.floor(((2 * a) / us + b) * u + mean + 0.43);
    if (us >= 0.07 && v <= squeeze) {
      return count;
    }
    if (count < 0 || (us < 0.013 && v > us)) {
      continue;
    }
    if (Math.log((v * inverseAlpha) / (a / (us * us) + b)) <= count * logMean - mean - logFactorial(count)) {
      return count;
    }
  }
}

/** ln n!, with an error below 1e-9 */
export function logFactorial(n: number): number {
  let low = 0;
  let x = n + 1;
  for (; x < 10; x++) {
    low += Math.log(x);
  }
  const inverse = 1 / (x * x);
  const series = (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse / 1680))) / x;
  return (x - 0.5) * Math.log(x) - x + HALF_LOG_TWO_PI + series - low;
}
