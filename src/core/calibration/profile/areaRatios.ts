import type { RingTarget } from '../ringTargets';

/** Neighbours are expected in the ratio of kinematic rings within this part of it, as strong as the data where the model fails */
const RATIO = 0.35;
/** Bins of half a px over which the model fails in the same way */
export const ALIKE = 5;

/** Neighbouring rings expected in kinematic ratios: one more observation for each two, as strong as the last fit says. */
export class AreaRatios {
  private readonly perStrength: Float64Array;
  private weight = 0;

  constructor(targets: readonly RingTarget[]) {
    this.perStrength = Float64Array.from(targets, ({ t, strength }) => t / strength);
  }

  /**
   * @param areas of all rings in the last fit: their mean at a kinematic strength of 1 is the unit
   * @param failing its χ² per degree of freedom
   */
  reweigh(areas: Float64Array, failing: number): void {
    const unit = areas.reduce((sum, area, ring) => sum + area * this.perStrength[ring], 0) / areas.length;
    this.weight = unit > 0 ? Math.sqrt(ALIKE * Math.max(1, failing)) / (RATIO * unit) : 0;
  }

  /** Adds to the lower triangle of normal equations in which the areas begin at a column. */
  addTo(matrix: Float64Array, columns: number, begin: number): void {
    for (let ring = 1; ring < this.perStrength.length && this.weight > 0; ring++) {
      const [i, j] = [begin + ring - 1, begin + ring];
      const [one, other] = [this.weight * this.perStrength[ring - 1], this.weight * this.perStrength[ring]];
      matrix[i * columns + i] += one * one;
      matrix[j * columns + j] += other * other;
      matrix[j * columns + i] -= one * other;
    }
  }

  residuals(areas: Float64Array): Float64Array {
    return Float64Array.from({ length: areas.length - 1 }, (_, ring) => {
      const [one, other] = [this.perStrength[ring] * areas[ring], this.perStrength[ring + 1] * areas[ring + 1]];
      return this.weight * (other - one);
    });
  }
}
