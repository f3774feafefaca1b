import type { Dense } from '../../../core/analysis/dense';
import type { RowBlocks } from '../../../core/analysis/rowBlocks';
import type { SharedJob } from '../../threads/jobCounters';

/** Factors for every value of a matrix that is read: row factor times column factor. */
export interface Scaling {
  /** One column */
  readonly rows: RowBlocks;
  readonly columns: Float32Array;
}

/** A matrix, and how its values are scaled when they are read. */
export interface Source {
  readonly matrix: RowBlocks;
  readonly scaling?: Scaling;
}

/** What is done with every block of rows; the sums it returns are in brackets. */
export type Pass =
  /** [X^T X] */
  | { readonly kind: 'squares'; readonly source: Source }
  /** target = X factors^T [sum of the squares of X] */
  | { readonly kind: 'project'; readonly source: Source; readonly factors: Dense; readonly target: RowBlocks }
  /** A step of coordinate descent, see DescentStep [W^T X, W^T W] */
  | {
      readonly kind: 'descend';
      readonly source: Source;
      readonly factors: Dense;
      readonly gram: Dense;
      readonly beta: number;
      readonly sweeps: number;
      readonly from: RowBlocks;
      readonly accepted: RowBlocks;
      readonly candidate: RowBlocks;
      readonly extrapolated: RowBlocks;
    }
  /** A step of expectation and maximisation, see ExpectationPasses [W^T Q] */
  | {
      readonly kind: 'expect';
      readonly source: Source;
      readonly components: Dense;
      readonly coefficients: RowBlocks;
      /** Taken off the coefficients of each row, one column */
      readonly taken?: RowBlocks;
      /** Coefficients before the last step, which are replaced by those after it; absent: no momentum */
      readonly before?: RowBlocks;
      readonly momentum: number;
    }
  /** Steps of the coefficients for components that stay, see ExpectationPasses */
  | {
      readonly kind: 'settle';
      readonly source: Source;
      readonly components: Dense;
      readonly coefficients: RowBlocks;
      readonly taken?: RowBlocks;
      readonly steps: number;
      /** Whether each step goes on in the direction of the last, see descendWithMomentum */
      readonly isPushed: boolean;
    }
  /** X = X times a factor, or times one of each row; in place */
  | { readonly kind: 'multiply'; readonly source: Source; readonly by: number | Float32Array }
  /** target = for pairs of components k >= l the sum over columns of h_k h_l / (W H), see certainties */
  | {
      readonly kind: 'inform';
      readonly source: Source;
      readonly components: Dense;
      readonly coefficients: RowBlocks;
      readonly target: RowBlocks;
    }
  /** [squares of X - W H, squares of X; of counts the divergence of X from W H and their chi-square under it, else 0] */
  | {
      readonly kind: 'compare';
      readonly counts: boolean;
      readonly source: Source;
      readonly components: Dense;
      readonly coefficients: RowBlocks;
    }
  /** [column sums of X]; row sums go to `rowSums` */
  | { readonly kind: 'sum'; readonly source: Source; readonly rowSums: RowBlocks };

/** A pass that threads share, block by block. */
export interface BlockJob extends SharedJob {
  readonly pass: Pass;
  /** Float64, so many a block */
  readonly sums: SharedArrayBuffer;
}

/** Multiplications of a pass over all rows, about. */
export function workOf(pass: Pass): number {
  const { rows, columns } = pass.source.matrix;
  const components = 'factors' in pass ? pass.factors.rows : 'components' in pass ? pass.components.rows : 1;
  return rows * columns * components * timesOf(pass);
}

/** How often values meet components. */
function timesOf(pass: Pass): number {
  switch (pass.kind) {
    case 'squares':
      return pass.source.matrix.columns / 2;
    case 'inform':
      return (pass.components.rows + 1) / 2;
    case 'settle':
      return 2 * pass.steps;
    default:
      return { project: 1, descend: 2, expect: 3, compare: 4, sum: 4, multiply: 4 }[pass.kind];
  }
}

/** How many sums a pass returns of each block. */
export function sumsOf(pass: Pass): number {
  const { columns } = pass.source.matrix;
  switch (pass.kind) {
    case 'squares':
      return columns ** 2;
    case 'project':
      return 1;
    case 'descend':
      return pass.factors.rows * (columns + pass.factors.rows);
    case 'expect':
      return pass.components.rows * columns;
    case 'compare':
      return 4;
    case 'inform':
    case 'settle':
    case 'multiply':
      return 0;
    case 'sum':
      return columns;
  }
}

export type PassOf<K extends Pass['kind']> = Extract<Pass, { kind: K }>;
