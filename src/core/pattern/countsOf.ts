import { noiseScale } from './noiseScale';
import { stepsPerUnit } from './stepsPerUnit';

/** A pattern as counts. */
export interface PatternCounts {
  readonly counts: Float64Array;
  /** Frames it is the mean of; undefined where that is not known */
  readonly frames?: number;
  /** What was made of the values, in words; absent for counts as they are */
  readonly note?: string;
}

/**
 * Counts of a pattern that may be the mean of many frames, since how sure a calibration is follows from the number of counts.
 * Values that are negative or no numbers stay as they are.
 *
 * @param values row-major
 */
export function countsOf(values: ArrayLike<number>, shape: readonly [rows: number, columns: number]): PatternCounts {
  const steps = stepsPerUnit(values);
  if (steps === 1) {
    return { counts: Float64Array.from(values) };
  }
  if (steps !== undefined) {
    const frames = Number.isInteger(steps) ? steps : undefined;
    return {
      counts: Float64Array.from(values, value => (value > 0 ? Math.round(value * steps) : value)),
      frames,
      note: frames
        ? `The values are the mean of ${frames} frames, by their steps: they were multiplied by that.`
        : `The values are counts on another scale, by their steps: they were multiplied by ${steps.toPrecision(6)}.`
    };
  }
  const scale = noiseScale(values, shape);
  const factor = scale.toPrecision(2);
  const took =
    Number(factor) === 1
      ? 'they scatter as counts do, and were taken as they are'
      : `they were multiplied by ${factor}, which makes them scatter as counts do`;
  return {
    counts: Float64Array.from(values, value => value * scale),
    note: `The values are no counts, and no mean of counts that could be recognised: ${took}. The errors stated are as good as that.`
  };
}
