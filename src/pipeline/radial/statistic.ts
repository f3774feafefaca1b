import type { RadialOptions } from '../../protocol/radial/radialOptions';

/** The quantile of a ring that stands in place of its mean; undefined for the mean. */
export function quantileOf(statistic: RadialOptions['statistic']): number | undefined {
  return statistic === 'mean' ? undefined : statistic === 'median' ? 0.5 : Number(statistic.slice('quantile:'.length));
}
