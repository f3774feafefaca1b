import type { Refinement } from '../refine';
import { PLAIN, strengthOf } from './ringStrengths';

/** Part of the strongest ring, both by their kinematic strengths, below which a ring is not there */
const LEAST_STRENGTH = 0.02;
/** Standard errors that a ring must stand above nothing */
const SURE = 4;

/** Key rings inside the profile that are not there. A ring that overlaps a stronger one so much that it cannot be told is not missing. */
export function missingRings({ fit, profile, regression, cells, removed, groups }: Refinement): string[] {
  const [from, to] = [profile.q[0], profile.q[profile.q.length - 1]];
  const plain = PLAIN * Math.max(...fit.rings.map(({ target }) => target.strength));
  const strongest = Math.max(...fit.rings.map(ring => (ring.target.strength >= plain ? strengthOf(ring) : 0)));
  return fit.rings.flatMap((ring, index) => {
    const { target, area, areaError } = ring;
    const whole = target.t - from > 2 * fit.width.sigma && to - target.t > 2 * fit.width.sigma;
    if (!whole || !target.isKey) {
      return [];
    }
    const group = groups.findIndex(({ rings }) => rings.includes(index));
    const alone = group >= 0 && groups[group].rings.length === 1;
    const seen =
      cells.some((cell, at) => cell.group === group && regression.weights[at] > 0) ||
      removed.some(cell => cell.group === group);
    const error = Number.isFinite(areaError) ? areaError : 0;
    const absent = area < SURE * error || strengthOf(ring) < LEAST_STRENGTH * strongest;
    return absent || (alone && group >= 0 && !seen) ? [target.name] : [];
  });
}
