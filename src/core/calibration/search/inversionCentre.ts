import type { CleanPattern } from '../pixels/calibrationPattern';
import { complexField, transform } from '../../fourier';

const LARGEST_SIDE = 512;
/** Half width of the window whose mean is taken off, as a part of the field */
const HIGH_PASS = 0.04;
/** How far from the middle of the field the centre is looked for, as a part of the field, where nothing else is said */
const SEARCHED = 0.25;
/** What is left is clipped at so many standard deviations */
const CLIPPED = 3;

/** A centre of inversion, with the correlation of the pattern with itself turned by 180 degrees about it, at most 1. */
export interface InversionCentre {
  readonly row: number;
  readonly column: number;
  readonly correlation: number;
}

/**
 * Centres about which a diffraction pattern looks the same after half a turn, best first. Where f is the square root of
 * the counts, high-passed and 0 at unused pixels, and m is 1 at used ones, the correlation about a point s/2 over the pixels used
 * on both sides is (f * f)(s) / (f² * m)(s), with * for convolution (D. Padfield, IEEE Trans. Image Process. 21 (2012)
 * 2706, for a pattern and its own reflection). Neither ring nor beam has to be recognised, and a beam stop does no harm.
 *
 * @param number of different centres wanted
 * @param largestSide of the field that is transformed, a power of two: pixels are taken together to fit into it
 * @param searched how far from the middle of the pattern, as a part of it
 * @param clipped standard deviations at which the high-passed field is clipped: the fewer, the less single bright spots say
 */
export function inversionCentres(
  pattern: CleanPattern,
  number = 3,
  { largestSide = LARGEST_SIDE, clipped = CLIPPED, searched = SEARCHED } = {}
): InversionCentre[] {
  const [rows, columns] = pattern.shape;
  const bin = Math.max(1, Math.ceil((1.5 * Math.max(rows, columns)) / largestSide));
  const { values, weights, shape } = binned(pattern, bin);
  highPass(values, weights, shape, clipped);
  const side = 2 ** Math.ceil(Math.log2(1.5 * Math.max(...shape)));
  const correlation = selfCorrelation(values, weights, shape, side);
  const peaks: InversionCentre[] = [];
  const [midRow, midColumn] = [shape[0] - 1, shape[1] - 1];
  const [reachRow, reachColumn] = [2 * searched * shape[0], 2 * searched * shape[1]];
  const at = (r: number, c: number): number => correlation[(r % side) * side + (c % side)];
  for (let r = Math.ceil(midRow - reachRow); r <= midRow + reachRow; r++) {
    for (let c = Math.ceil(midColumn - reachColumn); c <= midColumn + reachColumn; c++) {
      const value = at(r, c);
      if (value > at(r - 1, c) && value >= at(r + 1, c) && value > at(r, c - 1) && value >= at(r, c + 1)) {
        const row = (r + vertex(at(r - 1, c), value, at(r + 1, c))) / 2;
        const column = (c + vertex(at(r, c - 1), value, at(r, c + 1))) / 2;
        peaks.push({ row: (row + 0.5) * bin - 0.5, column: (column + 0.5) * bin - 0.5, correlation: value });
      }
    }
  }
  peaks.sort((one, other) => other.correlation - one.correlation);
  const apart = 0.02 * Math.min(rows, columns);
  const chosen: InversionCentre[] = [];
  for (const peak of peaks) {
    if (chosen.every(({ row, column }) => Math.hypot(row - peak.row, column - peak.column) > apart)) {
      chosen.push(peak);
    }
    if (chosen.length === number) {
      break;
    }
  }
  return chosen;
}

/** Where between three equidistant values a parabola has its top, in steps from the middle. */
function vertex(before: number, middle: number, after: number): number {
  const curvature = before - 2 * middle + after;
  return curvature < 0 ? Math.max(-0.5, Math.min(0.5, (before - after) / (2 * curvature))) : 0;
}

function binned({ counts, used, shape: [rows, columns] }: CleanPattern, bin: number) {
  const shape: [number, number] = [Math.ceil(rows / bin), Math.ceil(columns / bin)];
  const values = new Float64Array(shape[0] * shape[1]);
  const weights = new Float64Array(values.length);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const source = row * columns + column;
      if (used[source]) {
        const target = Math.floor(row / bin) * shape[1] + Math.floor(column / bin);
        values[target] += counts[source];
        weights[target]++;
      }
    }
  }
  for (let index = 0; index < values.length; index++) {
    // A bin of which most is unused would be noisier than the others
    const full = weights[index] >= 0.5 * bin * bin;
    values[index] = full ? Math.sqrt(values[index] / weights[index]) : 0;
    weights[index] = full ? 1 : 0;
  }
  return { values, weights, shape };
}

/** Takes the mean of a square window off and clips what is left; unused places become 0. */
function highPass(
  values: Float64Array,
  weights: Float64Array,
  shape: readonly [number, number],
  clipped: number
): void {
  const reach = Math.max(3, Math.round(HIGH_PASS * Math.max(...shape)));
  const [sums, numbers] = [boxSum(values, shape, reach), boxSum(weights, shape, reach)];
  let [squares, number] = [0, 0];
  for (let index = 0; index < values.length; index++) {
    values[index] = weights[index] > 0 ? values[index] - sums[index] / numbers[index] : 0;
    squares += values[index] ** 2;
    number += weights[index];
  }
  const limit = clipped * Math.sqrt(squares / Math.max(1, number));
  for (let index = 0; index < values.length; index++) {
    values[index] = Math.max(-limit, Math.min(limit, values[index]));
  }
}

function boxSum(values: Float64Array, [rows, columns]: readonly [number, number], reach: number): Float64Array {
  const along = (source: Float64Array, lines: number, length: number, step: number, stride: number): Float64Array => {
    const target = new Float64Array(source.length);
    for (let line = 0; line < lines; line++) {
      let sum = 0;
      for (let at = -reach; at < length; at++) {
        sum += at + reach < length ? source[line * step + (at + reach) * stride] : 0;
        sum -= at - reach > 0 ? source[line * step + (at - reach - 1) * stride] : 0;
        if (at >= 0) {
          target[line * step + at * stride] = sum;
        }
      }
    }
    return target;
  };
  return along(along(values, rows, columns, columns, 1), columns, rows, 1, columns);
}

/** (f * f) / (f² * m) at every s, circular over the side of the field. */
function selfCorrelation(
  values: Float64Array,
  weights: Float64Array,
  [rows, columns]: readonly [number, number],
  side: number
): Float64Array {
  // Two real fields travel as real and imaginary part: f and f² in one transform, m in the other
  const [first, second] = [complexField(side), complexField(side)];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const source = row * columns + column;
      const target = row * side + column;
      first.real[target] = values[source];
      second.real[target] = weights[source];
      second.imaginary[target] = values[source] * values[source];
    }
  }
  transform(first);
  transform(second);
  const product = complexField(side);
  for (let row = 0; row < side; row++) {
    const mirrored = ((side - row) % side) * side;
    for (let column = 0; column < side; column++) {
      // No pairs are made here: there would be millions
      const at = row * side + column;
      const opposite = mirrored + ((side - column) % side);
      const f = first.real[at];
      const g = first.imaginary[at];
      const a = second.real[at];
      const b = second.imaginary[at];
      const c = second.real[opposite];
      const d = -second.imaginary[opposite];
      const mReal = (a + c) / 2;
      const mImaginary = (b + d) / 2;
      const sReal = (b - d) / 2;
      const sImaginary = (c - a) / 2;
      product.real[at] = f * f - g * g - (mReal * sImaginary + mImaginary * sReal);
      product.imaginary[at] = 2 * f * g + (mReal * sReal - mImaginary * sImaginary);
    }
  }
  transform(product, true);
  let most = 0;
  for (let at = 0; at < product.imaginary.length; at++) {
    most = Math.max(most, product.imaginary[at]);
  }
  for (let at = 0; at < product.real.length; at++) {
    // Where little overlaps, agreement is chance
    product.real[at] /= Math.max(product.imaginary[at], 0.1 * most);
  }
  return product.real;
}
