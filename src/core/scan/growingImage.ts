import type { ScanImage } from './scanImage';

/** A scan image whose rows become known in any order, as a streamed virtual image sends them. */
export class GrowingImage {
  constructor(
    readonly rows: number,
    readonly columns: number
  ) {
    this.values = new Float32Array(rows * columns).fill(NaN);
    this.known = new Uint8Array(rows);
  }

  /** @param values of these rows, one row after another */
  setRows(rows: readonly number[], values: Float32Array): void {
    rows.forEach((row, index) => {
      this.values.set(values.subarray(index * this.columns, (index + 1) * this.columns), row * this.columns);
      this.known[row] = 1;
    });
  }

  /** Whether every row is known. */
  get isComplete(): boolean {
    return this.known.every(known => known === 1);
  }

  /** The image to draw now: a row that is not known yet looks like the nearest known one above it; NaN before the first. */
  shown(): ScanImage {
    const { rows, columns } = this;
    const values = this.values.slice();
    for (let row = 1; row < rows; row++) {
      if (this.known[row] === 0) {
        values.copyWithin(row * columns, (row - 1) * columns, row * columns);
      }
    }
    return { values, rows, columns };
  }

  private readonly values: Float32Array;
  private readonly known: Uint8Array;
}
