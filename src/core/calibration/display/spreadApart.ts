/** Ascending places moved as little as needed to be a distance apart and inside a range, as long as they fit into it. */
export function spreadApart(
  places: readonly number[],
  distance: number,
  [low, high]: readonly [number, number]
): number[] {
  // Neighbours that are too close form a row about their mean, and rows that then meet become one
  const rows: { middle: number; size: number }[] = [];
  for (const place of places) {
    let row = { middle: place, size: 1 };
    for (let before = rows[rows.length - 1]; before && meets(before, row, distance); before = rows[rows.length - 1]) {
      rows.pop();
      const size = before.size + row.size;
      row = { middle: (before.middle * before.size + row.middle * row.size) / size, size };
    }
    rows.push(row);
  }
  return rows.flatMap(({ middle, size }) => {
    const half = ((size - 1) * distance) / 2;
    const kept = Math.max(low + half, Math.min(high - half, middle));
    return Array.from({ length: size }, (_, at) => kept - half + at * distance);
  });
}

function meets(
  before: { middle: number; size: number },
  row: { middle: number; size: number },
  distance: number
): boolean {
  return row.middle - before.middle < ((before.size + row.size) / 2) * distance;
}
