import type { InsertedCross } from './chipGap';
import type { CountType, Unpack } from './pixelFormat';

/** Rows and columns of the picture before the cross, and how it is stored. */
export interface StoredPicture {
  readonly rows: number;
  readonly columns: number;
  readonly type: CountType;
  readonly unpack: Unpack;
  /** RAW of four chips, to be assembled */
  readonly quad: boolean;
}

/** A run of pixels of one row, cut where the cross lies. */
interface Run {
  row: number;
  column: number;
  pixels: number;
  backward: boolean;
}

/**
 * The segment table of a frame (see FrameLayout): rows from the bottom up, the chips of a RAW quad in their places, target
 * columns and rows shifted behind the cross.
 *
 * RAW of a quad stores, line by line from the outer edges inwards, the lines of its four chips: two of the chips lie upside
 * down. Order verified with RAW and processed files of the same pattern.
 *
 * @param pixelSize bytes from one pixel of a run to the next (1/8 for 1-bit RAW)
 */
export function segmentTable(
  picture: StoredPicture,
  pixelSize: number,
  targetColumns: number,
  cross: InsertedCross | undefined
): Uint32Array {
  const words: number[] = [];
  let pixelsBefore = 0;
  for (const run of storedRuns(picture, cross !== undefined)) {
    const row = run.row + (cross && !cross.columnsOnly && run.row >= cross.start ? cross.width : 0);
    const column = run.column + (cross && run.column >= cross.start ? cross.width : 0);
    words.push(pixelsBefore * pixelSize, row * targetColumns + column, run.pixels, run.backward ? 1 : 0);
    pixelsBefore += run.pixels;
  }
  return Uint32Array.from(words);
}

/** Runs in the order of the file, in rows and columns of the picture without cross, first stored pixel first. */
function* storedRuns({ rows, columns, quad }: StoredPicture, cut: boolean): Generator<Run> {
  if (!quad) {
    const pixels = cut ? columns / 2 : columns;
    for (let row = rows - 1; row >= 0; row--) {
      for (let column = 0; column < columns; column += pixels) {
        yield { row, column, pixels, backward: false };
      }
    }
    return;
  }
  const pixels = columns / 2;
  for (let line = 0; line < rows / 2; line++) {
    // Chips in the order of the read-out; the two that lie upside down fill their rows from the right
    yield { row: line, column: columns - 1, pixels, backward: true };
    yield { row: line, column: pixels - 1, pixels, backward: true };
    yield { row: rows - 1 - line, column: pixels, pixels, backward: false };
    yield { row: rows - 1 - line, column: 0, pixels, backward: false };
  }
}
