/** Rows and columns of a map. */
export type Extent = readonly [rows: number, columns: number];

/** A map or a scan: its positions, and their step in nm from one row, and one column, to the next where it is known. */
export interface MapGrid {
  readonly extent: Extent;
  readonly step?: readonly [rows: number, columns: number];
}

/** How a spectrum map lies over a scan: both begin at the same corner. */
export interface MapOverScan {
  readonly map: Extent;
  readonly scan: Extent;
  /** Scan positions along one pixel of the map; below 1 where several pixels make one position */
  readonly pitch: readonly [rows: number, columns: number];
  /** What was done, in words; absent where both have the same size */
  readonly note?: string;
}

/** Why a map and a scan are not laid over one another. */
export interface NoOverlay {
  readonly reason: string;
}

/** Lines by which a map may be larger than the scan recorded with it: the scan ends one line early (X x (X - 1)). */
const SPARE_LINES = 1;
/** Two programs that tell the same field of view from their own magnifications agree within this part of it. */
const FIELD_TOLERANCE = 0.05;
const ROUNDING = 1e-9;

/**
 * Lays a spectrum map over a scan: position by position where they have the same size; by a whole number of pixels to a position, or of positions
 * to a pixel; else, where both say how large their fields of view are and agree, by the field. Sizes that differ are only laid over one another where no
 * field speaks against it.
 */
export function mapOverScan(map: MapGrid, scan: MapGrid): MapOverScan | NoOverlay {
  const [mapField, scanField] = [fieldOf(map), fieldOf(scan)];
  const known = mapField !== undefined && scanField !== undefined;
  const agree = known && mapField.every((size, axis) => isNear(size, scanField[axis], scan, map, axis));
  const sizes = `The spectrum map has ${told(map, ' positions')}, the scan ${told(scan)}`;
  const whole = wholePitch(map.extent, scan.extent);
  if (whole !== 1 && known && !agree) {
    return { reason: `${sizes}: these are different fields of view, so that nothing was correlated.` };
  }
  if (whole !== undefined) {
    const over = { map: map.extent, scan: scan.extent, pitch: [whole, whole] as const };
    const spare = map.extent.map((size, axis) => size * whole - scan.extent[axis]);
    const words = [
      ...(whole < 1 ? [`${across(1 / whole)} pixels of the map make one position of the scan`] : []),
      ...(whole > 1 ? [coarse([whole, whole])] : []),
      ...(spare.some(lines => lines > ROUNDING) ? ['the extra lines at the end of the map are left out'] : []),
      ...(spare.some(lines => lines < -ROUNDING) ? ['positions of the scan beyond the map have no counts'] : []),
      ...(known && !agree
        ? ['they were taken position by position although the fields of view that both tell differ']
        : [])
    ];
    return words.length > 0 ? { ...over, note: `${sizes}: ${words.join('; ')}.` } : over;
  }
  if (!agree) {
    const silent = [mapField ? [] : ['the map'], scanField ? [] : ['the scan']].flat();
    return {
      reason: `${sizes}: neither is a whole number of times the other, and ${silent.join(' and ')} ${silent.length > 1 ? 'do' : 'does'} not say how large the field of view is, so that nothing was correlated.`
    };
  }
  const pitch = stretchedPitch(map.extent, scan.extent);
  const isCoarse = pitch[0] * pitch[1] > 1;
  return {
    map: map.extent,
    scan: scan.extent,
    pitch,
    note: `${sizes}, which is one field of view: the counts of each pixel of the map were shared among the scan positions that it covers, by area${isCoarse ? `; ${AT_PIXELS}` : ''}.`
  };
}

const AT_PIXELS = 'correlations are of the pixels of the map, with the mean of the profiles in each';

function coarse(pitch: readonly [number, number]): string {
  return `${pitch.join(' x ')} positions of the scan share the counts of one pixel of the map; ${AT_PIXELS}`;
}

function across(count: number): string {
  const side = Math.round(count);
  return `${side} x ${side}`;
}

/** Size of the field of view, nm. */
function fieldOf({ extent, step }: MapGrid): readonly [number, number] | undefined {
  return step && [extent[0] * step[0], extent[1] * step[1]];
}

/** A line more or less is no other field. */
function isNear(size: number, other: number, scan: MapGrid, map: MapGrid, axis: number): boolean {
  const line = Math.max(scan.step?.[axis] ?? 0, map.step?.[axis] ?? 0);
  return Math.abs(size - other) <= Math.max(FIELD_TOLERANCE * Math.max(size, other), line * (1 + ROUNDING));
}

/** A whole number of scan positions to a pixel, or one over a whole number; undefined where sizes fit none. */
function wholePitch(map: Extent, scan: Extent): number | undefined {
  const pitch =
    map[1] >= scan[1] ? 1 / Math.max(1, Math.round(map[1] / scan[1])) : Math.max(1, Math.round(scan[1] / map[1]));
  // Binning drops what is left at the end: the scan can go on for less than a pixel
  const least = pitch > 1 ? ROUNDING - pitch : -ROUNDING;
  const fits = map.every((size, axis) => {
    const spare = size * pitch - scan[axis];
    return spare >= least && spare <= SPARE_LINES + ROUNDING;
  });
  return fits ? pitch : undefined;
}

/** By the columns; rows alike where that leaves out no more than the line that scans end early, else by themselves. */
function stretchedPitch(map: Extent, scan: Extent): readonly [number, number] {
  const columns = scan[1] / map[1];
  const spare = map[0] * columns - scan[0];
  return [spare >= 0 && spare <= SPARE_LINES + ROUNDING ? columns : scan[0] / map[0], columns];
}

function told(grid: MapGrid, noun = ''): string {
  const field = fieldOf(grid);
  return `${grid.extent.join(' x ')}${noun}${field ? ` (${field.map(size => Math.round(size)).join(' x ')} nm)` : ''}`;
}
