import type { ScanPlan } from './scanPlan';
import { frameAt } from './scanPlan';

/** One value per scan position, row-major; NaN where there is none. */
export interface ScanImage {
  readonly values: Float32Array;
  readonly rows: number;
  readonly columns: number;
}

/**
 * The scan image that a plan would give: the sum of its frame at every position, NaN where there is no frame. A stack is
 * one row.
 *
 * @param sums by place, or by stored frame together with `stored`
 * @param stored stored frame at each place, -1 for none: see FrameSlots
 */
export function scanImage(sums: ArrayLike<number>, plan: ScanPlan, stored?: ArrayLike<number>): ScanImage {
  const [rows, columns] = plan.kind === 'stack' ? [1, plan.frames] : [plan.rows, plan.columns];
  const values = new Float32Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const place = frameAt(plan, row, column);
      const frame = stored ? (stored[place] ?? -1) : place;
      values[row * columns + column] = frame >= 0 && frame < sums.length ? sums[frame] : NaN;
    }
  }
  return { values, rows, columns };
}
