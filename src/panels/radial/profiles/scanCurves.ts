import type { Curve } from '../../plots/curves/curveView';
import type { ShownProfile } from './profilesModel';

/** What the whole scan and what chosen positions are called. */
export type CurveNames = readonly [whole: string, chosen: string];

/** Mean profiles, with their error where it is known. */
export function profileCurves(
  whole: ShownProfile | undefined,
  chosen: ShownProfile | undefined,
  names: CurveNames
): Curve[] {
  return [whole, chosen].flatMap((profile, at) =>
    profile ? [{ name: names[at], x: profile.q, y: profile.mean, ...(profile.error && { error: profile.error }) }] : []
  );
}

/** Variances along the rings, of those that have them. */
export function varianceCurves(
  whole: ShownProfile | undefined,
  chosen: ShownProfile | undefined,
  names: CurveNames
): Curve[] {
  return [whole, chosen].flatMap((profile, at) =>
    profile?.variance ? [{ name: names[at], x: profile.q, y: profile.variance }] : []
  );
}
