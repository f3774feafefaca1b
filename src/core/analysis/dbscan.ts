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
  const near: number[] = [];
  const isCore = new Uint8Array(rows * columns);
  for (let at = 0; at < isCore.length; at++) {
    isCore[at] = marked[at] !== 0 && findNeighbours(at) >= least ? 1 : 0;
  }
  const groups = new Int32Array(rows * columns);
  let count = 0;
  for (let first = 0; first < groups.length; first++) {
    if (isCore[first] === 0 || groups[first] !== 0) {
      continue;
    }
    groups[first] = ++count;
    const waiting = [first];
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      const found = findNeighbours(at);
      for (let own = 0; own < found; own++) {
        const neighbour = near[own];
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

  /** Writes the marked positions within reach to `near`. @returns how many there are */
  function findNeighbours(at: number): number {
    const row = Math.floor(at / columns);
    const column = at - row * columns;
    let found = 0;
    for (let own = 0; own < offsets.length; own += 2) {
      const y = row + offsets[own];
      const x = column + offsets[own + 1];
      if (y >= 0 && y < rows && x >= 0 && x < columns && marked[y * columns + x] !== 0) {
        near[found++] = y * columns + x;
      }
    }
    return found;
  }
}

/** Rows and columns to positions within reach, in turn. */
function offsetsWithin(reach: number): Int32Array {
  const whole = Math.floor(reach);
  const offsets: number[] = [];
  for (let down = -whole; down <= whole; down++) {
    for (let right = -whole; right <= whole; right++) {
      if (down * down + right * right <= reach * reach) {
        offsets.push(down, right);
      }
    }
  }
  return Int32Array.from(offsets);
}
