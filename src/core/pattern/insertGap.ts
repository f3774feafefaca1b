/** Columns and rows of a quad of four chips as they are read, and where the gap goes: see frameLayout. */
const SIDE = 512;
const START = 256;
const GAP = 3;

/** A pattern with the gap of a quad detector between its chips. */
export interface GappedPattern {
  readonly values: Float64Array;
  readonly shape: readonly [rows: number, columns: number];
  /** 1 where the gap is */
  readonly mask: Uint8Array;
}

/** The shape that insertGap gives a pattern. */
export function gappedShape(shape: readonly [number, number]): readonly [rows: number, columns: number] {
  return shape.every(length => length === SIDE) ? [SIDE + GAP, SIDE + GAP] : shape;
}

/**
 * The frame of a converted file for a pattern of 512 x 512, if that is of a quad detector without the gap of 3 pixels
 * between its chips; undefined for any other shape.
 *
 * @param values row-major
 */
export function insertGap(values: ArrayLike<number>, recorded: readonly [number, number]): GappedPattern | undefined {
  const shape = gappedShape(recorded);
  const [side] = shape;
  if (shape === recorded) {
    return undefined;
  }
  const gapped = new Float64Array(side * side);
  const mask = new Uint8Array(side * side).fill(1);
  const place = (index: number): number => index + (index < START ? 0 : GAP);
  for (let row = 0; row < SIDE; row++) {
    for (let column = 0; column < SIDE; column++) {
      const at = place(row) * side + place(column);
      gapped[at] = values[row * SIDE + column];
      mask[at] = 0;
    }
  }
  return { values: gapped, shape, mask };
}
