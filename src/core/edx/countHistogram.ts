/** How many positions of a spectrum map have how many counts. */
export interface CountHistogram {
  /** Counts that are told together */
  readonly width: number;
  /** Positions with less than `width` counts, less than twice that, and so on */
  readonly positions: readonly number[];
}

const MOST_BINS = 128;

/** @param counts of each position */
export function countHistogram(counts: ArrayLike<number>): CountHistogram {
  let largest = 0;
  for (let at = 0; at < counts.length; at++) {
    largest = Math.max(largest, counts[at]);
  }
  const width = Math.max(1, Math.ceil((largest + 1) / MOST_BINS));
  const positions = new Array<number>(Math.floor(largest / width) + 1).fill(0);
  for (let at = 0; at < counts.length; at++) {
    positions[Math.floor(counts[at] / width)]++;
  }
  return { width, positions };
}
