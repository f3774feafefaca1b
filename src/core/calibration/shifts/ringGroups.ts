import type { ProfileFit } from '../profile/fittedProfile';

/** Rings too close to be measured apart: they move together, with their own strengths. */
export interface RingGroup {
  readonly name: string;
  /** Indices into the rings of the profile */
  readonly rings: readonly number[];
  /** Window in q, 1/Å */
  readonly from: number;
  readonly to: number;
}

/** Rings nearer than this many full widths overlap too much to be measured apart */
const RESOLVED = 1.3;
const WINDOW = 1.5;

/** @param fit rings that are absent (no area) belong to no group but bound the windows of none */
export function ringGroups({ rings }: ProfileFit, qMin: number, qMax: number): RingGroup[] {
  const sets: number[][] = [];
  const widths = rings.map(({ shape }) => shape.fullWidth());
  rings.forEach(({ target: { t } }, ring) => {
    const last = sets[sets.length - 1];
    const near = last && t - rings[last[last.length - 1]].target.t < RESOLVED * widths[ring];
    if (near) {
      last.push(ring);
    } else {
      sets.push([ring]);
    }
  });
  const first = (set: readonly number[]): number => rings[set[0]].target.t;
  const last = (set: readonly number[]): number => rings[set[set.length - 1]].target.t;
  return sets.map((set, at) => {
    const margin = WINDOW * widths[set[set.length - 1]];
    const before = at > 0 ? (last(sets[at - 1]) + first(set)) / 2 : 0;
    const after = at < sets.length - 1 ? (last(set) + first(sets[at + 1])) / 2 : Infinity;
    return {
      name: set.map(ring => rings[ring].target.name).join('+'),
      rings: set,
      from: Math.max(qMin, before, first(set) - margin),
      to: Math.min(qMax, after, last(set) + margin)
    };
  });
}
