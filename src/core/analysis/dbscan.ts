/**
 * Groups of marked positions of a scan, by density (DBSCAN: Ester et al., KDD 1996): a position with at least `least` marked
 * ones within `reach`, itself among them, belongs to a group with all of these; others are at its edge, or in none.
 *
 * @param marked of a scan of rows x columns, row-major, not 0 where marked
 * @param reach distance in positions
 * @returns number of the group of each position, from 1 on in the order of their first positions; 0 in none
 */
export function dbscan(
  marked: ArrayLike<number>,
  [rows, columns]: readonly [number, number],
  { reach, least }: { readonly reach: number; readonly least: number }
): Int32Array {
  const offsets = offsetsWithin(reach);
  const isCore = Uint8Array.from({ length: rows * columns }, (_, at) =>
    marked[at] !== 0 && neighbours(at).length >= least ? 1 : 0
  );
  const groups = new Int32Array(rows * columns);
  let count = 0;
  for (let first = 0; first < groups.length; first++) {
    if (isCore[first] === 0 || groups[first] !== 0) {
      continue;
    }
    groups[first] = ++count;
    const waiting = [first];
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      for (const neighbour of neighbours(at)) {
        if (groups[neighbour] === 0) {
          groups[neighbour] = count;
          if (isCore[neighbour] === 1) {
            waiting.push(neighbour);
          }
        }
      }
    }
  }
  return groups;

  function neighbours(at: number): number[] {
    const [row, column] = [Math.floor(at / columns), at % columns];
    const found: number[] = [];
    for (const [down, right] of offsets) {
      const [y, x] = [row + down, column + right];
      if (y >= 0 && y < rows && x >= 0 && x < columns && marked[y * columns + x] !== 0) {
        found.push(y * columns + x);
      }
    }
    return found;
  }
}

function offsetsWithin(reach: number): (readonly [number, number])[] {
  const whole = Math.floor(reach);
  const offsets: [number, number][] = [];
  for (let down = -whole; down <= whole; down++) {
    for (let right = -whole; right <= whole; right++) {
      if (down * down + right * right <= reach * reach) {
        offsets.push([down, right]);
      }
    }
  }
  return offsets;
}
