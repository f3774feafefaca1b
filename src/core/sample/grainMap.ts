import type { Random } from '../random';

/**
 * Cells of a polycrystal, as Voronoi cells of points scattered one to every square of a grid.
 *
 * @param size mean width of a cell in scan positions
 * @returns rows x columns cell numbers, from 0
 */
export function grainMap(rows: number, columns: number, size: number, random: Random): Int32Array {
  const [gridRows, gridColumns] = [Math.ceil(rows / size), Math.ceil(columns / size)];
  const seeds = Float64Array.from({ length: 2 * gridRows * gridColumns }, (_, index) => {
    const cell = index >> 1;
    const corner = index % 2 === 0 ? Math.floor(cell / gridColumns) : cell % gridColumns;
    return (corner + random.uniform()) * size;
  });
  const grains = new Int32Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      let nearest = Infinity;
      const [gridRow, gridColumn] = [Math.floor(row / size), Math.floor(column / size)];
      for (let r = Math.max(0, gridRow - 2); r <= Math.min(gridRows - 1, gridRow + 2); r++) {
        for (let c = Math.max(0, gridColumn - 2); c <= Math.min(gridColumns - 1, gridColumn + 2); c++) {
          const cell = r * gridColumns + c;
          const distance = (seeds[2 * cell] - row) ** 2 + (seeds[2 * cell + 1] - column) ** 2;
          if (distance < nearest) {
            nearest = distance;
            grains[row * columns + column] = cell;
          }
        }
      }
    }
  }
  return grains;
}
