import type { RowBlocks } from './rowBlocks';
import { BLOCK_ROWS, columnOf, rowStart } from './rowBlocks';

/** How pixels get their class from coefficients alone: by their largest component, or by components above a percentile of all pixels. */
export type ClassRule = { readonly kind: 'argmax' } | { readonly kind: 'percentile'; readonly percentile: number };

/** @param text argmax, percentile:P, or present (see classifyPresent) */
export function classRule(text: string): ClassRule | { readonly kind: 'present' } {
  const [, percentile] = /^percentile:(.*)$/.exec(text) ?? [];
  if (percentile !== undefined) {
    return { kind: 'percentile', percentile: Number(percentile) };
  }
  return { kind: text === 'present' ? 'present' : 'argmax' };
}

/**
 * Class of each row: 1 for the first component and so on, 0 in no class. A row above the threshold of several components belongs
 * to the one whose coefficient is the largest.
 */
export function classify(coefficients: RowBlocks, rule: ClassRule): Uint8Array {
  const { rows, columns } = coefficients;
  const thresholds = Array.from({ length: columns }, (_, k) =>
    rule.kind === 'argmax' ? 0 : percentileOf(columnOf(coefficients, k), rule.percentile)
  );
  const values = new Float32Array(coefficients.data);
  const classes = new Uint8Array(rows);
  for (let row = 0; row < rows; row++) {
    let [best, largest] = [0, 0];
    let at = rowStart(coefficients, row);
    for (let k = 0; k < columns; k++, at += BLOCK_ROWS) {
      if (values[at] > thresholds[k] && values[at] > largest) {
        [best, largest] = [k + 1, values[at]];
      }
    }
    classes[row] = best;
  }
  return classes;
}

/** Linear between the two nearest values, as numpy's percentile. Sorts the values. */
export function percentileOf(values: Float32Array | Float64Array, percentile: number): number {
  return percentileOfSorted(values.sort(), percentile);
}

/** The same of values that are sorted already; NaN where there are none. */
export function percentileOfSorted(values: Float32Array | Float64Array, percentile: number): number {
  const place = (percentile / 100) * (values.length - 1);
  const lower = Math.floor(place);
  const upper = Math.min(values.length - 1, lower + 1);
  return values[lower] + (place - lower) * (values[upper] - values[lower]);
}
