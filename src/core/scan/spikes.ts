import { median } from '../median';
import type { ScanImage } from './scanImage';

/** Standard deviations by which a spike stands above its neighbours. */
const DEVIATIONS = 8;
/** ... and the part of their median, so that a very even image has no spikes of a few counts. */
const LEAST_PART = 0.2;
/** Standard deviation of normally distributed numbers by their median absolute deviation. */
const PER_MAD = 1.4826;
/** Neighbours with a frame that there must be for a judgement. */
const FEWEST_NEIGHBOURS = 3;
/** Part of a scan, and number, above which spikes are not a few stretched exposures. */
const MOST_PART = 0.02;
const FEW = 5;

/**
 * Scan positions whose frames are far brighter than all their neighbours, as EDX software makes them when it stretches
 * an exposure: row-major numbers, ascending.
 *
 * A spike lies above the median of its up to eight neighbours by more than 8 standard deviations and a fifth of that
 * median; the deviation is the larger one of counting statistics and what the image shows (median absolute deviation of
 * all positions from their neighbours' medians). At most one neighbour may come half as near to it: bright features of
 * the sample are larger than one position, two stretched exposures in a row are not.
 */
export function findSpikes(image: ScanImage): number[] {
  const search = spikeSearch(image);
  let step = search.next();
  while (!step.done) {
    step = search.next();
  }
  return step.value;
}

/** The same in small steps, one per line and pass, for a page that must not stop meanwhile. */
export function* spikeSearch(image: ScanImage): Generator<void, number[]> {
  const { values, columns } = image;
  const around = new Float32Array(values.length);
  const residuals = new Float64Array(values.length);
  let known = 0;
  for (let position = 0; position < values.length; position++) {
    around[position] = median(neighbours(image, position));
    const residual = Math.abs(values[position] - around[position]);
    if (Number.isFinite(residual)) {
      residuals[known++] = residual;
    }
    if ((position + 1) % columns === 0) {
      yield;
    }
  }
  const spread = PER_MAD * middleOf(residuals.subarray(0, known).sort());
  yield;
  const spikes: number[] = [];
  for (let position = 0; position < values.length; position++) {
    const usual = around[position];
    const deviation = Math.max(spread || 0, Math.sqrt(Math.max(usual, 1)));
    const least = Math.max(DEVIATIONS * deviation, LEAST_PART * usual);
    if (values[position] - usual > least && !hasCompany(image, position, usual + (values[position] - usual) / 2)) {
      spikes.push(position);
    }
  }
  return spikes;
}

/** Whether so many of the positions of a scan are spikes that they must be something else, of which none is to be replaced. */
export function tooManySpikes(spikes: number, positions: number): boolean {
  return spikes > Math.max(FEW, MOST_PART * positions);
}

/** The up to eight positions around one, ascending. */
export function positionsAround(position: number, rows: number, columns: number): number[] {
  const row = Math.floor(position / columns);
  const column = position % columns;
  const found: number[] = [];
  for (let r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++) {
    for (let c = Math.max(0, column - 1); c <= Math.min(columns - 1, column + 1); c++) {
      if (r !== row || c !== column) {
        found.push(r * columns + c);
      }
    }
  }
  return found;
}

/** Values around a position; none where too few are known. */
function neighbours({ values, rows, columns }: ScanImage, position: number): number[] {
  const known = positionsAround(position, rows, columns)
    .map(at => values[at])
    .filter(Number.isFinite);
  return known.length >= FEWEST_NEIGHBOURS ? known : [];
}

/** Median of ascending numbers; NaN of none. */
function middleOf(sorted: Float64Array): number {
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function hasCompany({ values, rows, columns }: ScanImage, position: number, level: number): boolean {
  return positionsAround(position, rows, columns).filter(at => values[at] > level).length > 1;
}
