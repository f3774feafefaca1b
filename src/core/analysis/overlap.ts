import { polygonSize } from './area';

type Corner = readonly [number, number];

/**
 * Size of what two convex polygons share: one is cut along every side of the other (Sutherland & Hodgman, Communications of the ACM 17 (1974) 32).
 *
 * @param one corners in one sense of rotation, as convexHull gives them
 */
export function sharedSize(one: readonly Corner[], other: readonly Corner[]): number {
  let shared: readonly Corner[] = one;
  other.forEach((from, at) => {
    shared = cut(shared, from, other[(at + 1) % other.length]);
  });
  return shared.length < 3 ? 0 : polygonSize(shared);
}

/** What of a polygon lies on the inner side of a line. */
function cut(polygon: readonly Corner[], from: Corner, to: Corner): Corner[] {
  const side = ([row, column]: Corner): number =>
    (to[1] - from[1]) * (row - from[0]) - (to[0] - from[0]) * (column - from[1]);
  return polygon.flatMap((corner, at) => {
    const next = polygon[(at + 1) % polygon.length];
    const [own, following] = [side(corner), side(next)];
    const kept: Corner[] = own >= 0 ? [corner] : [];
    if (own * following < 0) {
      const part = own / (own - following);
      kept.push([corner[0] + part * (next[0] - corner[0]), corner[1] + part * (next[1] - corner[1])]);
    }
    return kept;
  });
}
