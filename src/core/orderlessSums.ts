/**
 * Sums of doubles that come out the same, bit for bit, in whatever order and parts the numbers come: two numbers each, the sum and what rounding
 * took from it (TwoSum; D. E. Knuth, The Art of Computer Programming 2, 4.2.2), which is exact to some 100 bits until it is rounded once.
 */
export type OrderlessSums = Float64Array;

/** @param count sums there are, all 0 */
export function orderlessSums(count: number): OrderlessSums {
  return new Float64Array(2 * count);
}

/** @param at number of the sum */
export function addTo(sums: OrderlessSums, at: number, value: number): void {
  const before = sums[2 * at];
  const after = before + value;
  const taken = after - before;
  sums[2 * at] = after;
  sums[2 * at + 1] += before - (after - taken) + (value - taken);
}

/** Adds other sums, as many, to the first. */
export function joinSums(sums: OrderlessSums, others: OrderlessSums): void {
  for (let at = 0; 2 * at < sums.length; at++) {
    addTo(sums, at, others[2 * at]);
    sums[2 * at + 1] += others[2 * at + 1];
  }
}

export function roundedSums(sums: OrderlessSums): Float64Array {
  return Float64Array.from({ length: sums.length / 2 }, (_, at) => sums[2 * at] + sums[2 * at + 1]);
}
