import type { Dense } from '../../../core/analysis/dense';
import { FLOOR } from '../../../core/analysis/frobenius';
import type { RowBlocks } from '../../../core/analysis/rowBlocks';
import { BLOCK_ROWS, blockValues } from '../../../core/analysis/rowBlocks';
import { Arena } from '../../../kernels/arena';
import type { Kernels } from '../../../kernels/kernels';
import type { Source } from './pass';

/** Places in the memory of the kernels for one block of a matrix of `columns` columns and `factors` components. */
export class BlockLayout {
  /** @param outputs columns that products are made of, where they are more than the components */
  constructor(
    readonly columns: number,
    readonly factors: number,
    outputs = factors
  ) {
    const most = Math.max(factors, outputs);
    const arena = new Arena();
    this.values = arena.take(4 * BLOCK_ROWS * columns);
    this.model = arena.take(4 * BLOCK_ROWS * columns);
    this.coefficients = arena.take(4 * BLOCK_ROWS * factors);
    this.products = arena.take(4 * BLOCK_ROWS * most);
    this.factorTable = arena.take(4 * columns * most);
    this.turnedTable = arena.take(4 * columns * factors);
    this.gram = arena.take(4 * factors ** 2);
    this.sums = arena.take(8 * Math.max(4, columns * Math.max(columns, factors)));
    this.bytes = arena.bytes;
  }

  readonly values: number;
  readonly model: number;
  readonly coefficients: number;
  readonly products: number;
  /** Factors, a component a line */
  readonly factorTable: number;
  /** The same, a column a line */
  readonly turnedTable: number;
  readonly gram: number;
  readonly sums: number;
  readonly bytes: number;
}

/** A block of rows at the kernels. */
export class BlockMemory {
  constructor(
    readonly kernels: Kernels,
    readonly at: BlockLayout
  ) {}

  floats(offset: number, length: number): Float32Array {
    return new Float32Array(this.kernels.memory, offset, length);
  }

  sums(length: number): Float64Array {
    return new Float64Array(this.kernels.memory, this.at.sums, length);
  }

  /** Brings a block of a matrix, scaled. */
  take({ matrix, scaling }: Source, block: number): Float32Array {
    const values = this.floats(this.at.values, BLOCK_ROWS * matrix.columns);
    values.set(blockValues(matrix, block));
    if (scaling) {
      const rows = blockValues(scaling.rows, block);
      for (let column = 0, first = 0; column < matrix.columns; column++, first += BLOCK_ROWS) {
        const factor = scaling.columns[column];
        for (let row = 0; row < BLOCK_ROWS; row++) {
          values[first + row] *= rows[row] * factor;
        }
      }
    }
    return values;
  }

  takeCoefficients(coefficients: RowBlocks, block: number): Float32Array {
    const values = this.floats(this.at.coefficients, BLOCK_ROWS * coefficients.columns);
    values.set(blockValues(coefficients, block));
    return values;
  }

  /** Places components in both orders. */
  placeFactors({ rows, columns, values }: Dense): void {
    this.floats(this.at.factorTable, values.length).set(values);
    const turned = this.floats(this.at.turnedTable, values.length);
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        turned[column * rows + row] = values[row * columns + column];
      }
    }
  }

  /** Brings model = W H to its place. */
  makeModel(components: number): Float32Array {
    const { kernels, at } = this;
    kernels.combineColumns(at.coefficients, components, BLOCK_ROWS, at.turnedTable, at.columns, at.model);
    return this.floats(at.model, BLOCK_ROWS * at.columns);
  }

  /** Brings products = X factors^T to their place. @param values where X is, or what took its place */
  multiply(values: number, factors: number): Float32Array {
    const { kernels, at } = this;
    kernels.combineColumns(values, at.columns, BLOCK_ROWS, at.factorTable, factors, at.products);
    return this.floats(at.products, BLOCK_ROWS * factors);
  }

  /**
   * Brings products = (X / W H) factors^T to their place.
   *
   * @param outputs lines of the factors
   * @param areKept whether the ratios are wanted, in place of the model; else nothing stands there
   */
  ratioProducts(components: number, outputs: number, areKept: boolean): Float32Array {
    const { kernels, at } = this;
    const tables = [at.turnedTable, at.factorTable, outputs, FLOOR] as const;
    const apart = areKept ? 4 * BLOCK_ROWS : 32;
    const values = [at.values, at.columns, BLOCK_ROWS, at.coefficients, components] as const;
    kernels.ratioProducts(...values, ...tables, at.model, apart, at.products);
    return this.floats(at.products, BLOCK_ROWS * outputs);
  }

  /** Sums of products over the rows of the coefficients with other columns. */
  crossWithCoefficients(components: number, others: number, columns: number, first = 0): void {
    const { kernels, at } = this;
    kernels.crossProducts(at.coefficients, components, others, columns, BLOCK_ROWS, at.sums + 8 * first);
  }
}
