import type { TranslationBundle } from '@jupyterlab/translation';

import type { Curve, CurveMark } from '../../plots/curves/curveView';
import type { PreviewView } from './previewView';

/** Which standard error is drawn about a mean. */
export type ErrorBand = 'counting' | 'spread';

/** The profile of a pattern with its error band, and where gold has rings. */
export function previewCurves(
  { profile, rings, stepInvAng }: PreviewView,
  band: ErrorBand,
  trans: TranslationBundle
): { readonly curves: readonly Curve[]; readonly marks: readonly CurveMark[] } {
  const { q, mean } = profile;
  const error = band === 'counting' ? profile.countingError : profile.spreadError;
  return {
    curves: [{ name: trans.__('mean of the ring'), x: q, y: mean, error }],
    marks: rings.map(({ name, minor }, at) => ({ at: minor * stepInvAng, label: name, weight: -at }))
  };
}
