import fc from 'fast-check';

import type { StoredFrames } from './source/storedFrames';
import { coarseParts, storedTiles } from './storedTiles';

/** A region of a scan or stack, whose chunks reach over several positions. */
const cases = fc
  .record({
    rows: fc.integer({ min: 1, max: 40 }),
    columns: fc.integer({ min: 1, max: 300 }),
    chunk: fc.record({ rows: fc.integer({ min: 1, max: 20 }), columns: fc.integer({ min: 1, max: 150 }) }),
    isStack: fc.boolean(),
    corner: fc.tuple(fc.nat(1000), fc.nat(1000), fc.nat(1000), fc.nat(1000))
  })
  .map(({ rows, columns, chunk, isStack, corner }) => {
    const scan = { rows: isStack ? 1 : rows, columns };
    const row = corner[0] % scan.rows;
    const column = corner[1] % scan.columns;
    const region = {
      row,
      column,
      rows: 1 + (corner[2] % (scan.rows - row)),
      columns: 1 + (corner[3] % (scan.columns - column))
    };
    const stored: StoredFrames = {
      kind: 'stored',
      path: 'a.h5',
      dataset: '/data',
      shape: isStack ? [columns, 4, 4] : [scan.rows, columns, 4, 4],
      type: 'uint16',
      packing: 'library',
      chunk: isStack ? { rows: 1, columns: chunk.columns } : chunk
    };
    return { stored, region, scan };
  });

describe('Tiles of a stored scan', () => {
  it('cover the region once, and divide no chunk among two of them', () => {
    fc.assert(
      fc.property(cases, ({ stored, region, scan }) => {
        const visits = new Uint8Array(scan.rows * scan.columns);
        const tileOfChunk = new Map<number, number>();
        let isWhole = true;
        storedTiles(stored, coarseParts(stored, region)).forEach((tile, number) => {
          for (let row = tile.row; row < tile.row + tile.rows; row++) {
            for (let column = tile.column; column < tile.column + tile.columns; column++) {
              visits[row * scan.columns + column]++;
              const chunk = 1000 * Math.floor(row / stored.chunk.rows) + Math.floor(column / stored.chunk.columns);
              isWhole &&= (tileOfChunk.get(chunk) ?? number) === number;
              tileOfChunk.set(chunk, number);
            }
          }
        });
        const due = visits.map((_, at) => {
          const [down, across] = [Math.floor(at / scan.columns) - region.row, (at % scan.columns) - region.column];
          return down >= 0 && down < region.rows && across >= 0 && across < region.columns ? 1 : 0;
        });
        return isWhole && visits.every((times, at) => times === due[at]);
      })
    );
  });
});
