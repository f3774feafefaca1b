import type { Random } from '../random';

/** Above this a binomial number is taken from the normal distribution of the same mean and variance. */
const MANY = 1 << 16;

/**
 * How many of so many counts fall to a part of them by chance, each with the same probability. Of Poisson counts the part and the rest
 * are independent and Poisson again, which makes one a test of what was learnt from the other.
 */
export function thinned(counts: number, random: Random, probability = 0.5): number {
  const whole = Math.round(counts);
  if (whole > MANY) {
    const normal = Math.sqrt(-2 * Math.log(random.uniform())) * Math.cos(2 * Math.PI * random.uniform());
    const deviation = Math.sqrt(whole * probability * (1 - probability));
    return Math.min(whole, Math.max(0, Math.round(whole * probability + deviation * normal)));
  }
  return probability === 0.5 ? heads(whole, random) : hits(whole, probability, random);
}

/** By the toss of a coin for each, 32 at once. */
function heads(whole: number, random: Random): number {
  let count = 0;
  let left = whole;
  for (; left >= 32; left -= 32) {
    count += bitCount(random.uint32());
  }
  return left > 0 ? count + bitCount(random.uint32() >>> (32 - left)) : count;
}

/** The distances between hits follow a geometric distribution, so that each hit takes one random number. */
function hits(whole: number, probability: number, random: Random): number {
  const scale = 1 / Math.log1p(-probability);
  let count = 0;
  for (let at = gap(); at < whole; at += 1 + gap()) {
    count++;
  }
  return count;

  function gap(): number {
    return Math.floor(Math.log(1 - random.uniform()) * scale);
  }
}

function bitCount(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
