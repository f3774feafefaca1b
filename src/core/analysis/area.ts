/** Scan positions that hang together and are of one class. */
export interface Area {
  readonly positions: readonly number[];
  /** Row and column of the centre of mass */
  readonly centre: readonly [number, number];
  /** Corners (row, column) of the convex hull of its positions, each taken as a square; a turn from right to down to left */
  readonly hull: readonly (readonly [number, number])[];
  /** Size in positions: each counts once */
  readonly size: number;
  readonly hullSize: number;
}

/** The groups of a scan, see dbscan, the first first. */
export function areasOf(groups: Int32Array, columns: number): Area[] {
  const members: number[][] = [];
  groups.forEach((group, at) => group > 0 && (members[group - 1] ??= []).push(at));
  return members.map(positions => {
    const points = positions.map((at): [number, number] => [Math.floor(at / columns), at % columns]);
    const hull = convexHull(endsOfRows(points).flatMap(corners));
    return {
      positions,
      centre: [mean(points.map(([row]) => row)), mean(points.map(([, column]) => column))],
      hull,
      size: positions.length,
      hullSize: polygonSize(hull)
    };
  });
}

/** The first and last point of each row: no other is a corner. @param points row by row */
function endsOfRows(points: readonly [number, number][]): [number, number][] {
  return points.filter(
    ([row], at) => at === 0 || at === points.length - 1 || points[at - 1][0] !== row || points[at + 1][0] !== row
  );
}

/** Andrew's monotone chain (Information Processing Letters 9 (1979) 216). */
export function convexHull(points: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  const sorted = [...points].sort((a, b) => a[1] - b[1] || a[0] - b[0]);
  const half = (some: typeof sorted): typeof sorted => {
    const chain: (readonly [number, number])[] = [];
    for (const point of some) {
      while (chain.length > 1 && turn(chain[chain.length - 2], chain[chain.length - 1], point) <= 0) {
        chain.pop();
      }
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.reverse())];
}

/** Area of a polygon without crossings, by Gauss's formula. */
export function polygonSize(corners: readonly (readonly [number, number])[]): number {
  const twice = corners.reduce((sum, [row, column], at) => {
    const [nextRow, nextColumn] = corners[(at + 1) % corners.length];
    return sum + column * nextRow - nextColumn * row;
  }, 0);
  return Math.abs(twice) / 2;
}

function corners([row, column]: readonly [number, number]): [number, number][] {
  return [
    [row - 0.5, column - 0.5],
    [row - 0.5, column + 0.5],
    [row + 0.5, column - 0.5],
    [row + 0.5, column + 0.5]
  ];
}

function turn(a: readonly [number, number], b: readonly [number, number], c: readonly [number, number]): number {
  return (b[1] - a[1]) * (c[0] - a[0]) - (b[0] - a[0]) * (c[1] - a[1]);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
