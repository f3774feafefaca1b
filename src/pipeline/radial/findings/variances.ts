import type { NormalisedVarianceCurves } from '../../../protocol/radial/radialFindings';
import { VARIANCES } from '../scanGroup';
import { travelling } from '../../../core/travelling';

/**
 * The normalised variances as they travel.
 *
 * @param raw and shotNoise four rows of rings each, in the order of VARIANCES
 */
export function varianceCurves(raw: Float64Array, shotNoise: Float64Array): NormalisedVarianceCurves[] {
  const rings = raw.length / VARIANCES.length;
  return VARIANCES.map((name, at) => {
    const row = (values: Float64Array): Float64Array => values.subarray(at * rings, (at + 1) * rings);
    const noise = row(shotNoise);
    return {
      name,
      raw: travelling(row(raw)),
      shotNoise: travelling(noise),
      corrected: travelling(row(raw).map((value, ring) => value - noise[ring]))
    };
  });
}
