import type { RowBlocks } from '../../../core/analysis/rowBlocks';
import { BLOCK_ROWS, newRowBlocks, rowStart } from '../../../core/analysis/rowBlocks';
import { createRandom } from '../../../core/random';
import { poisson } from '../../../core/sample/poisson';

/** A scan of known phases: ring counts with shot noise. */
export interface SimulatedPhases {
  readonly counts: RowBlocks;
  /** Phase of each pixel */
  readonly phases: Uint8Array;
  /** Expected counts of each phase in its pixels, a phase a line */
  readonly amounts: Float64Array[];
  /** Profile of each phase, sum 1 */
  readonly profiles: Float64Array[];
  readonly width: number;
}

export interface PhaseOptions {
  readonly count: number;
  readonly width: number;
  readonly bins: number;
  /** Counts of a pixel */
  readonly dose: number;
  readonly seed: number;
}

const RINGS = 5;

/**
 * Phases in patches of a square scan, each with rings of its own on a steep background that all share; the thickness, and with it
 * the counts, rises across the scan.
 */
export function simulatePhases({ count, width, bins, dose, seed }: PhaseOptions): SimulatedPhases {
  const random = createRandom(seed, 'phases');
  const profiles = Array.from({ length: count }, () => {
    const rings = Array.from({ length: RINGS }, () => ({
      at: bins * (0.15 + 0.8 * random.uniform()),
      height: 0.3 + random.uniform()
    }));
    const profile = Float64Array.from({ length: bins }, (_, bin) =>
      rings.reduce((sum, { at, height }) => sum + height * Math.exp(-0.5 * ((bin - at) / (bins / 90)) ** 2), 0)
    );
    const ringSum = profile.reduce((sum, value) => sum + value, 0);
    const background = Float64Array.from({ length: bins }, (_, bin) => Math.exp((-6 * bin) / bins));
    const backgroundSum = background.reduce((sum, value) => sum + value, 0);
    return profile.map((value, bin) => (0.5 * value) / ringSum + (0.5 * background[bin]) / backgroundSum);
  });
  const centres = Array.from({ length: 4 * count }, (_, place) => ({
    y: width * random.uniform(),
    x: width * random.uniform(),
    phase: place % count
  }));
  const counts = newRowBlocks(width ** 2, bins);
  const phases = new Uint8Array(width ** 2);
  const amounts = profiles.map(() => new Float64Array(width ** 2));
  const values = new Float32Array(counts.data);
  for (let pixel = 0; pixel < width ** 2; pixel++) {
    const [y, x] = [Math.floor(pixel / width), pixel % width];
    const distances = centres.map(centre => (centre.y - y) ** 2 + (centre.x - x) ** 2);
    const { phase } = centres[distances.indexOf(Math.min(...distances))];
    phases[pixel] = phase;
    amounts[phase][pixel] = dose * (0.6 + (0.8 * x) / width);
    let at = rowStart(counts, pixel);
    for (let bin = 0; bin < bins; bin++, at += BLOCK_ROWS) {
      values[at] = poisson(amounts[phase][pixel] * profiles[phase][bin], random);
    }
  }
  return { counts, phases, amounts, profiles, width };
}
