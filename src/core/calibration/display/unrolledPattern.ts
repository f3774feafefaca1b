import type { PlainImage } from '../../shrinkImage';
import type { CleanPattern } from '../pixels/calibrationPattern';
import type { Geometry } from '../geometry';
import { sampleCounts } from './sampleCounts';

/** How a pattern is unrolled: azimuths from the row axis (down) towards the columns (right), from 0 up to a turn. */
export interface UnrolledGrid {
  /** Lines of the image */
  readonly azimuths: number;
  /** Columns of the image */
  readonly steps: number;
  /** q at the left and right edge, 1/Å */
  readonly qRange: readonly [from: number, to: number];
}

/** What is unrolled: counts, of which those that do not count may be anything. */
export interface UnrolledFrom extends Pick<CleanPattern, 'used' | 'shape'> {
  readonly counts: ArrayLike<number>;
}

/** Samples along the arc of one cell */
export const MOST_SAMPLES = 4;

/**
 * Mean counts over azimuth (first axis) and q = tan(2θ)/λ (second axis), both in reciprocal space as a geometry sees it: with the
 * right geometry rings are straight lines. NaN where the detector saw nothing.
 */
export function unrolledPattern(
  pattern: UnrolledFrom,
  { centre, matrix: [rr, rc, cc] }: Geometry,
  { azimuths, steps, qRange: [from, to] }: UnrolledGrid
): PlainImage {
  const area = rr * cc - rc * rc;
  const { used, shape } = pattern;
  const rows = shape[0];
  const columns = shape[1];
  const values = new Float64Array(azimuths * steps);
  const sound = soundCounts(pattern);
  const turn = (2 * Math.PI) / azimuths;
  const directions = Array.from({ length: MOST_SAMPLES }, (_, at) => directionsOf(azimuths, at + 1, [rr, rc, cc]));
  for (let step = 0; step < steps; step++) {
    const q = from + ((step + 0.5) / steps) * (to - from);
    const arc = (turn * q) / Math.sqrt(area);
    const samples = Math.min(MOST_SAMPLES, Math.max(1, Math.round(arc)));
    const { down, right } = directions[samples - 1];
    for (let line = 0, at = 0; line < azimuths; line++) {
      let sum = 0;
      let number = 0;
      for (let sample = 0; sample < samples; sample++, at++) {
        const row = centre[0] + q * down[at];
        const column = centre[1] + q * right[at];
        const top = Math.floor(row);
        const left = Math.floor(column);
        // A third lies off the detector
        if (!(top >= -1 && left >= -1 && top < rows && left < columns)) {
          continue;
        }
        // What sampleCounts gives where four neighbours count, as nearly everywhere. Without a call, which takes long the first few times
        let value = NaN;
        if (top >= 0 && left >= 0 && top + 1 < rows && left + 1 < columns) {
          const pixel = top * columns + left;
          const part = column - left;
          const above = sound[pixel] + part * (sound[pixel + 1] - sound[pixel]);
          const below = sound[pixel + columns] + part * (sound[pixel + columns + 1] - sound[pixel + columns]);
          value = above + (row - top) * (below - above);
        }
        if (Number.isNaN(value)) {
          value = sampleCounts({ counts: sound, used, shape }, row, column);
        }
        if (!Number.isNaN(value)) {
          sum += value;
          number++;
        }
      }
      values[line * steps + step] = number > 0 ? sum / number : NaN;
    }
  }
  return { values, shape: [azimuths, steps] };
}

/** Counts, NaN where a pixel does not count: so that one look at four neighbours tells both. */
function soundCounts({ counts, used }: Pick<UnrolledFrom, 'counts' | 'used'>): Float64Array {
  const sound = new Float64Array(counts.length);
  for (let pixel = 0; pixel < sound.length; pixel++) {
    sound[pixel] = used[pixel] ? counts[pixel] : NaN;
  }
  return sound;
}

/** Rows and columns, a step of q, from the centre to the samples of all lines, one after another. */
function directionsOf(
  azimuths: number,
  samples: number,
  [rr, rc, cc]: Geometry['matrix']
): { down: Float64Array; right: Float64Array } {
  const area = rr * cc - rc * rc;
  const angles = Float64Array.from({ length: azimuths * samples }, (_, at) => {
    const line = Math.floor(at / samples);
    return ((2 * Math.PI) / azimuths) * (line + ((at % samples) + 0.5) / samples);
  });
  return {
    down: angles.map(angle => (cc * Math.cos(angle) - rc * Math.sin(angle)) / area),
    right: angles.map(angle => (rr * Math.sin(angle) - rc * Math.cos(angle)) / area)
  };
}
