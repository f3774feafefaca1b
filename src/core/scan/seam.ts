import { median } from '../median';
import type { ScanImage } from './scanImage';
import type { ScanPlan } from './scanPlan';

/** A proposal with the part of the scan lines that speak for it, 0 to 1. */
export interface RollSuggestion {
  /** Columns to roll every line to the left; 0: nothing to repair */
  readonly roll: number;
  /** Part of the lines whose steepest change is just there */
  readonly share: number;
}

/** Lines that must agree: far more than chance or a feature of the sample brings together. */
const LEAST_SHARE = 0.3;
const FEWEST_LINES = 8;

/**
 * How much the strongest vertical seam of a scan image stands out: the typical step between two neighbouring columns, at
 * the worst place, in units of the typical step anywhere, less one. Near 0 without a seam, and where all columns are
 * alike; the smaller, the better the first frame or the roll. Steps are medians over the lines, so that single bright
 * particles do not count, and what is one column wide counts nowhere but at the edge: a line in the sample ends as it begins.
 */
export function seamScore(image: ScanImage): number {
  return strongestSeam(image).score;
}

/** The column before which the strongest vertical seam is, with its seamScore. Column 0 where there are no two columns. */
export function strongestSeam({ values, rows, columns }: ScanImage): { column: number; score: number } {
  const steps: number[] = [];
  for (let column = 1; column < columns; column++) {
    const differences: number[] = [];
    for (let row = 0; row < rows; row++) {
      const at = row * columns + column;
      const step = Math.abs(values[at] - values[at - 1]);
      const beyond = column + 1 < columns ? Math.abs(values[at + 1] - values[at - 1]) : Infinity;
      const before = column > 1 ? Math.abs(values[at] - values[at - 2]) : Infinity;
      if (Number.isFinite(step)) {
        differences.push(Math.min(step, Number.isNaN(beyond) ? step : beyond, Number.isNaN(before) ? step : before));
      }
    }
    steps.push(median(differences));
  }
  const known = steps.filter(Number.isFinite);
  const largest = Math.max(...known);
  const usual = median(known);
  return { column: steps.indexOf(largest) + 1, score: usual > 0 ? largest / usual - 1 : 0 };
}

/**
 * The roll that closes a vertical seam in scans whose lines begin at a wrong column: for each line the column of the
 * steepest change from the frame before, which for the first column is the last frame of the line above; then the column
 * that most lines name. Where the first column is named most, or too few lines agree, there is nothing to repair.
 *
 * After the tool that the facility has for 256-column scans with EDX, with the first column as a candidate added.
 */
export function suggestRoll(image: ScanImage): RollSuggestion {
  const { column, share } = steepestColumn(image);
  return { roll: share >= LEAST_SHARE && image.rows >= FEWEST_LINES ? column : 0, share };
}

/**
 * The first frame with which lines begin at what is another column now; undefined for stacks, and for scans whose lines leave
 * frames out, such as fly-back scans.
 */
export function firstFrameAt(plan: ScanPlan, column: number): number | undefined {
  if (plan.kind === 'stack' || plan.skippedPerLine > 0 || plan.columns !== plan.framesPerLine) {
    return undefined;
  }
  // The nearer way: frames before the first one may be there, if the plan left some out
  const earlier = plan.firstFrame - (plan.framesPerLine - column);
  return earlier >= 0 ? earlier : plan.firstFrame + column;
}

/** The column at which most lines change most, and the part of the lines that do. */
function steepestColumn({ values, rows, columns }: ScanImage): { column: number; share: number } {
  const votes = new Array<number>(columns).fill(0);
  let lines = 0;
  for (let row = 0; row < rows; row++) {
    let steepest = -1;
    let most = 0;
    for (let column = 0; column < columns; column++) {
      const at = row * columns + column;
      const change = at > 0 ? Math.abs(values[at] - values[at - 1]) : NaN;
      if (change > most) {
        most = change;
        steepest = column;
      }
    }
    if (steepest >= 0) {
      votes[steepest]++;
      lines++;
    }
  }
  const best = Math.max(...votes);
  return lines === 0 ? { column: 0, share: 0 } : { column: votes.indexOf(best), share: best / lines };
}
