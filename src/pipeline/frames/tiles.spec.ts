import fc from 'fast-check';

import { tiles } from './tiles';

describe('tiles', () => {
  it('cover every scan position once, whatever the sizes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 100 }),
        fc.integer({ min: 1, max: 8 }),
        (rows, columns, frames, bin) => {
          const seen = new Uint8Array(rows * columns);
          for (const tile of tiles({ rows, columns }, frames, bin)) {
            for (let row = tile.row; row < tile.row + tile.rows; row++) {
              for (let column = tile.column; column < tile.column + tile.columns; column++) {
                seen[row * columns + column]++;
              }
            }
          }
          return seen.every(times => times === 1);
        }
      )
    );
  });

  it('keep every bin whole and leave the remainder at the top and on the left', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 100 }),
        fc.integer({ min: 2, max: 8 }),
        (rows, columns, frames, bin) =>
          tiles({ rows, columns }, frames, bin)
            .filter(tile => tile.row >= rows % bin && tile.column >= columns % bin)
            .every(
              tile =>
                tile.rows % bin === 0 &&
                tile.columns % bin === 0 &&
                (tile.row - (rows % bin)) % bin === 0 &&
                (tile.column - (columns % bin)) % bin === 0
            )
      )
    );
  });
});
