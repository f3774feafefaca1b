/** Rows drawn beyond each edge of what is in view, so that a quick scroll shows no gap. */
const BEYOND = 5;
/** The window moves by whole steps, so that most scroll events change nothing. */
const STEP = 4;

export interface RowWindow {
  /** Index of the first row drawn */
  readonly first: number;
  /** Index after the last row drawn */
  readonly end: number;
}

/** Scrolled distance as far as it matters for what is drawn. */
export function wholeSteps(top: number, rowHeight: number): number {
  return Math.floor(Math.max(0, top) / rowHeight / STEP) * STEP * rowHeight;
}

/** Which rows are drawn. @param top scrolled distance, @param height of what is in view, pixels */
export function rowWindow(top: number, height: number, rowHeight: number, count: number): RowWindow {
  const start = Math.floor(wholeSteps(top, rowHeight) / rowHeight) - BEYOND;
  const first = Math.min(Math.max(0, start), Math.max(0, count - 1));
  const end = Math.min(count, start + Math.ceil(height / rowHeight) + STEP + 2 * BEYOND);
  return { first, end: Math.max(first, end) };
}

/** Where to scroll so that a row is in view as a whole; undefined where it is. */
export function scrollFor(index: number, top: number, height: number, rowHeight: number): number | undefined {
  const begins = index * rowHeight;
  if (begins < top) {
    return begins;
  }
  return begins + rowHeight > top + height ? begins + rowHeight - height : undefined;
}
