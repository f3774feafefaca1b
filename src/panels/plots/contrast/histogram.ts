import type { Grid } from '../grid';
import type { ImageDisplay } from '../imageColours';
import { smallPositive } from '../valueRange';

/** How many values of some images lie where. */
export interface Histogram {
  /** Values at the left and right end */
  readonly ends: readonly [number, number];
  /** By bins of equal width, of the values or of their logarithms */
  readonly counts: Uint32Array;
}

/** Turns values into places on an axis, linear or logarithmic, and back. */
export interface ValueAxis {
  place(value: number): number;
  value(place: number): number;
}

/** The axis of a scale of colours. @param floor where values at or below zero stand on a logarithmic one */
export function valueAxis(scale: ImageDisplay['scale'], floor: number): ValueAxis {
  return scale === 'log'
    ? { place: value => Math.log10(Math.max(value, floor)), value: place => 10 ** place }
    : { place: value => value, value: place => place };
}

/** The axis on which the values of some images are shown. */
export function axisOf(grids: readonly Grid[], scale: ImageDisplay['scale']): ValueAxis {
  return valueAxis(scale, scale === 'log' ? Math.min(...grids.map(({ values }) => smallPositive(values))) / 2 : 0);
}

/** Counts the finite values of images, from the least to the largest. An image of one value gets an axis of width 1. */
export function histogram(grids: readonly Grid[], axis: ValueAxis, bins: number): Histogram {
  let [low, high] = [Infinity, -Infinity];
  for (const { values } of grids) {
    for (const value of values) {
      if (Number.isFinite(value)) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
  }
  const counts = new Uint32Array(bins);
  if (low > high) {
    return { ends: [0, 1], counts };
  }
  const first = axis.place(low);
  const last = axis.place(high) > first ? axis.place(high) : first + 1;
  const scale = bins / (last - first);
  for (const { values } of grids) {
    for (const value of values) {
      if (Number.isFinite(value)) {
        counts[Math.min(bins - 1, Math.max(0, Math.floor((axis.place(value) - first) * scale)))]++;
      }
    }
  }
  return { ends: [axis.value(first), axis.value(last)], counts };
}
