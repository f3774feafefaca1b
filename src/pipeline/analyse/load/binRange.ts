import type { BeamEnd } from '../../../core/analysis/beamEnd';
import type { BinAxis } from '../../../core/analysis/profileGrid';
import { InputError } from '../../../core/errors';

/** A range holds at least so many bins. */
export const LEAST_BINS = 2;

/** First bin, and the one behind the last, within a q range that was asked for, 1/Å. @throws InputError `E_Q_RANGE` */
export function askedRange(
  { scale, offset, bins }: BinAxis,
  qRange: readonly [number, number]
): readonly [number, number] {
  const end = offset + scale * (bins - 1);
  const first = Math.max(0, Math.ceil((qRange[0] - offset) / scale - 1e-6));
  const behind = Math.min(bins, Math.floor((qRange[1] - offset) / scale + 1e-6) + 1);
  if (behind - first < LEAST_BINS) {
    throw new InputError(
      'E_Q_RANGE',
      `The q range ${qRange.join(' to ')} 1/Å holds ${Math.max(0, behind - first)} bins of the profiles, which go from ${offset.toPrecision(4)} to ${end.toPrecision(4)} 1/Å. Choose a wider range within these (--q-range).`
    );
  }
  return [first, behind];
}

/** All bins behind the direct beam, or all where there is none. */
export function rangeBehind(beam: BeamEnd | undefined, { bins }: BinAxis): readonly [number, number] {
  return [beam && bins - beam.behind >= LEAST_BINS ? beam.behind : 0, bins];
}
