import type { StructureRing } from './structureRings';

/** A ring that was seen. */
export interface SeenPeak {
  /** 1/Å */
  readonly q: number;
  readonly prominence: number;
  /** FWHM, 1/Å */
  readonly width: number;
}

export interface Candidate {
  readonly name: string;
  readonly rings: readonly StructureRing[];
}

/** How well a structure fits the peaks of a class. */
export interface StructureMatch {
  readonly name: string;
  /** 1 where every peak lies on a ring, 0 where none is near one */
  readonly score: number;
  /** Mean distance of the peaks from their nearest rings, 1/Å */
  readonly meanDistance: number;
}

/** Structures ranked for a class. */
export interface ClassMatches {
  /** The best first */
  readonly matches: readonly StructureMatch[];
  /** Who wins by each of the three ways of ePSIC's notebooks; undefined without peaks or rings */
  readonly winners?: { readonly gap: string; readonly frequency: string; readonly median: string };
}

/** Peaks that count, the most prominent. */
const PEAKS = 5;
const SIGMA_PER_FWHM = 1 / 2.3548;
/** How many peaks, and rings of how much intensity, the three winners are sought with. */
const PEAK_NUMBERS = [2, 3, 4, 5];
const LEAST_INTENSITIES = [0.002, 0.01, 0.05];
/** Rings below this part of the strongest are not expected to be seen. */
const LEAST_INTENSITY = 0.01;

/**
 * Ranks structures by how near their rings are to the peaks of a class. The score is the mean of exp(-d²/2σ²) over its most prominent peaks,
 * weighed by the roots of their prominences, with d the distance of a peak to the nearest ring and σ that of the peak's width: it is
 * between 0 and 1 and does not depend on how many peaks there are. Today's sum of distances ranks too, for several numbers of peaks and rings: the structure that wins with
 * the largest gap to the second, the one that wins most often, and the one of least median.
 *
 * @param peaks the most prominent first
 */
export function matchPeaks(peaks: readonly SeenPeak[], candidates: readonly Candidate[]): ClassMatches {
  const seen = peaks.slice(0, PEAKS);
  const matches = candidates
    .map(candidate => matchOf(seen, candidate))
    .sort((one, other) => other.score - one.score || one.meanDistance - other.meanDistance);
  return { matches, ...winnersOf(seen, candidates) };
}

function matchOf(peaks: readonly SeenPeak[], { name, rings }: Candidate): StructureMatch {
  const places = strong(rings, LEAST_INTENSITY);
  const distances = peaks.map(({ q }) => nearest(q, places));
  const weights = peaks.map(({ prominence }) => Math.sqrt(prominence));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const fit = distances.reduce(
    (sum, distance, at) => sum + weights[at] * Math.exp(-0.5 * (distance / (peaks[at].width * SIGMA_PER_FWHM)) ** 2),
    0
  );
  return {
    name,
    score: whole > 0 ? fit / whole : 0,
    meanDistance: distances.reduce((sum, distance) => sum + distance, 0) / distances.length
  };
}

function winnersOf(peaks: readonly SeenPeak[], candidates: readonly Candidate[]): Pick<ClassMatches, 'winners'> {
  const sums = PEAK_NUMBERS.filter(number => number <= peaks.length).flatMap(number =>
    LEAST_INTENSITIES.map(least =>
      candidates.map(({ rings }) => {
        const places = strong(rings, least);
        return peaks.slice(0, number).reduce((sum, { q }) => sum + nearest(q, places), 0);
      })
    )
  );
  if (sums.length === 0 || candidates.length === 0) {
    return {};
  }
  const wins = candidates.map(() => 0);
  let [gap, largest] = [0, -1];
  for (const own of sums) {
    const order = own.map((_, at) => at).sort((a, b) => own[a] - own[b] || a - b);
    wins[order[0]]++;
    const lead = order.length > 1 ? own[order[1]] - own[order[0]] : 0;
    [gap, largest] = lead > largest ? [order[0], lead] : [gap, largest];
  }
  const medians = candidates.map((_, at) => {
    const sorted = sums.map(own => own[at]).sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)];
  });
  return {
    winners: {
      gap: candidates[gap].name,
      frequency: candidates[wins.indexOf(Math.max(...wins))].name,
      median: candidates[medians.indexOf(Math.min(...medians))].name
    }
  };
}

function strong(rings: readonly StructureRing[], least: number): number[] {
  return rings.filter(({ intensity }) => intensity >= least).map(({ g }) => g);
}

function nearest(q: number, places: readonly number[]): number {
  return places.reduce((least, place) => Math.min(least, Math.abs(place - q)), Infinity);
}
