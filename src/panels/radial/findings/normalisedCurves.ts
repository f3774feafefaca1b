import type { NormalisedVarianceCurves } from '../../../protocol/radial/radialFindings';
import type { Curve } from '../../plots/curves/curveView';

/** What each is called on the screen. */
const NAMES: Record<NormalisedVarianceCurves['name'], string> = {
  V_Omega: 'V(Ω)',
  V_r: 'V(r)',
  V_re: 'V(re)',
  V_image: 'V(image)'
};

/** The normalised variances as curves over q. @param step 1/Å from ring to ring; @param raw with the shot noise still in them */
export function normalisedCurves(variances: readonly NormalisedVarianceCurves[], step: number, raw: boolean): Curve[] {
  return variances.map(({ name, ...curves }) => {
    const values = raw ? curves.raw : curves.corrected;
    return {
      name: NAMES[name],
      x: Float64Array.from(values, (_, ring) => ring * step),
      y: Float64Array.from(values, value => value ?? NaN)
    };
  });
}
