/** An empty border is at least so wide that a square of 2 REACH + 1 fits into it */
const REACH = 2;
/** More than this part of the field is no border, but a pattern without background */
const MOST = 0.5;
/** A layer that counted less than this part of the next one was not exposed all the time */
const FULL = 0.93;
const SIGMAS = 4;
const LAYERS = 14;

type Shape = readonly [rows: number, columns: number];

/**
 * Leaves out the border of a pattern whose frames were moved, or that was itself turned, before it came here: where nothing
 * counted, and the layers beyond that fill up from nothing to everything. They would pull rings outwards. Layers are left out until
 * one counts as much as the next, and that one too.
 *
 * @returns how many pixels that were
 */
export function leaveOutEmptyBorder(counts: Float64Array, used: Uint8Array, shape: Shape): number {
  let front = emptyBorder(counts, used, shape);
  const reached = new Uint8Array(used.length);
  front.forEach(index => (reached[index] = 1));
  if (front.length === 0 || front.length > MOST * used.length) {
    return 0;
  }
  let number = leaveOut(front, used);
  let before: { pixels: number[]; sum: number; number: number } | undefined;
  for (let layer = 0; layer < LAYERS; layer++) {
    front = neighbours(front, shape).filter(index => {
      const isNew = reached[index] === 0;
      reached[index] = 1;
      return isNew;
    });
    const lit = front.filter(index => used[index]);
    const sum = lit.reduce((total, index) => total + counts[index], 0);
    if (before) {
      // The layers differ in length: compare means, by their Poisson errors
      const expected = (sum / Math.max(1, lit.length)) * before.number;
      number += leaveOut(before.pixels, used);
      if (before.sum > FULL * expected - SIGMAS * Math.sqrt(before.sum + expected + 1)) {
        return number;
      }
    }
    before = { pixels: lit, sum, number: lit.length };
  }
  return number;
}

function leaveOut(pixels: readonly number[], used: Uint8Array): number {
  return pixels.reduce((number, index) => {
    const was = used[index];
    used[index] = 0;
    return number + was;
  }, 0);
}

/** Pixels without counts that hang together with the edge of the field by squares without counts. */
function emptyBorder(counts: Float64Array, used: Uint8Array, [rows, columns]: Shape): number[] {
  const width = columns + 1;
  const lit = new Uint32Array((rows + 1) * width);
  for (let row = 0; row < rows; row++) {
    let number = 0;
    for (let column = 0; column < columns; column++) {
      const index = row * columns + column;
      number += used[index] && counts[index] > 0 ? 1 : 0;
      const at = (row + 1) * width + column + 1;
      lit[at] = lit[at - width] + number;
    }
  }
  const isOpen = (index: number): boolean => {
    const [row, column] = [Math.floor(index / columns), index % columns];
    const [top, bottom] = [Math.max(0, row - REACH) * width, Math.min(rows, row + REACH + 1) * width];
    const [left, right] = [Math.max(0, column - REACH), Math.min(columns, column + REACH + 1)];
    return lit[bottom + right] - lit[top + right] - lit[bottom + left] + lit[top + left] === 0;
  };
  const found = new Uint8Array(used.length);
  const take = (indices: readonly number[], wanted: (index: number) => boolean): number[] =>
    indices.filter(index => {
      const isNew = found[index] === 0 && wanted(index);
      found[index] ||= isNew ? 1 : 0;
      return isNew;
    });
  const edge = [
    ...Array.from({ length: columns }, (_, column) => [column, (rows - 1) * columns + column]).flat(),
    ...Array.from({ length: rows }, (_, row) => [row * columns, row * columns + columns - 1]).flat()
  ];
  const all: number[] = [];
  let front = take(edge, isOpen);
  while (front.length > 0) {
    all.push(...front);
    front = take(neighbours(front, [rows, columns]), isOpen);
  }
  // The squares reach further than their middles
  front = all;
  for (let step = 0; step < REACH; step++) {
    front = take(neighbours(front, [rows, columns]), index => !used[index] || counts[index] === 0);
    all.push(...front);
  }
  return all;
}

/** The eight around each pixel, some of them more than once. */
function neighbours(pixels: readonly number[], [rows, columns]: Shape): number[] {
  const found: number[] = [];
  for (const index of pixels) {
    const [row, column] = [Math.floor(index / columns), index % columns];
    for (let r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++) {
      for (let c = Math.max(0, column - 1); c <= Math.min(columns - 1, column + 1); c++) {
        if (r !== row || c !== column) {
          found.push(r * columns + c);
        }
      }
    }
  }
  return found;
}
