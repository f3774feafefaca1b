/** From here on the asymptotic series are exact to 1e-11; smaller arguments are brought here by recurrence. */
const ASYMPTOTIC = 8;
const HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

/** Logarithm of the gamma function of a positive number (Abramowitz & Stegun 6.1.41). */
export function logGamma(x: number): number {
  let [at, product] = [x, 1];
  for (; at < ASYMPTOTIC; at++) {
    product *= at;
  }
  const inverse = 1 / at ** 2;
  const series = (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse / 1680))) / at;
  return (at - 0.5) * Math.log(at) - at + HALF_LOG_TWO_PI + series - Math.log(product);
}

/** Its derivative (6.3.18): a little below the logarithm, and far below it near 0. */
export function digamma(x: number): number {
  let [at, less] = [x, 0];
  for (; at < ASYMPTOTIC; at++) {
    less += 1 / at;
  }
  const inverse = 1 / at ** 2;
  return (
    Math.log(at) - 0.5 / at - inverse * (1 / 12 - inverse * (1 / 120 - inverse * (1 / 252 - inverse / 240))) - less
  );
}

/** Its second derivative (6.4.12). */
export function trigamma(x: number): number {
  let [at, more] = [x, 0];
  for (; at < ASYMPTOTIC; at++) {
    more += 1 / at ** 2;
  }
  const inverse = 1 / at ** 2;
  const series = (1 / 6 - inverse * (1 / 30 - inverse * (1 / 42 - inverse / 30))) / at;
  return 1 / at + inverse / 2 + inverse * series + more;
}
