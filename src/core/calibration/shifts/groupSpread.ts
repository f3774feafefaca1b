import type { RingCell } from './ringCell';

/** How whole groups of rings disagree beyond what the noise of their cells explains. */
export interface GroupSpread {
  /** Weight of every group: the inverse of the variance of its mean shift from its cells */
  readonly weights: readonly number[];
  /** Variance of every group beyond that */
  readonly variances: readonly number[];
  /** The same with the uncertainty of being estimated from few groups */
  readonly uncertainties: readonly number[];
  /** Standard deviation as the groups count, as a part of q */
  readonly spread: number;
}

/** 97.5 % points of Student's t by degrees of freedom, over that of the normal distribution */
const STUDENT = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306].map(value => value / 1.96);
/** Largest spread that is looked for */
const LARGEST = 0.3;

/**
 * Random effect of the groups, of a variance proportional to the square of each group's model error, from its own expected
 * sum of squares (R. C. Paule & J. Mandel, J. Res. Natl. Bur. Stand. 87 (1982) 377). From few groups it is itself uncertain: Student's
 * t takes the place of the normal distribution, so that two standard errors hold what they should.
 */
export function spreadOfGroups(
  cells: readonly RingCell[],
  residuals: Float64Array,
  weights: Float64Array,
  modelErrors: readonly number[]
): GroupSpread {
  const sums = modelErrors.map(() => ({ weight: 0, shift: 0 }));
  cells.forEach(({ group }, at) => {
    sums[group].weight += weights[at];
    sums[group].shift += weights[at] * residuals[at];
  });
  const present = sums.flatMap(({ weight, shift }, group) =>
    weight > 0 && Number.isFinite(modelErrors[group])
      ? [{ group, noise: 1 / weight, shift: shift / weight, error: modelErrors[group] }]
      : []
  );
  const freedom = present.length - 1;
  const squaresAt = (scale: number): number => {
    let [w, y, yy] = [0, 0, 0];
    for (const { noise, shift, error } of present) {
      const weight = 1 / (noise + (scale * error) ** 2);
      w += weight;
      y += weight * shift;
      yy += weight * shift * shift;
    }
    return yy - (y * y) / w;
  };
  let [low, high] = [0, 0];
  if (freedom > 0 && squaresAt(0) > freedom) {
    high = LARGEST / Math.min(...present.map(({ error }) => error));
    for (let round = 0; round < 40; round++) {
      const middle = (low + high) / 2;
      [low, high] = squaresAt(middle) > freedom ? [middle, high] : [low, middle];
    }
  }
  const student = STUDENT[Math.min(freedom, STUDENT.length) - 1] ?? 1;
  const variances = modelErrors.map(error => (Number.isFinite(error) ? (high * error) ** 2 : 0));
  const total = present.reduce((sum, { noise, group }) => sum + 1 / (noise + variances[group]), 0);
  const mean = present.reduce((sum, { noise, group }) => sum + variances[group] / (noise + variances[group]), 0);
  return {
    weights: sums.map(({ weight }) => weight),
    variances,
    uncertainties: variances.map(variance => variance * student ** 2),
    spread: total > 0 ? Math.sqrt(mean / total) : 0
  };
}
