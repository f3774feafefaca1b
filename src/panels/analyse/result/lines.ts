import type { ProfileCurves } from '../../../protocol/analyse/analysisRequests';

/** A profile as it is drawn. */
export interface Line {
  /** 1/Å */
  readonly q: Float64Array;
  /** NaN where there is no value */
  readonly values: Float64Array;
}

/** Profiles as they travel, on their q axis. */
export function linesOf({ axis: { offset, scale, bins }, curves }: ProfileCurves): Line[] {
  const q = Float64Array.from({ length: bins }, (_, bin) => offset + scale * bin);
  return curves.map(curve => ({ q, values: Float64Array.from(curve, value => value ?? NaN) }));
}
