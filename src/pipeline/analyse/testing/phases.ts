import type { RowBlocks } from '../../../core/analysis/rowBlocks';
import { BLOCK_ROWS, newRowBlocks, rowStart } from '../../../core/analysis/rowBlocks';
import { createRandom } from '../../../core/random';
import { poisson } from '../../../core/sample/poissonNoise';

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
  /** How many counts of each pixel say as much as one; 1 without grains */
  readonly effects: Float32Array;
}

export interface PhaseOptions {
  readonly count: number;
  readonly width: number;
  readonly bins: number;
  /** Counts of a pixel */
  readonly dose: number;
  readonly seed: number;
  /** Crystals whose rings are spots: all rings of a phase are stronger or weaker in each, by chance */
  readonly grains?: Grains;
}

export interface Grains {
  /** Pixels from one to the next */
  readonly size: number;
  /** Mean number of pairs of spots in a ring */
  readonly pairs: number;
  /** Part of a ring that is in spots */
  readonly share: number;
}

const RINGS = 5;

/**
 * Phases in patches of a square scan, each with rings of its own on a steep background that all share; the thickness, and with it
 * the counts, rises across the scan. In grains, the spots of a ring come in pairs of equal height; how many there are is a Poisson number, and how high
 * they are exponentially distributed.
 */
export function simulatePhases({ count, width, bins, dose, seed, grains }: PhaseOptions): SimulatedPhases {
  const random = createRandom(seed, 'phases');
  const ringsOf = Array.from({ length: count }, () => {
    const rings = Array.from({ length: RINGS }, () => ({
      at: bins * (0.15 + 0.8 * random.uniform()),
      height: 0.3 + random.uniform()
    })).map(({ at, height }) =>
      Float64Array.from({ length: bins }, (_, bin) => height * Math.exp(-0.5 * ((bin - at) / (bins / 90)) ** 2))
    );
    const ringSum = rings.reduce((total, ring) => total + sumOf(ring), 0);
    return rings.map(ring => ring.map(value => (0.5 * value) / ringSum));
  });
  const steep = Float64Array.from({ length: bins }, (_, bin) => Math.exp((-6 * bin) / bins));
  const background = steep.map(value => (0.5 * value) / sumOf(steep));
  const profiles = ringsOf.map(rings =>
    background.map((value, bin) => rings.reduce((sum, ring) => sum + ring[bin], value))
  );
  const centres = Array.from({ length: 4 * count }, (_, place) => ({
    y: width * random.uniform(),
    x: width * random.uniform(),
    phase: place % count
  }));
  const spotsOf = grains && new GrainSpots(grains, seed);
  const effects = new Float32Array(width ** 2).fill(1);
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
    const amount = amounts[phase][pixel];
    const spots = spotsOf?.at(phase, y, x);
    let at = rowStart(counts, pixel);
    for (let bin = 0; bin < bins; bin++, at += BLOCK_ROWS) {
      const mean = spots
        ? ringsOf[phase].reduce((sum, ring, r) => sum + ring[bin] * spots[r].strength, background[bin])
        : profiles[phase][bin];
      values[at] = poisson(amount * mean, random);
    }
    if (spots) {
      // Kish's design effect: of clusters, the sum of their squares over that of their counts, beside those that are alone
      const [squares, sum] = ringsOf[phase].reduce(
        ([two, one], ring, r) => {
          const ringCounts = amount * sumOf(ring);
          return [two + ringCounts ** 2 * spots[r].squares, one + ringCounts * spots[r].strength];
        },
        [0, amount * sumOf(background)]
      );
      effects[pixel] = 1 + squares / sum;
    }
  }
  return { counts, phases, amounts, profiles, width, effects };
}

/** How strong the rings of a grain are, 1 on average, and the sum of the squares of what is in each pair of spots. */
class GrainSpots {
  constructor(
    private readonly grains: Grains,
    private readonly seed: number
  ) {}

  at(phase: number, y: number, x: number): { strength: number; squares: number }[] {
    const { size, pairs, share } = this.grains;
    const grain = (phase * 1000 + Math.floor(y / size)) * 1000 + Math.floor(x / size);
    const known = this.known.get(grain);
    if (known) {
      return known;
    }
    const random = createRandom(this.seed, 'grain', grain);
    const rings = Array.from({ length: RINGS }, () => {
      const heights = Array.from(
        { length: poisson(pairs, random) },
        () => (-Math.log(random.uniform()) * share) / pairs
      );
      return {
        strength: heights.reduce((sum, height) => sum + height, 1 - share),
        squares: heights.reduce((sum, height) => sum + height ** 2, 0)
      };
    });
    this.known.set(grain, rings);
    return rings;
  }

  private readonly known = new Map<number, { strength: number; squares: number }[]>();
}

function sumOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}
