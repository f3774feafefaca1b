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

/** Steps from one position to another, those of equal length together. */
interface Ring {
  /** Square of their length */
  readonly level: number;
  readonly steps: readonly (readonly [number, number])[];
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
  const rings = new Rings(Math.ceil(Math.hypot(rows, columns)));
  const startsAt = new Map<number, number[]>();
  for (const point of points) {
    const level = coreLevel(point);
    const others = startsAt.get(level) ?? [];
    startsAt.set(level, others);
    others.push(point);
  }
  const isActive = new Uint8Array(rows * columns);
  const parents = Int32Array.from(isActive, (_, at) => at);
  const joints: Growing[] = [];
  points.forEach(at => (joints[at] = { level: 0, members: [], size: 1, at }));
  let [frontier, parts] = [[] as number[], points.length];
  let ring = rings.at(0);
  for (let last = 0; ring && parts > 1; ring = rings.at(++last)) {
    const { level } = ring;
    frontier = frontier.filter(at => !isWithin(at));
    const fresh = startsAt.get(level) ?? [];
    fresh.forEach(at => (isActive[at] = 1));
    for (const at of frontier) {
      join(at, ring, level);
    }
    for (const at of fresh) {
      for (let inner = rings.at(0), index = 0; inner && index <= last; inner = rings.at(++index)) {
        join(at, inner, level);
      }
    }
    frontier.push(...fresh);
  }
  return joints[rootOf(points[0])];

  function coreLevel(point: number): number {
    let seen = 0;
    for (let ring = rings.at(0), index = 0; ring; ring = rings.at(++index)) {
      for (const step of ring.steps) {
        const other = moved(point, step);
        seen += other >= 0 && marked[other] !== 0 ? 1 : 0;
      }
      if (seen >= least) {
        return ring.level;
      }
    }
    return Infinity;
  }

  /** Whether all neighbours are active: one of them is nearer to whatever lies further away, and has joined already. */
  function isWithin(at: number): boolean {
    const [row, column] = [Math.floor(at / columns), at % columns];
    for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++) {
      for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) {
        if (isActive[y * columns + x] === 0) {
          return false;
        }
      }
    }
    return true;
  }

  function moved(at: number, [down, right]: readonly [number, number]): number {
    const [row, column] = [Math.floor(at / columns) + down, (at % columns) + right];
    return row >= 0 && row < rows && column >= 0 && column < columns ? row * columns + column : -1;
  }

  function join(at: number, { steps }: Ring, level: number): void {
    for (const step of steps) {
      const other = moved(at, step);
      if (other >= 0 && isActive[other] === 1) {
        const [one, two] = [rootOf(at), rootOf(other)];
        if (one !== two) {
          joints[one] = joined(joints[one], joints[two], level);
          parents[two] = one;
          parts--;
        }
      }
    }
  }

  function rootOf(at: number): number {
    let root = at;
    while (parents[root] !== root) {
      parents[root] = parents[parents[root]];
      root = parents[root];
    }
    return root;
  }
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

/** Steps by their lengths, that to the position itself first; longer ones are found when they are asked for. */
class Rings {
  constructor(private readonly longest: number) {}

  /** The ring of a number, from 0; undefined beyond the scan */
  at(index: number): Ring | undefined {
    while (index >= this.known.length && this.radius < this.longest) {
      this.grow(Math.min(this.longest, 2 * this.radius + 4));
    }
    return this.known.at(index);
  }

  private grow(radius: number): void {
    const found = new Map<number, [number, number][]>();
    for (let down = -radius; down <= radius; down++) {
      for (let right = -radius; right <= radius; right++) {
        const level = down * down + right * right;
        if (level > this.radius ** 2 && level <= radius ** 2) {
          const steps = found.get(level) ?? [];
          found.set(level, steps);
          steps.push([down, right]);
        }
      }
    }
    this.known.push(...[...found].map(([level, steps]) => ({ level, steps })).sort((a, b) => a.level - b.level));
    this.radius = radius;
  }

  private radius = 0;
  private readonly known: Ring[] = [{ level: 0, steps: [[0, 0]] }];
}
