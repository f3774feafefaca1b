import { convexHull } from '../../../core/analysis/area';
import { neighboursOf, overlapsOf } from './areaRelations';
import type { ClassArea } from './areas';

/** An area that fills a rectangle of positions of one scan. */
function rectangle(own: number, [top, left, rows, columns]: readonly [number, number, number, number]): ClassArea {
  const hull = convexHull([
    [top, left],
    [top + rows, left],
    [top, left + columns],
    [top + rows, left + columns]
  ]);
  const centre = [top + rows / 2, left + columns / 2] as const;
  return { class: own, hull, centre, positions: [], size: rows * columns, hullSize: rows * columns, dataSet: DATA_SET };
}

const DATA_SET = { file: { step: 0.5, positionSize: 0.5 * 2 } } as ClassArea['dataSet'];

describe('areas of classes', () => {
  it('share what their hulls share, whatever their order', () => {
    const areas = [
      rectangle(1, [0, 0, 10, 10]),
      rectangle(2, [8, 7, 10, 10]),
      rectangle(2, [10, 0, 5, 5]),
      rectangle(1, [2, 2, 3, 3])
    ];
    const expected = [{ classes: [1, 2], pairs: 1, positions: 2 * 3, size_nm2: 6 }];
    expect(overlapsOf(areas, 2)).toEqual(expected);
    expect(overlapsOf([...areas].reverse(), 2)).toEqual(expected);
  });

  it('have their nearest for neighbours', () => {
    // Many on a grid that no two distances are alike on, so that brute force has one answer
    const areas = Array.from({ length: 60 }, (_, at) =>
      rectangle(1 + ((at * at) % 3), [(at * 37.31) % 101, (at * 61.17) % 97, 1, 1])
    );
    const counts = new Map<string, number>();
    for (const area of areas) {
      areas
        .filter(other => other !== area)
        .map(other => ({
          other,
          distance: Math.hypot(other.centre[0] - area.centre[0], other.centre[1] - area.centre[1])
        }))
        .sort((a, b) => a.distance - b.distance)
        .slice(0, 3)
        .forEach(({ other }) => {
          const key = `${area.class} ${other.class}`;
          counts.set(key, (counts.get(key) ?? 0) + 1);
        });
    }
    for (const { class: own, neighbour, count } of neighboursOf(areas, 3)) {
      expect(count).toBe(counts.get(`${own} ${neighbour}`) ?? 0);
    }
  });
});
