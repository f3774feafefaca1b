import { percentileRange } from '../../../core/imageRange';
import { median } from '../../../core/median';
import type { ScanImage } from '../../../core/scan/scanImage';
import type { ScanPlan } from '../../../core/scan/scanPlan';
import { frameAt } from '../../../core/scan/scanPlan';
import { positionsAround } from '../../../core/scan/spikes';

/** An image as a canvas takes it. */
export interface ScanPicture {
  /** Red, green, blue, opacity of every pixel; transparent where nothing is known */
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
  readonly rows: number;
  readonly columns: number;
}

const PERCENTILES = [0.5, 99.5] as const;
/** How far above the middle the brightest grey lies at most, in steps from the median to the 90th percentile. */
const HIGHEST = 8;
/** Values that tell the range of an image as well as all do. */
const ENOUGH_VALUES = 16384;

/** The scan image of a plan in no more than `longest` rows and columns: positions in between are passed over. */
export function smallScanImage(values: Float32Array, plan: ScanPlan, longest: number): ScanImage {
  const [allRows, allColumns] = plan.kind === 'stack' ? [1, plan.frames] : [plan.rows, plan.columns];
  const every = Math.max(1, Math.ceil(Math.max(allRows, allColumns) / longest));
  const rows = Math.ceil(allRows / every);
  const columns = Math.ceil(allColumns / every);
  const small = new Float32Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      small[row * columns + column] = values[frameAt(plan, row * every, column * every)] ?? NaN;
    }
  }
  return { values: small, rows, columns };
}

/** Greys between the half percent darkest and brightest, or less far where a column of long fly-back exposures is so much brighter. */
export function scanPicture({ values, rows, columns }: ScanImage): ScanPicture {
  const [low, high] = greyRange(someOf(values));
  const scale = 255 / (high - low);
  const pixels = new Uint8ClampedArray(4 * values.length);
  for (let index = 0; index < values.length; index++) {
    if (Number.isFinite(values[index])) {
      const grey = (values[index] - low) * scale;
      pixels[4 * index] = grey;
      pixels[4 * index + 1] = grey;
      pixels[4 * index + 2] = grey;
      pixels[4 * index + 3] = 255;
    }
  }
  return { pixels, rows, columns };
}

/** The image with the given positions as the median of the others around them. */
export function withoutSpikes(image: ScanImage, spikes: readonly number[]): ScanImage {
  const isSpike = new Set(spikes);
  const values = image.values.slice();
  for (const position of spikes) {
    const around = positionsAround(position, image.rows, image.columns).filter(at => !isSpike.has(at));
    const replacement = median(around.map(at => image.values[at]).filter(Number.isFinite));
    values[position] = Number.isFinite(replacement) ? replacement : values[position];
  }
  return { ...image, values };
}

function greyRange(values: Float32Array): [low: number, high: number] {
  const [low, high] = percentileRange(values, ...PERCENTILES);
  const [middle, bright] = percentileRange(values, 50, 90);
  return [low, Math.min(high, middle + HIGHEST * (bright - middle))];
}

function someOf(values: Float32Array): Float32Array {
  // Odd, so that not the same columns are taken from every line
  const every = Math.ceil(values.length / ENOUGH_VALUES) | 1;
  return every === 1
    ? values
    : Float32Array.from({ length: Math.floor(values.length / every) }, (_, at) => values[at * every]);
}
