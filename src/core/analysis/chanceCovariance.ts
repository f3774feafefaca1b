import { shiftSums } from './shiftSums';
import type { HalvedMap } from './trueCorrelation';

/** Maps of one scan, each of the first to be compared with each of the second. */
export interface ComparedMaps {
  readonly first: readonly HalvedMap[];
  readonly second: readonly HalvedMap[];
  /** Rows and columns of all */
  readonly shape: readonly [number, number];
}

/** Of maps that have nothing in common, this part has a covariance that is larger. */
const BY_CHANCE = 0.05;
/** Fewer independent positions than these leave every coefficient possible. */
const LEAST_POSITIONS = 3;

/**
 * The covariance of two maps that have nothing in common but are as smooth and as noisy as these is no larger, in 19 of 20 cases. Neighbouring positions are alike, so that
 * there are fewer independent ones than positions: as many as would give products of the two maps the variance that follows from how each is like itself at every shift
 * (Clifford, Richardson & Hémon, Biometrics 45 (1989) 123; Dutilleul, Biometrics 49 (1993) 305).
 *
 * @param scans one scan or several, whose positions are taken together; positions at which any map is NaN do not count
 * @returns a line for each of the first maps, in it a covariance of the means of halves for each of the second
 */
export function chanceCovariances(scans: readonly ComparedMaps[]): readonly Float64Array[] {
  const [{ first, second }] = scans;
  const counted = scans.map(countedPositions);
  const positions = counted.reduce((sum, mask) => sum + mask.reduce((own, one) => own + one, 0), 0);
  const averages = [first, second].map((maps, group) =>
    maps.map((_, index) => {
      const sums = scans.map((scan, at) =>
        meanOfHalves(group === 0 ? scan.first[index] : scan.second[index], counted[at], 0)
      );
      return sums.reduce((sum, values) => sum + values.reduce((own, one) => own + one, 0), 0) / positions;
    })
  );
  const squares = averages.map(group => new Float64Array(group.length));
  const traces = first.map(() => new Float64Array(second.length));
  scans.forEach((scan, at) => {
    const maps = [scan.first, scan.second].flatMap((group, which) =>
      group.map((map, index) => meanOfHalves(map, counted[at], averages[which][index]))
    );
    const { side, sums } = shiftSums([counted[at], ...maps], scan.shape);
    const [pairs, ...products] = sums;
    const [own, others] = [products.slice(0, first.length), products.slice(first.length)];
    [own, others].forEach((group, which) => group.forEach((one, index) => (squares[which][index] += one[0])));
    own.forEach((one, k) => others.forEach((other, l) => (traces[k][l] += trace(one, other, pairs, side))));
  });
  return traces.map((line, k) =>
    line.map((sum, l) => {
      const product = squares[0][k] * squares[1][l];
      return (chanceCorrelation(1 + product / sum) * Math.sqrt(product)) / positions;
    })
  );
}

/**
 * Of so many independent positions, the coefficient that unrelated values stay below in 19 of 20 cases: Student's distribution, as an integral over the angle whose sine the
 * coefficient is (Fisher, Biometrika 10 (1915) 507).
 *
 * @param positions may be between whole numbers
 */
export function chanceCorrelation(positions: number): number {
  if (!(positions > LEAST_POSITIONS)) {
    return 1;
  }
  const power = positions - 3;
  // Behind ten standard deviations there is nothing left to add up
  const end = Math.min(Math.PI / 2, 10 / Math.sqrt(power));
  const STEPS = 4000;
  const weights = Float64Array.from({ length: STEPS }, (_, at) => Math.cos((end * (at + 0.5)) / STEPS) ** power);
  let left = (1 - BY_CHANCE) * weights.reduce((sum, weight) => sum + weight, 0);
  const last = weights.findIndex(weight => (left -= weight) < 0);
  return Math.sin((end * (last + 1 + left / weights[last])) / STEPS);
}

/** 1 at positions at which every map has a value. */
export function countedPositions({ first, second, shape }: ComparedMaps): Float64Array {
  const halves = [...first, ...second].flatMap(map => [map.first, map.second]);
  return Float64Array.from({ length: shape[0] * shape[1] }, (_, at) =>
    halves.every(half => Number.isFinite(half[at])) ? 1 : 0
  );
}

/** Less an average, and 0 where a position does not count. */
export function meanOfHalves({ first, second }: HalvedMap, counted: Float64Array, average: number): Float64Array {
  return counted.map((counts, at) => (counts === 0 ? 0 : (first[at] + second[at]) / 2 - average));
}

/** Sum over all shifts, up and down, of both covariances times the pairs of positions. */
function trace(first: Float64Array, second: Float64Array, pairs: Float64Array, side: number): number {
  let sum = 0;
  for (let at = 0; at < first.length; at++) {
    // Whole numbers but for rounding
    if (pairs[at] > 0.5) {
      sum += ((at < side ? 1 : 2) * first[at] * second[at]) / pairs[at];
    }
  }
  return sum;
}
