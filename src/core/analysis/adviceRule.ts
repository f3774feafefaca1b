/** How well a number of components does. */
export interface ComponentTrial {
  readonly components: number;
  /** Mean deviance of held-out counts for a pixel; NaN where there are none (variances are no counts) */
  readonly deviance: number;
  /** Standard error of its difference from the least, over the pixels */
  readonly devianceError: number;
  /** Reduced chi-square of all counts, NaN as above, and where counts come in spots */
  readonly chiSquare: number;
  /** Least likeness (cosine) between components found in one half of the pixels and in the other */
  readonly stability: number;
  /** Of principal components alone: variance along the last of them, and what chance would give it */
  readonly variance?: number;
  readonly varianceByChance?: number;
}

/** A model that leaves no more than this says all that counts can tell. */
export const CHI_SQUARE_LIMIT = 1.02;
/** Components less alike than this are not the same. */
export const STABILITY_LIMIT = 0.9;

/** Advice on the number of components. */
export interface Advised {
  readonly components: number;
  /** Whether the other curves say the same; chi-square absent where it was not asked */
  readonly chiSquareAgrees?: boolean;
  readonly stabilityAgrees: boolean;
}

/**
 * The number whose held-out deviance is least, where its components come out the same from both halves: what is found twice is there. Else
 * the least number whose deviance is within one standard error of that (Breiman et al. 1984, 3.4.3; the error is that of
 * the difference, pixel by pixel). Without counts: the largest number whose components come out the same from both halves.
 *
 * @param trials for 1, 2, ... components
 */
export function advisedComponents(trials: readonly ComponentTrial[]): Advised {
  const least = trials.reduce((best, trial) => (trial.deviance < best.deviance ? trial : best), trials[0]);
  const stable = trials.filter(isStable).at(-1)?.components ?? 1;
  const hasCounts = Number.isFinite(least.deviance);
  const simplest = trials.find(({ deviance, devianceError }) => deviance - least.deviance <= devianceError) ?? least;
  const components = hasCounts ? (isStable(least) ? least : simplest).components : stable;
  const enough = trials.find(({ chiSquare }) => chiSquare < CHI_SQUARE_LIMIT)?.components;
  const own = trials.find(trial => trial.components === components);
  return {
    components,
    ...(trials.some(({ chiSquare }) => Number.isFinite(chiSquare)) && { chiSquareAgrees: enough === components }),
    stabilityAgrees: own !== undefined && isStable(own)
  };
}

function isStable({ stability }: ComponentTrial): boolean {
  return stability >= STABILITY_LIMIT;
}

/** Whether more components are worth a try: not once the deviance has risen well above its least for two numbers in a row. */
export function isPastLeast(trials: readonly ComponentTrial[]): boolean {
  const least = Math.min(...trials.map(({ deviance }) => deviance));
  return trials.length > 2 && trials.slice(-2).every(({ deviance }) => deviance > least);
}
