/** The mean of profiles bin by bin, over those that have a value there; NaN where none has. */
export class ProfileMeans {
  constructor(bins: number) {
    this.sums = new Float64Array(bins);
    this.counts = new Float64Array(bins);
  }

  /** @param values profiles one after another */
  add(values: ArrayLike<number>): void {
    const bins = this.sums.length;
    for (let at = 0; at < values.length; at++) {
      if (!Number.isNaN(values[at])) {
        this.sums[at % bins] += values[at];
        this.counts[at % bins]++;
      }
    }
  }

  mean(): Float64Array {
    return this.sums.map((sum, bin) => (this.counts[bin] > 0 ? sum / this.counts[bin] : NaN));
  }

  /** Standard errors of the means of independent values, from the squares of theirs. */
  static errors(bins: number, errors: ArrayLike<number>): Float64Array {
    const squares = new ProfileMeans(bins);
    squares.add(Float64Array.from(errors, error => error * error));
    return squares.mean().map((square, bin) => Math.sqrt(square / squares.counts[bin]));
  }

  private readonly sums: Float64Array;
  private readonly counts: Float64Array;
}
