import { beamEnd } from '../../../core/analysis/beamEnd';
import type { BinAxis } from '../../../core/analysis/profileGrid';
import { commonAxis, resampling } from '../../../core/analysis/profileGrid';

/** A mean profile of a data set. */
export interface SketchedProfile {
  readonly axis: BinAxis;
  /** NaN where there is no value */
  readonly values: Float64Array;
  /** Positions that were looked at, and how many there are */
  readonly positions: number;
  readonly of: number;
}

/** A profile with what it is of: a data set, all of a subfolder, or all. */
export interface NamedProfile {
  readonly name: string;
  readonly axis: BinAxis;
  readonly values: Float64Array;
}

/**
 * Mean profiles of groups, each position counting once. Where the q axes of a group differ, its profiles are put on one, as in an
 * analysis.
 *
 * @param group of each profile, by name
 */
export function groupedProfiles(
  profiles: readonly { readonly group: string; readonly profile: SketchedProfile }[]
): NamedProfile[] {
  const groups = new Map<string, SketchedProfile[]>();
  profiles.forEach(({ group, profile }) => groups.set(group, [...(groups.get(group) ?? []), profile]));
  return [...groups].map(([name, members]) => ({ name, ...meanOf(members) }));
}

/** Divided by its largest value behind the direct beam, which else would set the scale, or within a q range. */
export function normalised({ name, axis, values }: NamedProfile, qRange?: readonly [number, number]): NamedProfile {
  const [from, to] = qRange ?? [axis.offset + (beamEnd(values)?.behind ?? 0) * axis.scale, Infinity];
  let largest = 0;
  values.forEach((value, bin) => {
    const q = axis.offset + bin * axis.scale;
    largest = value > largest && q >= from && q <= to ? value : largest;
  });
  return { name, axis, values: largest > 0 ? values.map(value => value / largest) : values };
}

function meanOf(members: readonly SketchedProfile[]): { axis: BinAxis; values: Float64Array } {
  const { axis } = commonAxis(members.map(member => member.axis));
  const sums = new Float64Array(axis.bins);
  const weights = new Float64Array(axis.bins);
  for (const { axis: own, values, of } of members) {
    const moved = resampling(own, axis);
    for (let bin = 0; bin < axis.bins; bin++) {
      const lower = moved ? moved.lower[bin] : bin;
      const weight = moved ? moved.weight[bin] : 0;
      const value = weight === 0 ? values[lower] : (1 - weight) * values[lower] + weight * values[lower + 1];
      if (Number.isFinite(value)) {
        sums[bin] += of * value;
        weights[bin] += of;
      }
    }
  }
  return { axis, values: sums.map((sum, bin) => sum / weights[bin]) };
}
