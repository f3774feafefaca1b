import type { CleanPattern } from '../pixels/calibrationPattern';

/** Pixels are taken together until the pattern has no more than this many on a side: counts of single ones say little */
const SIDE = 64;
/** What stands this many standard deviations above its surroundings is a spot, or the beam, and has no say */
const SPOT = 3.5;
/** Half width of the surroundings, in pixels taken together, every other of which is looked at: a dead corner of a tenth of the detector is no surroundings */
const AROUND = 8;
const EVERY = 2;
/** Other centres are tried at steps of so many pixels taken together */
const STEP = 3;
/** With fewer of the pixels taken together, as under a mask of nearly all, nothing is said: a few about the middle are round about any place */
const LEAST_SEEN = 1 / 4;
/** So many times what counting leaves over, per degree of freedom, is no round pattern */
const NOT_ROUND = 2;

/**
 * How round a pattern is about a place, but for its spots: film and rings are round about the direct beam, wherever reflections are. Square
 * roots of counts scatter by the same amount at any mean (F. J. Anscombe, Biometrika 35 (1948) 246), so that the sum of their squared
 * distances from the means of rings is chi-squared where only counting makes them differ.
 */
export class Roundness {
  constructor(pattern: Pick<CleanPattern, 'counts' | 'used' | 'shape'>) {
    const { shape } = pattern;
    this.bin = Math.max(1, Math.ceil(Math.max(...shape) / SIDE));
    this.size = [Math.floor(shape[0] / this.bin), Math.floor(shape[1] / this.bin)];
    this.values = withoutSpots(roots(pattern, this.bin, this.size), this.size);
  }

  /**
   * By how much the pattern is rounder about another place than about this one: the difference of chi-squared, in units of what is left
   * over about the best place for each degree of freedom, which textured rings make more than 1. Where it is round about no place, as with light in a
   * sector, that says nothing: 0.
   *
   * @param apart how far away the other place is at least, px: film and rings need not lie about the beam to a pixel
   */
  betterElsewhere([row, column]: readonly [number, number], apart: number): number {
    if (this.values.filter(value => !Number.isNaN(value)).length < LEAST_SEEN * this.values.length) {
      return 0;
    }
    const [ownRow, ownColumn] = [row, column].map(at => (at + 0.5) / this.bin - 0.5);
    this.tried ??= this.tryAll();
    const best = this.tried.reduce(rounder);
    const each = Math.max(1, best.scatter / Math.max(1, best.freedom));
    const others = this.tried.filter(
      other => Math.hypot(other.row - ownRow, other.column - ownColumn) * this.bin >= apart
    );
    if (each > NOT_ROUND || others.length === 0) {
      return 0;
    }
    const [here, there] = [this.about(ownRow, ownColumn), others.reduce(rounder)];
    // A mean for each ring takes one degree of freedom
    return (here.scatter - there.scatter) / each + here.rings - there.rings;
  }

  private tryAll(): Tried[] {
    const [rows, columns] = this.size;
    const tried: Tried[] = [];
    for (let row = rows / 8; row <= (7 * rows) / 8; row += STEP) {
      for (let column = columns / 8; column <= (7 * columns) / 8; column += STEP) {
        tried.push({ row, column, ...this.about(row, column) });
      }
    }
    return tried;
  }

  private about(row: number, column: number): Scatter {
    const [rows, columns] = this.size;
    const length = Math.ceil(Math.hypot(rows, columns)) + 1;
    const [sums, squares, numbers] = [new Float64Array(length), new Float64Array(length), new Float64Array(length)];
    for (let r = 0; r < rows; r++) {
      for (let c = 0; c < columns; c++) {
        const value = this.values[r * columns + c];
        if (!Number.isNaN(value)) {
          const ring = Math.round(Math.sqrt((r - row) ** 2 + (c - column) ** 2));
          sums[ring] += value;
          squares[ring] += value * value;
          numbers[ring]++;
        }
      }
    }
    let [scatter, rings, all] = [0, 0, 0];
    for (let ring = 0; ring < length; ring++) {
      if (numbers[ring] > 0) {
        scatter += squares[ring] - (sums[ring] * sums[ring]) / numbers[ring];
        rings++;
        all += numbers[ring];
      }
    }
    return { scatter, rings, freedom: all - rings };
  }

  private readonly bin: number;
  private readonly size: readonly [rows: number, columns: number];
  /** Twice the roots of the counts, NaN where a pixel has no say */
  private readonly values: Float64Array;
  private tried: readonly Tried[] | undefined;
}

interface Scatter {
  /** Sum of the squared distances from the means of rings */
  readonly scatter: number;
  readonly rings: number;
  readonly freedom: number;
}

/** A place, in pixels taken together, that was tried. */
interface Tried extends Scatter {
  readonly row: number;
  readonly column: number;
}

function rounder(one: Tried, other: Tried): Tried {
  return one.scatter + one.rings <= other.scatter + other.rings ? one : other;
}

/** Twice the root of the counts of pixels taken together, of variance 1; NaN where fewer than half of them count. */
function roots(
  { counts, used, shape }: Pick<CleanPattern, 'counts' | 'used' | 'shape'>,
  bin: number,
  [rows, columns]: readonly [number, number]
): Float64Array {
  return Float64Array.from({ length: rows * columns }, (_, at) => {
    const [top, left] = [Math.floor(at / columns) * bin, (at % columns) * bin];
    let [sum, number] = [0, 0];
    for (let row = top; row < top + bin; row++) {
      for (let column = left; column < left + bin; column++) {
        sum += used[row * shape[1] + column] * counts[row * shape[1] + column];
        number += used[row * shape[1] + column];
      }
    }
    return number >= (bin * bin) / 2 ? 2 * Math.sqrt((sum / number) * bin * bin + 3 / 8) : NaN;
  });
}

/** NaN also where something stands out, and beside it. */
function withoutSpots(values: Float64Array, [rows, columns]: readonly [number, number]): Float64Array {
  const kept = values.slice();
  const each = (row: number, column: number, reach: number, step: number, take: (at: number) => void): void => {
    for (let r = Math.max(0, row - reach); r <= Math.min(rows - 1, row + reach); r += step) {
      for (let c = Math.max(0, column - reach); c <= Math.min(columns - 1, column + reach); c += step) {
        take(r * columns + c);
      }
    }
  };
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const around: number[] = [];
      each(row, column, AROUND, EVERY, at => Number.isNaN(values[at]) || around.push(values[at]));
      // The median: a spot is no part of its own surroundings
      const usual = Float64Array.from(around).sort()[around.length >> 1];
      if (values[row * columns + column] > usual + SPOT) {
        each(row, column, 1, 1, at => (kept[at] = NaN));
      }
    }
  }
  return kept;
}
