import { sharedSize } from '../../../core/analysis/overlap';
import type { ClassArea } from './areas';

/** How often areas of a class have one of another among their nearest. */
export interface Neighbours {
  /** From 1 */
  readonly class: number;
  readonly neighbour: number;
  readonly count: number;
  /** How often it would be if the same areas had their classes by chance */
  readonly expected: number;
}

/** Areas of two classes whose hulls overlap. */
export interface Overlap {
  /** From 1, the smaller first */
  readonly classes: readonly [number, number];
  readonly pairs: number;
  /** Positions that hulls share, over all pairs, and the same in nm2; null where a step is not known */
  readonly positions: number;
  readonly size_nm2: number | null;
}

/** So many of the nearest areas are counted, as in ePSIC's notebooks. */
export const NEAREST = 3;

/** Which class is next to which: of each area the nearest others in its data set, by the distance of their centres. */
export function neighboursOf(areas: readonly ClassArea[], classes: number): Neighbours[] {
  const counts = table(classes);
  const expected = table(classes);
  for (const own of byDataSet(areas)) {
    const numbers = Array.from({ length: classes }, (_, at) => own.filter(area => area.class === at + 1).length);
    const byRow = own.map((area, order) => ({ area, order })).sort((a, b) => a.area.centre[0] - b.area.centre[0]);
    byRow.forEach(({ area }, at) => {
      const others = nearestOf(at, byRow);
      const from = area.class - 1;
      others.forEach(other => counts[from][other.class - 1]++);
      numbers.forEach((number, to) => {
        const left = number - (to === from ? 1 : 0);
        expected[from][to] += own.length > 1 ? (others.length * left) / (own.length - 1) : 0;
      });
    });
  }
  return counts.flatMap((row, from) =>
    row.map((count, to) => ({ class: from + 1, neighbour: to + 1, count, expected: expected[from][to] }))
  );
}

/** Which classes overlap, by the hulls of their areas. */
export function overlapsOf(areas: readonly ClassArea[], classes: number): Overlap[] {
  const found = Array.from({ length: classes }, () =>
    Array.from({ length: classes }, () => ({ pairs: 0, positions: 0, size: 0 }))
  );
  for (const own of byDataSet(areas)) {
    const boxed = own.map(area => ({ area, ...boxOf(area) })).sort((a, b) => a.top - b.top);
    boxed.forEach((one, at) => {
      for (let next = at + 1; next < boxed.length && boxed[next].top < one.bottom; next++) {
        const other = boxed[next];
        if (one.area.class === other.area.class || other.left >= one.right || one.left >= other.right) {
          continue;
        }
        const shared = sharedSize(one.area.hull, other.area.hull);
        if (shared > 0) {
          const [small, large] = [one.area.class, other.area.class].sort((a, b) => a - b);
          const pair = found[small - 1][large - 1];
          pair.pairs++;
          pair.positions += shared;
          pair.size += shared * (one.area.dataSet.file.positionSize ?? NaN);
        }
      }
    });
  }
  return found.flatMap((row, one) =>
    row.flatMap(({ pairs, positions, size }, other) =>
      pairs === 0
        ? []
        : [
            {
              classes: [one + 1, other + 1] as const,
              pairs,
              positions,
              size_nm2: Number.isFinite(size) ? size : null
            }
          ]
    )
  );
}

export function neighboursCsv(neighbours: readonly Neighbours[]): string {
  const lines = neighbours.map(one => [one.class, one.neighbour, one.count, one.expected.toFixed(2)].join(','));
  return `${['class,neighbour,count,expected_by_chance', ...lines].join('\n')}\n`;
}

export function overlapsCsv(overlaps: readonly Overlap[]): string {
  const lines = overlaps.map(({ classes, pairs, positions, size_nm2 }) =>
    [...classes, pairs, positions.toFixed(2), size_nm2?.toPrecision(6) ?? ''].join(',')
  );
  return `${['class,other_class,pairs_of_areas,shared_positions,shared_size_nm2', ...lines].join('\n')}\n`;
}

function byDataSet(areas: readonly ClassArea[]): ClassArea[][] {
  const sets = new Map<ClassArea['dataSet'], ClassArea[]>();
  for (const area of areas) {
    const own = sets.get(area.dataSet) ?? [];
    sets.set(area.dataSet, own);
    own.push(area);
  }
  return [...sets.values()];
}

/** An area, and which one of its data set it is. */
interface Placed {
  readonly area: ClassArea;
  readonly order: number;
}

/**
 * The nearest others of an area, as many as are counted; of those that are as near, the first.
 *
 * @param byRow areas in the order of their centres' rows: those whose rows are too far away are not looked at
 */
function nearestOf(at: number, byRow: readonly Placed[]): ClassArea[] {
  const [row, column] = byRow[at].area.centre;
  const nearest: (Placed & { distance: number })[] = [];
  const isNear = (distance: number): boolean => nearest.length < NEAREST || distance <= nearest[NEAREST - 1].distance;
  for (const step of [-1, 1]) {
    for (let next = at + step; next >= 0 && next < byRow.length; next += step) {
      const [otherRow, otherColumn] = byRow[next].area.centre;
      const down = (otherRow - row) ** 2;
      if (!isNear(down)) {
        break;
      }
      const distance = down + (otherColumn - column) ** 2;
      if (isNear(distance)) {
        nearest.push({ ...byRow[next], distance });
        nearest.sort((a, b) => a.distance - b.distance || a.order - b.order).splice(NEAREST);
      }
    }
  }
  return nearest.map(({ area }) => area);
}

/** The upright rectangle around the hull of an area. */
function boxOf({ hull }: ClassArea): { top: number; bottom: number; left: number; right: number } {
  const [rows, columns] = [0, 1].map(axis => hull.map(corner => corner[axis]));
  return { top: Math.min(...rows), bottom: Math.max(...rows), left: Math.min(...columns), right: Math.max(...columns) };
}

function table(size: number): number[][] {
  return Array.from({ length: size }, () => Array.from({ length: size }, () => 0));
}
