import type { ScanPlan } from './scanPlan';
import { frameAt } from './scanPlan';
import { IMAGE } from './scores';
import { framesUsed } from './wholeLines';

/** A shape whose image is smoother from line to line than that of the shape that was taken. */
export interface BetterShape<C> {
  readonly candidate: C;
  /**
   * Its typical step between neighbouring lines, below 1: in units of that of the shape that was taken or, where that is a stack,
   * of that between frames half a line less or more apart
   */
  readonly ratio: number;
}

/** Sums of frames by their place, NaN for frames that a plan leaves out, from the scan image of that plan. */
export function sumsByPlace(image: ArrayLike<number>, plan: ScanPlan, places: number): Float64Array {
  const sums = new Float64Array(places).fill(NaN);
  const [rows, columns] = plan.kind === 'stack' ? [1, plan.frames] : [plan.rows, plan.columns];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      sums[frameAt(plan, row, column)] = image[row * columns + column];
    }
  }
  return sums;
}

/**
 * The shape that the scan image speaks for, where that is not the one that was taken. In a scan with a wrong line length, lines
 * are sheared against each other: the frame below differs as much as any. With the right one it is a neighbour.
 *
 * Only a clear difference counts, in most parts of the scan alike: see IMAGE in scores.ts. A stack has no lines to compare with:
 * what speaks for lines of a length is that frames as far apart are more alike than those half a line nearer, and half a line
 * farther. In a series that drifts, nearer frames are the more alike.
 *
 * @param sums of every frame by its place, NaN where it is not known
 */
export function betterShape<C extends { readonly plan: ScanPlan }>(
  sums: ArrayLike<number>,
  taken: ScanPlan,
  candidates: readonly C[]
): BetterShape<C> | undefined {
  if (taken.kind === 'scan' && taken.rows < IMAGE.fewestLines) {
    return undefined;
  }
  const line = taken.kind === 'scan' ? taken.framesPerLine : undefined;
  const steps = line === undefined ? undefined : lineSteps(sums, line);
  let best: BetterShape<C> | undefined;
  for (const candidate of candidates) {
    const { plan } = candidate;
    if (plan.kind === 'scan' && plan.framesPerLine !== line && plan.rows >= IMAGE.fewestLines) {
      const found = lineSteps(sums, plan.framesPerLine);
      const ratio = steps ? clearRatio(found, steps) : ratioToOthers(sums, plan.framesPerLine, found);
      if (ratio !== undefined && isBetter({ candidate, ratio }, best)) {
        best = { candidate, ratio };
      }
    }
  }
  return best;
}

/** Shapes with lines of one length have one ratio: then the one that leaves out fewer frames is better. */
function isBetter<C extends { readonly plan: ScanPlan }>(
  found: BetterShape<C>,
  best: BetterShape<C> | undefined
): boolean {
  if (found.ratio === best?.ratio) {
    return framesUsed(found.candidate.plan) > framesUsed(best.candidate.plan);
  }
  return found.ratio < (best?.ratio ?? IMAGE.ratio);
}

/** Mean step from a frame to the one a line further on, for parts of the scan. */
function lineSteps(sums: ArrayLike<number>, framesPerLine: number): Float64Array {
  const steps = new Float64Array(IMAGE.parts);
  const pairs = new Float64Array(IMAGE.parts);
  const last = sums.length - framesPerLine;
  for (let place = 0; place < last; place++) {
    const step = Math.abs(sums[place + framesPerLine] - sums[place]);
    if (step >= 0) {
      const part = Math.floor((place * IMAGE.parts) / sums.length);
      steps[part] += step;
      pairs[part]++;
    }
  }
  return steps.map((sum, part) => sum / pairs[part]);
}

/** Ratio of the steps from line to line to those half a line nearer and farther, whichever is the smaller difference. */
function ratioToOthers(sums: ArrayLike<number>, framesPerLine: number, steps: Float64Array): number | undefined {
  const half = framesPerLine >> 1;
  if (half < 2) {
    return undefined;
  }
  const [near, far] = [framesPerLine - half, framesPerLine + half].map(lag => clearRatio(steps, lineSteps(sums, lag)));
  return near === undefined || far === undefined ? undefined : Math.max(near, far);
}

/** Ratio of the steps of two shapes; undefined where chance may explain that the first are smaller. */
function clearRatio(steps: Float64Array, of: Float64Array): number | undefined {
  const differences = Array.from(of, (step, part) => step - steps[part]).filter(Number.isFinite);
  const count = differences.length;
  const mean = differences.reduce((sum, difference) => sum + difference, 0) / count;
  const variance = differences.reduce((sum, difference) => sum + (difference - mean) ** 2, 0) / (count - 1);
  const usual = Array.from(of).filter((step, part) => Number.isFinite(step - steps[part]));
  const total = usual.reduce((sum, step) => sum + step, 0) / count;
  return count >= IMAGE.fewestLines && mean > IMAGE.deviations * Math.sqrt(variance / count)
    ? 1 - mean / total
    : undefined;
}
