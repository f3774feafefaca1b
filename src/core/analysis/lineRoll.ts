import type { ComparedMaps } from './chanceCovariance';
import { countedPositions, meanOfHalves } from './chanceCovariance';
import type { HalvedMap } from './trueCorrelation';

/** How far the lines of a scan have to be rolled for its maps to be like those of another record of the same place. */
export interface LineRoll {
  /** To the left, of the first maps */
  readonly columns: number;
  /** The strongest coefficient then, without noise, and as the lines are */
  readonly r: number;
  readonly here: number;
}

/** As much alike as this nothing is wrong with the lines */
const ALIKE = 0.5;
/** The roll makes maps alike at least so many times as much */
const BETTER = 2;
/** Coefficients of unrelated maps are tried for every pair and roll, some thousands: of as many none is so many times what one of 20 exceeds */
const BEYOND_CHANCE = 2.5;
/** Alike in all parts of the scan, and not where one particle happens to lie on another: so many groups of lines, and the least of them by all */
const PARTS = 4;
const LEAST_PART = 0.25;
/** Rolls by less are of maps that vary slowly, columns */
const LEAST = 2;
/** Products that are added up at most: of a larger scan only some lines are looked at */
const MOST_PRODUCTS = 1e9;

/**
 * Finds that the lines of a scan begin at a wrong column: its maps have little in common with those of the spectrum map of the same scan, and much when every line is
 * rolled by the same number of columns, more than chance makes of maps as smooth as these.
 *
 * @param chance see chanceCovariances; asked for only where maps have little in common
 */
export function lineRoll(maps: ComparedMaps, chance: () => readonly ArrayLike<number>[]): LineRoll | undefined {
  const { first, second, shape } = maps;
  const counted = countedPositions(maps);
  const [ones, others] = [first, second].map(group => group.map(map => varying(map, counted)));
  const stride = Math.ceil((ones.length * others.length * shape[0] * shape[1] ** 2) / MOST_PRODUCTS);
  const coefficient = (one: Varying, other: Varying, roll: number): number =>
    covariance(one.values, other.values, shape, roll, stride) / Math.sqrt(one.variance * other.variance);
  const pairs = ones.flatMap((one, k) =>
    others.flatMap((other, l) => (one.variance > 0 && other.variance > 0 ? [{ one, other, k, l }] : []))
  );
  const strongest = (roll: number): number =>
    Math.max(0, ...pairs.map(({ one, other }) => Math.abs(coefficient(one, other, roll))));
  const here = strongest(0);
  if (pairs.length === 0 || here >= ALIKE) {
    return undefined;
  }
  const limits = chance();
  let best: LineRoll | undefined;
  for (let columns = LEAST; columns <= shape[1] - LEAST; columns++) {
    for (const { one, other, k, l } of pairs) {
      const r = Math.abs(coefficient(one, other, columns));
      const unrelated = limits[k][l] / Math.sqrt(one.variance * other.variance);
      const isFar = r >= ALIKE && r > BETTER * here && r > BEYOND_CHANCE * unrelated && r > (best?.r ?? 0);
      if (isFar && isEverywhere(one.values, other.values, shape, columns)) {
        best = { columns, r: Math.min(1, r), here };
      }
    }
  }
  return best;
}

interface Varying {
  /** Means of both halves less their average; 0 where any map has none */
  readonly values: Float64Array;
  /** Without noise */
  readonly variance: number;
}

/** @param counted 1 where all maps are known */
function varying(map: HalvedMap, counted: Float64Array): Varying {
  let [number, one, other, product] = [0, 0, 0, 0];
  counted.forEach((counts, at) => {
    if (counts === 1) {
      number++;
      one += map.first[at];
      other += map.second[at];
      product += map.first[at] * map.second[at];
    }
  });
  const variance = product / number - (one / number) * (other / number);
  return { values: meanOfHalves(map, counted, (one + other) / (2 * number)), variance };
}

/** Of one map, rolled to the left, and another. @param stride lines that are looked at: every so many, from a first one to the last but `rows` */
function covariance(
  one: Float64Array,
  other: Float64Array,
  [rows, columns]: readonly [number, number],
  roll: number,
  stride: number,
  from = 0
): number {
  let [sum, lines] = [0, 0];
  for (let row = from; row < rows; row += stride) {
    lines++;
    const line = row * columns;
    const wrapped = columns - roll;
    for (let column = 0; column < wrapped; column++) {
      sum += one[line + column + roll] * other[line + column];
    }
    for (let column = wrapped; column < columns; column++) {
      sum += one[line + column - wrapped] * other[line + column];
    }
  }
  return sum / (lines * columns);
}

/** Whether all parts of the scan are alike when its lines are rolled. */
function isEverywhere(
  one: Float64Array,
  other: Float64Array,
  [rows, columns]: readonly [number, number],
  roll: number
): boolean {
  const end = (part: number): number => Math.floor((part * rows) / PARTS);
  const parts = Array.from({ length: PARTS }, (_, part) =>
    covariance(one, other, [end(part + 1), columns], roll, 1, end(part))
  );
  const mean = parts.reduce((sum, value) => sum + value, 0) / PARTS;
  return parts.every(value => value / mean >= LEAST_PART);
}
