import { deadPixels } from './deadPixels';
import { leaveOutEmptyBorder } from './emptyBorder';
import { hotPixels } from './hotPixels';

/** A diffraction pattern to be calibrated. */
export interface CalibrationPattern {
  /** Counts summed over all frames, rows x columns */
  readonly counts: ArrayLike<number>;
  readonly shape: readonly [rows: number, columns: number];
  /** rows x columns, 1 = the pixel does not count: cross, dead rows, beam stop, saturated */
  readonly mask?: ArrayLike<number>;
}

/** The same, with pixels that cannot be used left out. */
export interface CleanPattern {
  readonly counts: Float64Array;
  readonly shape: readonly [rows: number, columns: number];
  /** 1 = used */
  readonly used: Uint8Array;
  /** From this value on pixels are saturated, and not used; Infinity where none is */
  readonly ceiling: number;
  readonly summary: PixelSummary;
}

/** What happened to the pixels. */
export interface PixelSummary {
  readonly masked: number;
  /** Without a count where the neighbours make one certain, or on a border that was not exposed all the time */
  readonly dead: number;
  /** Far above all neighbours */
  readonly hot: number;
  /** At the value at which many pixels stop */
  readonly saturated: number;
  readonly total: number;
}

/**
 * Leaves out what does not count: the mask, values that are no numbers, pixels that did not count where others did (dead rows,
 * cross, beam stop), an empty border, isolated hot pixels, and plateaus of saturated ones. A sharp reflection is no hot pixel: the
 * blur of the detector gives its neighbours a fifth of it or more.
 */
export function cleanPattern({ counts, shape, mask }: CalibrationPattern): CleanPattern {
  const [rows, columns] = shape;
  const size = rows * columns;
  const clean = new Float64Array(size);
  const used = new Uint8Array(size);
  let masked = 0;
  for (let index = 0; index < size; index++) {
    const value = counts[index];
    if (Number.isFinite(value) && value >= 0 && !mask?.[index]) {
      clean[index] = value;
      used[index] = 1;
    } else {
      masked++;
    }
  }
  const isDead = deadPixels(clean, used, shape);
  const ceiling = saturationValue(clean, used);
  let [dead, hot, saturated] = [0, 0, 0];
  const isHot = hotPixels(clean, used, shape);
  for (let index = 0; index < size; index++) {
    if (!used[index]) {
      continue;
    }
    if (isDead[index]) {
      used[index] = 0;
      dead++;
    } else if (clean[index] >= ceiling) {
      used[index] = 0;
      saturated++;
    } else if (isHot[index]) {
      used[index] = 0;
      hot++;
    }
  }
  dead += leaveOutEmptyBorder(clean, used, shape);
  leaveOutGapEdges(used, shape);
  return { counts: clean, shape, used, ceiling, summary: { masked, dead, hot, saturated, total: size } };
}

/** The largest value, if so many pixels have exactly that value that it must be where the counter ends. */
function saturationValue(counts: Float64Array, used: Uint8Array): number {
  let [largest, number] = [0, 0];
  for (let index = 0; index < counts.length; index++) {
    if (used[index] && counts[index] >= largest) {
      number = counts[index] > largest ? 1 : number + 1;
      largest = counts[index];
    }
  }
  // Chance makes equal neighbours of a maximum of 1,000 counts once in a hundred pairs: nine at the top are no chance
  return number > 8 && largest > 100 ? largest : Infinity;
}

/**
 * Beside a gap between chips pixels are wider and count more: where a band of two or more lines is unused from edge to
 * edge, one more line on either side is left out.
 */
function leaveOutGapEdges(used: Uint8Array, [rows, columns]: readonly [number, number]): void {
  const clear = (length: number, across: number, index: (line: number, at: number) => number): void => {
    const empty = Array.from({ length }, (_, line) => {
      for (let at = 0; at < across; at++) {
        if (used[index(line, at)]) {
          return false;
        }
      }
      return true;
    });
    for (let line = 0; line < length; line++) {
      const beside =
        (empty[line - 1] && empty[line - 2] && line > 2) || (empty[line + 1] && empty[line + 2] && line < length - 3);
      if (!empty[line] && beside) {
        for (let at = 0; at < across; at++) {
          used[index(line, at)] = 0;
        }
      }
    }
  };
  clear(rows, columns, (row, column) => row * columns + column);
  clear(columns, rows, (column, row) => row * columns + column);
}
