/**
 * Rows of a block: a whole number of vectors, and an odd number of cache lines, so that the same row of neighbouring columns
 * does not fall on the same place of a cache.
 */
export const BLOCK_ROWS = 1008;

/**
 * A tall matrix in float32, shared between threads: blocks of BLOCK_ROWS rows, each column after column. Rows behind the last are zero.
 * Blocks are fixed parts of the work: sums over a matrix are those of its blocks, added in their order, whoever took them.
 */
export interface RowBlocks {
  readonly data: SharedArrayBuffer;
  readonly rows: number;
  readonly columns: number;
}

export function newRowBlocks(rows: number, columns: number): RowBlocks {
  return { data: new SharedArrayBuffer(4 * blockCount({ rows }) * BLOCK_ROWS * columns), rows, columns };
}

export function blockCount({ rows }: Pick<RowBlocks, 'rows'>): number {
  return Math.max(1, Math.ceil(rows / BLOCK_ROWS));
}

/** The values of a block, column after column. */
export function blockValues({ data, columns }: RowBlocks, block: number): Float32Array {
  return new Float32Array(data, 4 * block * BLOCK_ROWS * columns, BLOCK_ROWS * columns);
}

/** Where a row begins; its next column is BLOCK_ROWS further on. */
export function rowStart({ columns }: Pick<RowBlocks, 'columns'>, row: number): number {
  return Math.floor(row / BLOCK_ROWS) * BLOCK_ROWS * columns + (row % BLOCK_ROWS);
}

/** A column of all rows. */
export function columnOf(matrix: RowBlocks, column: number): Float32Array {
  const values = new Float32Array(matrix.rows);
  for (let block = 0; block * BLOCK_ROWS < matrix.rows; block++) {
    const first = block * BLOCK_ROWS;
    const count = Math.min(BLOCK_ROWS, matrix.rows - first);
    values.set(blockValues(matrix, block).subarray(column * BLOCK_ROWS, column * BLOCK_ROWS + count), first);
  }
  return values;
}

/** A matrix of some of the rows, in the order given. */
export function gatherRows(matrix: RowBlocks, rows: ArrayLike<number>): RowBlocks {
  const gathered = newRowBlocks(rows.length, matrix.columns);
  const from = new Float32Array(matrix.data);
  const to = new Float32Array(gathered.data);
  for (let row = 0; row < rows.length; row++) {
    let source = rowStart(matrix, rows[row]);
    let target = rowStart(gathered, row);
    for (let column = 0; column < matrix.columns; column++, source += BLOCK_ROWS, target += BLOCK_ROWS) {
      to[target] = from[source];
    }
  }
  return gathered;
}
