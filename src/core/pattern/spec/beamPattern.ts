/**
 * A direct beam without noise: a disc of radius 4 px with a soft edge on a background that falls off from it.
 *
 * @param level counts per pixel within the disc
 */
export function beamPattern(
  [rows, columns]: readonly [number, number],
  [row, column]: readonly [number, number],
  level: number
): Float64Array {
  return Float64Array.from({ length: rows * columns }, (_, index) => {
    const distance = Math.hypot(Math.floor(index / columns) - row, (index % columns) - column);
    return level / (1 + Math.exp((distance - 4) / 0.5)) + (0.02 * level) / (1 + (distance / 10) ** 2);
  });
}
