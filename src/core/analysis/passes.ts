import type { Dense } from './dense';

/** What a change of the components needs to know of all rows, with W the coefficients (rows x components). */
export interface DescentSums {
  /** W^T X: components x columns */
  readonly products: Dense;
  /** W^T W */
  readonly gram: Dense;
}

/** How coefficients are changed in one pass over all rows. */
export interface DescentStep {
  /** Components in the columns of the matrix that is passed over: components x columns */
  readonly factors: Dense;
  /** H H^T */
  readonly gram: Dense;
  /** The sums are those of W + beta (W - W before), not below the floor */
  readonly beta: number;
  /** Begins with the coefficients last accepted, not with the extrapolated ones */
  readonly restart: boolean;
  readonly sweeps: number;
}

/** Passes over the rows of a matrix X, which keep its coefficients. */
export interface DescentPasses {
  descend(step: DescentStep): Promise<DescentSums>;
  /** Makes the coefficients of the last step the accepted ones. */
  accept(): void;
}

/** Passes over the rows of counts X, which keep their coefficients. */
export interface ExpectationPasses {
  /**
   * With the ratios Q = X / (W H): returns W^T Q (components x columns) and takes W to W * (Q H^T).
   *
   * @param components H, each of sum 1
   * @param momentum part of the last step of W, in logarithms, that is taken again before; 0 to begin with
   */
  expect(components: Dense, momentum?: number): Promise<Dense>;
}
