import type { OrderlessSums } from '../orderlessSums';
import { addTo, joinSums, orderlessSums, roundedSums } from '../orderlessSums';
import type { RingProfile } from './ringProfile';
import type { RingSums } from './ringSums';
import { RING_SUMS } from './ringSums';
import type { ScanSums } from './scanVariance';

type Added = Exclude<keyof ScanSums, 'fewest'>;

/** The sums over a scan while patterns are added: threads take them as they come, and the file is the same every time. */
export type ScanTally = Readonly<Record<Added, OrderlessSums>> & Pick<ScanSums, 'fewest'>;

const ADDED: readonly Added[] = [
  'positions',
  'mean',
  'meanSquare',
  'counting',
  'spreads',
  'variance',
  'spreadMean',
  'spreadMeanSquare',
  'square',
  'ratio',
  'inverse'
];

export function emptyTally(rings: number): ScanTally {
  return { ...named(() => orderlessSums(rings)), fewest: new Float64Array(rings).fill(Infinity) };
}

/** Adds one pattern. @param gain counts per electron */
export function addToTally(
  tally: ScanTally,
  sums: RingSums,
  area: Float64Array,
  profile: RingProfile,
  gain: number
): void {
  for (let ring = 0; ring < area.length; ring++) {
    const mean = profile.mean[ring];
    if (area[ring] === 0) {
      continue;
    }
    addTo(tally.positions, ring, 1);
    addTo(tally.mean, ring, mean);
    addTo(tally.meanSquare, ring, mean * mean);
    addTo(tally.counting, ring, (gain * sums[RING_SUMS * ring + 2]) / area[ring] ** 2);
    addTo(tally.square, ring, sums[RING_SUMS * ring + 1] / area[ring]);
    tally.fewest[ring] = Math.min(tally.fewest[ring], sums[RING_SUMS * ring] / gain);
    const variance = profile.variance[ring];
    if (!Number.isNaN(variance)) {
      addTo(tally.spreads, ring, 1);
      addTo(tally.variance, ring, variance);
      addTo(tally.spreadMean, ring, mean);
      addTo(tally.spreadMeanSquare, ring, mean * mean);
      if (mean > 0) {
        addTo(tally.ratio, ring, variance / mean ** 2);
        addTo(tally.inverse, ring, 1 / mean);
      }
    }
  }
}

/** Adds another part of the scan to the first. */
export function joinTallies(tally: ScanTally, part: ScanTally): void {
  ADDED.forEach(name => joinSums(tally[name], part[name]));
  part.fewest.forEach((value, ring) => (tally.fewest[ring] = Math.min(tally.fewest[ring], value)));
}

export function scanSums(tally: ScanTally): ScanSums {
  return { ...named(name => roundedSums(tally[name])), fewest: tally.fewest };
}

function named(of: (name: Added) => Float64Array): Record<Added, Float64Array> {
  return Object.fromEntries(ADDED.map(name => [name, of(name)])) as Record<Added, Float64Array>;
}
