import type { TranslationBundle } from '@jupyterlab/translation';

import type { FlattenedProfile } from '../../../core/calibration/display/flattenedProfile';
import type { Curve, CurveMark } from '../../plots/curves/curveView';

/** What is drawn of a profile. */
export interface ProfileCurves {
  readonly curves: readonly Curve[];
  readonly marks: readonly CurveMark[];
}

/**
 * The flattened profile against the simulated reference, both times q² so that outer rings are seen; or with its
 * background, in counts.
 */
export function profileCurves(
  profile: FlattenedProfile,
  standard: string,
  shows: 'flattened' | 'background',
  trans: TranslationBundle
): ProfileCurves {
  const { q, counts, background, flattened, simulated, targets, unexplained } = profile;
  const weighed = (values: Float64Array): Float64Array => values.map((value, at) => value * q[at] ** 2);
  const curves: Curve[] =
    shows === 'flattened'
      ? [
          { name: trans.__('measured'), x: q, y: weighed(flattened) },
          { name: trans.__('%1, simulated', standard), x: q, y: weighed(simulated), style: 'dashed' }
        ]
      : [
          { name: trans.__('measured'), x: q, y: counts },
          { name: trans.__('background'), x: q, y: q.map(background), style: 'dashed' }
        ];
  return {
    curves,
    marks: [
      ...targets.map(({ t, name, strength }) => ({ at: t, label: name, weight: strength })),
      // Told before any name
      ...unexplained.map(({ q: at, strength }) => ({ at, label: '?', weight: 10 + strength }))
    ]
  };
}
