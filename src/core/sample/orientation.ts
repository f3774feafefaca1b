import type { Random } from '../random';

/** Rotation matrix, rows after one another: turns crystal axes into (row, column, beam). */
export type Orientation = readonly number[];

/** An orientation drawn evenly from all orientations: K. Shoemake, Graphics Gems III (1992), p. 124. */
export function randomOrientation(random: Random): Orientation {
  const split = random.uniform();
  const [first, second] = [2 * Math.PI * random.uniform(), 2 * Math.PI * random.uniform()];
  const [x, y] = [Math.sqrt(1 - split) * Math.sin(first), Math.sqrt(1 - split) * Math.cos(first)];
  const [z, w] = [Math.sqrt(split) * Math.sin(second), Math.sqrt(split) * Math.cos(second)];
  return [
    1 - 2 * (y * y + z * z),
    2 * (x * y - z * w),
    2 * (x * z + y * w),
    2 * (x * y + z * w),
    1 - 2 * (x * x + z * z),
    2 * (y * z - x * w),
    2 * (x * z - y * w),
    2 * (y * z + x * w),
    1 - 2 * (x * x + y * y)
  ];
}
