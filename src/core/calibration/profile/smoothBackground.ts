/** Terms of the background */
export const BACKGROUND_TERMS = 6;
const FALL = 1.75;

/** What lies under the rings: q^-1.75 times a polynomial of degree 5 in ln q, of Legendre's over the range that is seen. */
export class SmoothBackground {
  private readonly low: number;
  private readonly range: number;

  constructor(first: number, last: number) {
    this.low = Math.log(first);
    this.range = Math.log(last) - this.low;
  }

  /** Every term at all q, one after the other. */
  terms(q: Float64Array): Float64Array[] {
    return Array.from({ length: BACKGROUND_TERMS }, (_, term) => {
      const alone = new Float64Array(BACKGROUND_TERMS);
      alone[term] = 1;
      return q.map(at => this.sum(at, alone));
    });
  }

  /** Sum of the terms times their coefficients, which may be followed by others. */
  sum(q: number, coefficients: Float64Array): number {
    const above = Math.log(q) - this.low;
    const x = (2 * above) / this.range - 1;
    let sum = 0;
    let before = 0;
    let current = 1;
    for (let degree = 0; degree < BACKGROUND_TERMS; degree++) {
      sum += coefficients[degree] * current;
      const next = ((2 * degree + 1) * x * current - degree * before) / (degree + 1);
      before = current;
      current = next;
    }
    return Math.exp(-FALL * above) * sum;
  }
}
