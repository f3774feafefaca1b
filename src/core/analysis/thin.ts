import type { Random } from '../random';

/** Above this a binomial number is taken from the normal distribution of the same mean and variance. */
const MANY = 1 << 16;

/**
 * How many of so many counts fall to one of two halves by the toss of a coin each. Of Poisson counts the two halves are
 * independent and Poisson again, which makes one a test of what was learnt from the other.
 */
export function thinned(counts: number, random: Random): number {
  const whole = Math.round(counts);
  if (whole > MANY) {
    const normal = Math.sqrt(-2 * Math.log(random.uniform())) * Math.cos(2 * Math.PI * random.uniform());
    return Math.min(whole, Math.max(0, Math.round(whole / 2 + (Math.sqrt(whole) / 2) * normal)));
  }
  let heads = 0;
  let left = whole;
  for (; left >= 32; left -= 32) {
    heads += bitCount(random.uint32());
  }
  return left > 0 ? heads + bitCount(random.uint32() >>> (32 - left)) : heads;
}

function bitCount(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
