import type { Dense } from './dense';
import { FLOOR } from './frobenius';
import { digamma, logGamma, trigamma } from './gammaFunctions';
import type { ExpectationPasses } from './passes';
import type { RowBlocks } from './rowBlocks';
import { BLOCK_ROWS, rowStart } from './rowBlocks';

/** Shapes of a distribution: from "hardly anywhere, and then much" to "everywhere the same". */
const [LEAST_SHAPE, LARGEST_SHAPE] = [1e-3, 1e4];
const NEWTON_STEPS = 20;

/** How the amounts of one component are distributed over the positions. */
interface Gamma {
  readonly shape: number;
  readonly rate: number;
}

/**
 * Amounts of components that are not known exactly, each component's with a gamma distribution over the positions that is learnt from them (variational Bayes for
 * Poisson counts: Cemgil, Comput. Intell. Neurosci. 2009, 785152). A small shape says that most positions have nothing of a component, a large one that all have about the same.
 * In place of coefficients stand their geometric means.
 */
export class GammaAmounts implements ExpectationPasses {
  /**
   * @param passes over plain expectation
   * @param coefficients which those change
   * @param unit how many counts vary as one
   */
  constructor(
    private readonly passes: ExpectationPasses,
    private readonly coefficients: RowBlocks,
    private readonly unit: number
  ) {
    const { rows, columns } = coefficients;
    this.shapes = new Float64Array(rows * columns);
    const values = new Float32Array(coefficients.data);
    // A position's own share of what is nothing, so that logarithms are finite
    const least = 0.05;
    this.gammas = Array.from({ length: columns }, (_, k) => {
      const amounts = Float64Array.from({ length: rows }, (_, row) =>
        Math.max(least, values[this.place(row, k)] / unit)
      );
      return gammaOf(mean(amounts), mean(amounts.map(Math.log)));
    });
  }

  async expect(components: Dense, momentum?: number): Promise<Dense> {
    const sums = await this.passes.expect(components, momentum);
    const { rows, columns } = this.coefficients;
    const values = new Float32Array(this.coefficients.data);
    this.gammas = this.gammas.map(({ shape, rate }, k) => {
      let [amounts, logarithms] = [0, 0];
      for (let row = 0; row < rows; row++) {
        const place = this.place(row, k);
        const own = shape + values[place] / this.unit;
        const logarithm = digamma(own) - Math.log(rate + 1);
        this.shapes[row * columns + k] = own;
        values[place] = Math.max(FLOOR, this.unit * Math.exp(logarithm));
        amounts += own / (rate + 1);
        logarithms += logarithm;
      }
      this.rates[k] = rate + 1;
      return gammaOf(amounts / rows, logarithms / rows);
    });
    return sums;
  }

  /**
   * What the bound of the logarithm of the evidence has beside minus the divergence of the counts, in units, from the model of the geometric means. After a step.
   */
  beside(): number {
    const { rows, columns } = this.coefficients;
    const values = new Float32Array(this.coefficients.data);
    let sum = 0;
    this.gammas.forEach((prior, k) => {
      const rate = this.rates[k];
      for (let row = 0; row < rows; row++) {
        const shape = this.shapes[row * columns + k];
        sum += values[this.place(row, k)] / this.unit - shape / rate - fromPrior({ shape, rate }, prior);
      }
    });
    return sum;
  }

  private place(row: number, k: number): number {
    return rowStart(this.coefficients, row) + k * BLOCK_ROWS;
  }

  private gammas: Gamma[];
  private readonly rates: number[] = [];
  /** Of what is known of each amount, row after row */
  private readonly shapes: Float64Array;
}

/** Likeliest gamma distribution of values of which the mean and the mean logarithm are known (Newton's steps in the shape: Minka 2002). */
function gammaOf(average: number, logarithm: number): Gamma {
  const spread = Math.max(1e-6, Math.log(average) - logarithm);
  let shape = 0.5 / spread;
  for (let step = 0; step < NEWTON_STEPS; step++) {
    const change = (Math.log(shape) - digamma(shape) - spread) / (1 / shape - trigamma(shape));
    shape = Math.min(3 * shape, Math.max(shape / 3, shape - change));
  }
  const own = Math.min(LARGEST_SHAPE, Math.max(LEAST_SHAPE, shape));
  return { shape: own, rate: own / average };
}

/** Kullback-Leibler divergence of what is known of an amount from its distribution over all positions. */
function fromPrior(known: Gamma, prior: Gamma): number {
  return (
    (known.shape - prior.shape) * digamma(known.shape) -
    logGamma(known.shape) +
    logGamma(prior.shape) +
    prior.shape * Math.log(known.rate / prior.rate) +
    (known.shape * (prior.rate - known.rate)) / known.rate
  );
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
