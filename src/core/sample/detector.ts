/** What differs between detectors; rows and columns count on the detector, insensitive cross included. */
export interface DetectorOptions {
  /** Rows and columns, 515 x 515 for a quad with its cross */
  readonly shape: readonly [rows: number, columns: number];
  /** Insensitive gap between the chips, the same in rows and columns */
  readonly cross?: {
    readonly start: number;
    readonly width: number;
    /** Whether its zeros are part of the pattern (converted data) or left out (raw files) */
    readonly stored: boolean;
    /** Whether the rows and columns of pixels beside the gap reach half a pixel pitch or more into it, as on real quads */
    readonly wideEdges: boolean;
  };
  readonly deadRows?: readonly number[];
  readonly deadPixels?: readonly (readonly [row: number, column: number])[];
  /** Pixels that count by themselves, with their mean per frame */
  readonly hotPixels?: readonly { readonly row: number; readonly column: number; readonly mean: number }[];
  readonly beamStop?: BeamStop;
}

/** A needle from the edge of the detector with a round tip. */
export interface BeamStop {
  readonly tip: readonly [row: number, column: number];
  /** px */
  readonly radius: number;
  /** px */
  readonly needleWidth: number;
  /** Direction from tip to edge in rad, from the row axis towards the columns */
  readonly direction: number;
}

/** A detector ready to count: where an electron that hits a place is counted. */
export interface Detector {
  readonly shape: readonly [rows: number, columns: number];
  /** Rows and columns of the pattern it gives */
  readonly stored: readonly [rows: number, columns: number];
  /** Index into the pattern for every place of the detector, -1 where nothing is counted */
  readonly pixelOf: Int32Array;
  readonly hotPixels: readonly { readonly index: number; readonly mean: number }[];
}

/** A gap of three pixels between chips of 256, as in converted data of a quad Medipix. */
export const QUAD_CROSS = { start: 256, width: 3 };

export function createDetector(options: DetectorOptions): Detector {
  const [rows, columns] = options.shape;
  const left = options.cross && !options.cross.stored ? options.cross.width : 0;
  const stored: [number, number] = [rows - left, columns - left];
  const storedIndex = (row: number, column: number): number => {
    const [storedRow, storedColumn] = [row, column].map(place =>
      left > 0 && place >= options.cross!.start ? place - left : place
    );
    return storedRow * stored[1] + storedColumn;
  };
  const dead = new Set((options.deadPixels ?? []).map(([row, column]) => row * columns + column));
  const pixelOf = new Int32Array(rows * columns).fill(-1);
  for (let row = 0; row < rows; row++) {
    const countedRow = sensitive(row, options);
    for (let column = 0; column < columns; column++) {
      const countedColumn = sensitive(column, options);
      if (
        countedRow >= 0 &&
        countedColumn >= 0 &&
        !options.deadRows?.includes(countedRow) &&
        !dead.has(countedRow * columns + countedColumn) &&
        !(options.beamStop && isBehind(options.beamStop, row, column))
      ) {
        pixelOf[row * columns + column] = storedIndex(countedRow, countedColumn);
      }
    }
  }
  const hotPixels = (options.hotPixels ?? []).map(({ row, column, mean }) => ({
    index: storedIndex(row, column),
    mean
  }));
  return { shape: options.shape, stored, pixelOf, hotPixels };
}

/** Row or column whose pixels count at a place, -1 inside the gap. */
function sensitive(place: number, { cross }: DetectorOptions): number {
  if (!cross || place < cross.start || place >= cross.start + cross.width) {
    return place;
  }
  if (cross.wideEdges && cross.width > 2) {
    const end = cross.start + cross.width;
    return place === cross.start ? cross.start - 1 : place === end - 1 ? end : -1;
  }
  return -1;
}

function isBehind({ tip, radius, needleWidth, direction }: BeamStop, row: number, column: number): boolean {
  const [down, right] = [row - tip[0], column - tip[1]];
  const along = down * Math.cos(direction) + right * Math.sin(direction);
  const across = right * Math.cos(direction) - down * Math.sin(direction);
  return Math.hypot(down, right) <= radius || (along > 0 && Math.abs(across) <= needleWidth / 2);
}
