import type { StructureRing } from './powderRings';

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
  /** 1 - 1/m where the structure makes the peaks m times as likely as chance does, each on average; 0 where it does not */
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

/** A peak may come from something else: texture, another phase, noise. */
const STRAY = 0.2;

/**
 * Ranks structures by how much more likely they make the peaks of a class than chance does. A peak comes from one of the rings of a structure with the root of its intensity as odds, about as far
 * from it as the peak is wide, or with a chance of 1 in 5 from anywhere in the q range. How many times as likely that makes its place as chance alone, in the geometric mean over the most prominent peaks, is m;
 * the score is 1 - 1/m, not below 0. A structure with rings everywhere is near every peak and scores 0: it makes none of them likelier. Today's sum of distances ranks too, for several numbers of peaks and
 * rings: the structure that wins with the largest gap to the second, the one that wins most often, and the one of least median.
 *
 * @param peaks the most prominent first
 * @param range of q in which peaks are looked for, 1/Å
 */
export function matchPeaks(
  peaks: readonly SeenPeak[],
  candidates: readonly Candidate[],
  range: readonly [number, number]
): ClassMatches {
  const seen = peaks.slice(0, PEAKS);
  const matches = candidates
    .map(candidate => matchOf(seen, candidate, range))
    .sort((one, other) => other.score - one.score || one.meanDistance - other.meanDistance);
  return { matches, ...winnersOf(seen, candidates) };
}

function matchOf(
  peaks: readonly SeenPeak[],
  { name, rings }: Candidate,
  range: readonly [number, number]
): StructureMatch {
  const distances = peaks.map(({ q }) => nearest(q, strong(rings, LEAST_INTENSITY)));
  const gain = peaks.reduce((sum, peak) => sum + Math.log(overChance(peak, rings, range)), 0);
  return {
    name,
    score: peaks.length === 0 ? 0 : Math.max(0, 1 - Math.exp(-gain / peaks.length)),
    meanDistance: distances.reduce((sum, distance) => sum + distance, 0) / distances.length
  };
}

/** How many times as likely the place of a peak is with a structure as by chance. */
function overChance(
  { q, width }: SeenPeak,
  rings: readonly StructureRing[],
  [from, to]: readonly [number, number]
): number {
  const sigma = width * SIGMA_PER_FWHM;
  const seen = rings.filter(
    ({ g, intensity }) => intensity >= LEAST_INTENSITY && g > from - 2 * sigma && g < to + 2 * sigma
  );
  const odds = seen.map(({ intensity }) => Math.sqrt(intensity));
  const whole = odds.reduce((sum, one) => sum + one, 0);
  const density = seen.reduce(
    (sum, { g }, at) => sum + (odds[at] / whole) * Math.exp(-0.5 * ((g - q) / sigma) ** 2),
    0
  );
  return STRAY + ((1 - STRAY) * density * (to - from)) / (sigma * Math.sqrt(2 * Math.PI));
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
