/**
 * Steps to which origins are rounded where there are many, px: rings are then exact about a point at most 0.09 px from the
 * direct beam. What that does to a mean is of second order, less than a quarter of the square of that distance times the
 * curvature of the profile.
 */
export const ORIGIN_STEP = 1 / 8;
/** So many different origins are taken as they are */
const FEW = 8;

/**
 * Origins for which the rings are worked out.
 *
 * @param origins row and column at every scan position
 */
export function roundedOrigins(origins: Float64Array): Float64Array {
  const different = new Set<string>();
  for (let at = 0; at < origins.length && different.size <= FEW; at += 2) {
    different.add(`${origins[at]} ${origins[at + 1]}`);
  }
  return different.size <= FEW ? origins : origins.map(value => Math.round(value / ORIGIN_STEP) * ORIGIN_STEP);
}

/** From where to where whole pixels of the origins reach, and how many pixels more than a frame all frames about one origin take. */
export interface OriginRange {
  /** Largest whole row and column */
  readonly last: readonly [row: number, column: number];
  /** Rows and columns between the smallest and the largest */
  readonly spread: readonly [rows: number, columns: number];
}

/** @param whole what makes a whole pixel of a place: floor or round */
export function originRange(origins: Float64Array, whole: (value: number) => number): OriginRange {
  const first: [number, number] = [Infinity, Infinity];
  const last: [number, number] = [-Infinity, -Infinity];
  origins.forEach((value, at) => {
    first[at % 2] = Math.min(first[at % 2], whole(value));
    last[at % 2] = Math.max(last[at % 2], whole(value));
  });
  return { last, spread: [last[0] - first[0], last[1] - first[1]] };
}

/** Rings that reach the farthest corner from any of the origins. @param rings see ringsToCorner */
export function mostRings(origins: Float64Array, rings: (origin: readonly [number, number]) => number): number {
  const [rows, columns] = [0, 1].map(axis => {
    const values = origins.filter((_, at) => at % 2 === axis);
    return [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
  });
  return Math.max(...rows.flatMap(row => columns.map(column => rings([row, column]))));
}
