import { coreLevels } from './coreLevels';
import { Groups } from './groups';
import { shortestJoins } from './shortestJoins';

/** Points that hang together at a distance: a single point, or all that join there. */
export interface Joint {
  /** Square of the distance at which its members join, in positions; 0 for a single point */
  readonly level: number;
  readonly members: readonly Joint[];
  /** Points below it */
  readonly size: number;
  /** Position in the scan, of a single point */
  readonly at?: number;
}

interface Growing extends Joint {
  members: Growing[];
  size: number;
}

/**
 * How marked positions of a scan join as the distance grows at which they count as neighbours. Two are neighbours at the largest of their distance and
 * of the distances within which each has `least` marked positions, itself among them (mutual reachability: Campello, Moulavi & Sander, PAKDD 2013).
 * On a scan squares of distances are whole numbers: all that joins at one distance joins at once, in whatever order it is looked at.
 *
 * @returns undefined where there are fewer than `least` marked positions
 */
export function reachabilityTree(
  marked: ArrayLike<number>,
  [rows, columns]: readonly [number, number],
  least: number
): Joint | undefined {
  const points = Array.from({ length: rows * columns }, (_, at) => at).filter(at => marked[at] !== 0);
  if (points.length < Math.max(1, least)) {
    return undefined;
  }
  const joints: Growing[] = [];
  points.forEach(at => (joints[at] = { level: 0, members: [], size: 1, at }));
  const groups = new Groups(rows * columns);
  const joins = shortestJoins(points, coreLevels(points, marked, [rows, columns], least), [rows, columns]);
  for (const { one, other, level } of joins.sort((a, b) => a.level - b.level)) {
    const [first, second] = [groups.of(one), groups.of(other)];
    groups.join(first, second);
    joints[first] = joined(joints[first], joints[second], level);
  }
  return joints[groups.of(points[0])];
}

/** Two that join at a level; one that joined others at the same level takes the other in. */
function joined(one: Growing, two: Growing, level: number): Growing {
  const [large, small] =
    one.level === level && (two.level !== level || one.members.length >= two.members.length) ? [one, two] : [two, one];
  if (large.level !== level) {
    return { level, members: [one, two], size: one.size + two.size };
  }
  for (const member of small.level === level ? small.members : [small]) {
    large.members.push(member);
  }
  large.size += small.size;
  return large;
}
