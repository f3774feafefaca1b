import type { BeamEnd } from '../../../core/analysis/beamEnd';
import { beamEnd } from '../../../core/analysis/beamEnd';
import type { BinAxis } from '../../../core/analysis/profileGrid';
import { InputError } from '../../../core/errors';

/** Bins within the q range, and how it came about. */
export interface BinRange {
  /** First bin, and the one behind the last */
  readonly range: readonly [number, number];
  /** The direct beam that was left out; absent where the range was given, or no beam was found */
  readonly beam?: BeamEnd;
}

/** A range holds at least so many bins. */
const LEAST_BINS = 2;

/** The bins within a q range that was asked for, 1/Å. @throws InputError `E_Q_RANGE` */
export function askedRange({ scale, offset, bins }: BinAxis, qRange: readonly [number, number]): BinRange {
  const end = offset + scale * (bins - 1);
  const first = Math.max(0, Math.ceil((qRange[0] - offset) / scale - 1e-6));
  const behind = Math.min(bins, Math.floor((qRange[1] - offset) / scale + 1e-6) + 1);
  if (behind - first < LEAST_BINS) {
    throw new InputError(
      'E_Q_RANGE',
      `The q range ${qRange.join(' to ')} 1/Å holds ${Math.max(0, behind - first)} bins of the profiles, which go from ${offset.toPrecision(4)} to ${end.toPrecision(4)} 1/Å. Choose a wider range within these (--q-range).`
    );
  }
  return { range: [first, behind] };
}

/** All bins behind the direct beam, or all where no beam is found. @param profile of all positions together */
export function rangeBehindBeam(profile: ArrayLike<number>): BinRange {
  const beam = beamEnd(profile);
  return beam && profile.length - beam.behind >= LEAST_BINS
    ? { range: [beam.behind, profile.length], beam }
    : { range: [0, profile.length] };
}
