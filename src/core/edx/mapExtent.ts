/** Rows and columns of a map. */
export type Extent = readonly [rows: number, columns: number];

/** How a spectrum map lies over a scan. */
export interface MapOverScan {
  /** Map positions that make one scan position, in each direction */
  readonly binning: number;
  /** What was done, in words; absent where both have the same size */
  readonly note?: string;
}

/** Lines by which a map may be larger than the scan recorded with it: the scan ends one line early (X x (X - 1)). */
const SPARE_LINES = 1;

/**
 * Lays a spectrum map over a scan of the same field of view, from the corner where both begin. Undefined where their sizes
 * do not belong together.
 *
 * @param map positions of the map
 * @param scan positions of the scan
 */
export function mapOverScan(map: Extent, scan: Extent): MapOverScan | undefined {
  const binning = Math.max(1, Math.round(map[1] / scan[1]));
  const spare = map.map((size, axis) => size / binning - scan[axis]);
  if (spare.some(lines => lines < 0 || lines > SPARE_LINES)) {
    return undefined;
  }
  const words = [
    ...(binning > 1 ? [`${binning} x ${binning} positions of the map make one of the scan`] : []),
    ...(spare.some(lines => lines > 0) ? ['what the map has more at its end is left out'] : [])
  ];
  const sizes = `The spectrum map has ${map.join(' x ')} positions, the scan ${scan.join(' x ')}`;
  return { binning, ...(words.length > 0 && { note: `${sizes}: ${words.join(', and ')}.` }) };
}

/** A map of the size of the scan: sums over the positions that make one of the scan. */
export function onScan(values: ArrayLike<number>, map: Extent, scan: Extent, { binning }: MapOverScan): Float64Array {
  const [rows, columns] = scan;
  const sums = new Float64Array(rows * columns);
  for (let row = 0; row < rows * binning; row++) {
    for (let column = 0; column < columns * binning; column++) {
      sums[Math.floor(row / binning) * columns + Math.floor(column / binning)] += values[row * map[1] + column];
    }
  }
  return sums;
}

/** Labels of scan positions as labels of the map's positions; 0 outside the scan. */
export function onMap(labels: Uint8Array, map: Extent, scan: Extent, { binning }: MapOverScan): Uint8Array {
  const [rows, columns] = map;
  return Uint8Array.from({ length: rows * columns }, (_, at) => {
    const row = Math.floor(Math.floor(at / columns) / binning);
    const column = Math.floor((at % columns) / binning);
    return row < scan[0] && column < scan[1] ? labels[row * scan[1] + column] : 0;
  });
}
