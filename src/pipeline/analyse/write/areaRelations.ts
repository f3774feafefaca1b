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
    for (const area of own) {
      const others = own
        .filter(other => other !== area)
        .map(other => ({ other, distance: distanceOf(area, other) }))
        .sort((a, b) => a.distance - b.distance)
        .slice(0, NEAREST);
      const from = area.class - 1;
      others.forEach(({ other }) => counts[from][other.class - 1]++);
      numbers.forEach((number, to) => {
        const left = number - (to === from ? 1 : 0);
        expected[from][to] += own.length > 1 ? (others.length * left) / (own.length - 1) : 0;
      });
    }
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
    own.forEach((one, at) => {
      for (const other of own.slice(at + 1)) {
        const shared = one.class === other.class ? 0 : sharedSize(one.hull, other.hull);
        if (shared > 0) {
          const [small, large] = [one.class, other.class].sort((a, b) => a - b);
          const pair = found[small - 1][large - 1];
          pair.pairs++;
          pair.positions += shared;
          pair.size += shared * (one.dataSet.file.step ?? NaN) ** 2;
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

function distanceOf({ centre: [row, column] }: ClassArea, { centre }: ClassArea): number {
  return Math.hypot(row - centre[0], column - centre[1]);
}

function table(size: number): number[][] {
  return Array.from({ length: size }, () => Array.from({ length: size }, () => 0));
}
