import { percentileOfSorted } from '../../../core/analysis/classify';
import type { Grid } from '../../plots/grid';

/** How positions get their class. as analysed: as the analysis wrote it; percentile: above the P-th of their component. */
export type ClassRule =
  { readonly kind: 'analysed' | 'argmax' } | { readonly kind: 'percentile'; readonly percentile: number };

/**
 * Classes of a data set by another rule than that of the analysis: 1 for the first component, 0 in none. Among those above their
 * threshold the largest coefficient counts, as in an analysis.
 *
 * @param maps coefficients, a map for each component
 * @param thresholds of each component
 */
export function classesOf(maps: readonly Grid[], thresholds: readonly number[]): Grid {
  const { shape, values } = maps[0];
  const classes = new Float32Array(values.length);
  for (let place = 0; place < classes.length; place++) {
    let largest = 0;
    maps.forEach((map, k) => {
      const value = map.values[place];
      if (value > thresholds[k] && value > largest) {
        classes[place] = k + 1;
        largest = value;
      }
    });
  }
  return { values: classes, shape };
}

/** Thresholds of a rule. @param percentiles of each component: 0, 0.1, ... 100 */
export function thresholdsOf(rule: ClassRule, percentiles: readonly (readonly number[])[]): number[] {
  return percentiles.map(own => (rule.kind === 'percentile' ? own[Math.round(10 * rule.percentile)] : 0));
}

/** Positions in each class, those in none first. */
export function classCounts({ values }: Grid, count: number): number[] {
  const counts = Array.from({ length: count + 1 }, () => 0);
  values.forEach(value => counts[value]++);
  return counts;
}

/** A map above one of its percentiles; what is not above it is none. */
export function thresholded({ values, shape }: Grid, percentile: number): Grid {
  const known = Float64Array.from(values).filter(Number.isFinite).sort();
  const threshold = percentileOfSorted(known, percentile);
  return { shape, values: Float32Array.from(values, value => (value > threshold ? value : NaN)) };
}
