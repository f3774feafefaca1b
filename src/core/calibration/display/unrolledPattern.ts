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

/** Samples along the arc of one cell */
export const MOST_SAMPLES = 4;

/**
 * Mean counts over azimuth (first axis) and q = tan(2θ)/λ (second axis), both in reciprocal space as a geometry sees it: with the
 * right geometry rings are straight lines. NaN where the detector saw nothing.
 */
export function unrolledPattern(
  pattern: Pick<CleanPattern, 'counts' | 'used' | 'shape'>,
  { centre, matrix: [rr, rc, cc] }: Geometry,
  { azimuths, steps, qRange: [from, to] }: UnrolledGrid
): PlainImage {
  const area = rr * cc - rc * rc;
  const values = new Float64Array(azimuths * steps);
  const sound = soundCounts(pattern);
  const turn = (2 * Math.PI) / azimuths;
  const directions = Array.from({ length: MOST_SAMPLES }, (_, at) => directionsOf(azimuths, at + 1));
  for (let step = 0; step < steps; step++) {
    const q = from + ((step + 0.5) / steps) * (to - from);
    const arc = (turn * q) / Math.sqrt(area);
    const samples = Math.min(MOST_SAMPLES, Math.max(1, Math.round(arc)));
    const { cosines, sines } = directions[samples - 1];
    for (let line = 0, at = 0; line < azimuths; line++) {
      let sum = 0;
      let number = 0;
      for (let sample = 0; sample < samples; sample++, at++) {
        const u = q * cosines[at];
        const v = q * sines[at];
        const row = centre[0] + (cc * u - rc * v) / area;
        const column = centre[1] + (rr * v - rc * u) / area;
        const within = betweenFour(sound, pattern.shape, row, column);
        const value = Number.isNaN(within) ? sampleCounts(pattern, row, column) : within;
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
function soundCounts({ counts, used }: Pick<CleanPattern, 'counts' | 'used'>): Float64Array {
  const sound = new Float64Array(counts.length);
  for (let pixel = 0; pixel < sound.length; pixel++) {
    sound[pixel] = used[pixel] ? counts[pixel] : NaN;
  }
  return sound;
}

/** What sampleCounts gives where four neighbours count, as nearly everywhere, in a third of the time; else NaN. */
function betweenFour(sound: Float64Array, shape: CleanPattern['shape'], row: number, column: number): number {
  const columns = shape[1];
  const top = Math.floor(row);
  const left = Math.floor(column);
  if (!(top >= 0 && left >= 0 && top + 1 < shape[0] && left + 1 < columns)) {
    return NaN;
  }
  const at = top * columns + left;
  const right = column - left;
  const above = sound[at] + right * (sound[at + 1] - sound[at]);
  const below = sound[at + columns] + right * (sound[at + columns + 1] - sound[at + columns]);
  return above + (row - top) * (below - above);
}

/** Directions of the samples of all lines, one after another. */
function directionsOf(azimuths: number, samples: number): { cosines: Float64Array; sines: Float64Array } {
  const angles = Float64Array.from({ length: azimuths * samples }, (_, at) => {
    const line = Math.floor(at / samples);
    return ((2 * Math.PI) / azimuths) * (line + ((at % samples) + 0.5) / samples);
  });
  return { cosines: angles.map(Math.cos), sines: angles.map(Math.sin) };
}
