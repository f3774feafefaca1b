import { InputError } from '../../core/errors';
import { beamExcess } from '../../core/calibration/search/beamExcess';
import { beamSearch } from '../../core/calibration/search/beamSearch';
import type { CleanPattern } from '../../core/calibration/pixels/calibrationPattern';
import { brightestPlace } from '../../core/calibration/search/brightestPlace';
import { cleanPattern } from '../../core/calibration/pixels/calibrationPattern';
import { exposedPixels } from '../../core/calibration/pixels/exposedPixels';
import type { InversionCentre } from '../../core/calibration/search/inversionCentre';
import { inversionCentres } from '../../core/calibration/search/inversionCentre';
import { likeliestPlace } from '../../core/pattern/likeliestPlace';
import { nearestRival } from '../../core/calibration/search/nearestRival';
import { Roundness } from '../../core/calibration/search/roundness';
import type { BeamSearch } from '../../core/pattern/beamPlace';
import type { StandingOut } from './besideLeftOut';
import { BesideLeftOut } from './besideLeftOut';
import type { FoundBeam, LeftOut } from './excludedPixels';

/** How centres are looked for, and which of them are taken. */
interface Way {
  /** So many centres are tried */
  readonly centres: number;
  /** Part of the best one's correlation that another needs */
  readonly nearly: number;
  /** Up to there from the middle, as a part of the detector */
  readonly searched?: number;
  /** Pixels are taken together until the pattern has no more than this many on a side; COARSE_SIDE when absent */
  readonly side?: number;
  /** Nothing on the detector may be as bright as this part of it, and the first is taken */
  readonly alone?: number;
  /** The brightest place only */
  readonly isBrightest?: boolean;
}

/** Counts of so few pixels stand above noise in a single faint pattern, in which one count here and another there agree as well by chance */
const NOISY_SIDE = 64;
/**
 * About the middle; where nothing is found there, the same with larger pixels; and then nearly to the border, where little of a pattern has
 * another side, and agreement may be chance.
 */
const WAYS: readonly Way[] = [
  { centres: 4, nearly: 0.7 },
  { centres: 1, nearly: 1, side: NOISY_SIDE, alone: 0.25 },
  { centres: 24, nearly: 0, searched: 0.45, alone: 0.5 }
];
/** At last: of a beam half behind a stop, on a pattern that is noise elsewhere, too little has another side */
const BRIGHTEST: Way = { centres: 1, nearly: 0, alone: 0.5, isBrightest: true };
/** Without what is left out, which may outshine all else, so that agreement says little */
const ROUGH: Way = { centres: 8, nearly: 0 };
/** A beam that what is left out moves by less is looked for with it, px: more of it is seen then */
const SAME = 0.05;
/** The centre is where the beam is looked for first: a pixel or two do not matter, and a fine field takes ten times longer */
const COARSE_SIDE = 256;
/** A reflection on one side only, twice as bright as the beam, makes the middle between both a centre unless all else has as much say */
const CLIPPED = 0.5;
/** A second beam, elsewhere, whose correlation is this part of the first one's could as well be the direct one */
const ALIKE = 0.9;
/** Logarithm of how seldom chance may make a beam anywhere on a detector: of 1000 patterns without one, one */
const CERTAIN = Math.log(1000);
/** Of some 300 places chance makes a pattern rounder by this much about none (difference of chi-squared) */
const ROUNDER = 40;
/** A beam has settled where a step moves it by less, px */
const STILL = 0.005;
const STEPS = 60;
/** What draws a beam farther, in radii of its foot, is a reflection beside it */
const LARGEST_SHIFT = 0.5;
/** A place nearer than this, in radii of the beam's foot, is no other one */
const APART = 1.5;

/** A place at which something stands out. */
interface Beam extends FoundBeam {
  /** Of the pattern with itself after half a turn about there */
  readonly correlation: number;
}

/**
 * Where the direct beam is looked for in single patterns: about the point about which their sum looks most the same after half
 * a turn, and at which something stands out. A reflection brighter than the beam, or a bright fault, is no such point. What the user leaves out
 * is not looked at once a place is known about which it lies, unless it is the beam itself.
 *
 * @param counts sum of patterns
 * @param used rows x columns, 1 = the pixel counts
 * @returns with the pixels among which it is looked for
 * @throws InputError `E_NO_BEAM`
 */
export function beamSearchIn(
  path: string,
  counts: Float64Array,
  shape: readonly [rows: number, columns: number],
  used: Uint8Array,
  geometry: { readonly pixelSizeInvAng: number; readonly voltage: number },
  leftOut: LeftOut
): FoundBeam {
  const isAll = leftOut.excludeDiscs.length + leftOut.excludeSectors.length === 0;
  const sum = new SummedPatterns(counts, shape, used, geometry, leftOut);
  let alike: readonly Beam[] | undefined;
  // The brightest place may be what is left out
  for (const way of isAll ? [...WAYS, BRIGHTEST] : WAYS) {
    const beams = sum.beams(way);
    const other = beams.find(beam => apart(beam, beams[0]) > beams[0].search.radius && isAlike(beam, beams[0]));
    if (beams.length > 0 && !other) {
      const beside = isAll ? beams[0] : sum.besideLeftOut(beams[0]);
      return beside && apart(beside, beams[0]) < SAME ? beams[0] : (beside ?? refused());
    }
    alike ??= other && [beams[0], other];
  }
  return (isAll ? undefined : sum.beamsBesideLeftOut(ROUGH)[0]) ?? refused();

  function refused(): never {
    throw noBeam(path, alike, sum.besideMiddle);
  }
}

/** Why no beam is found. @param alike two that could be it @param aside what stands out, but not where the pattern is round about */
function noBeam(path: string, alike?: readonly Beam[], aside?: readonly [number, number]): InputError {
  const hint = 'Say where it is, in px (--origin ROW,COL).';
  if (alike) {
    const [here, there] = alike.map(({ search }) => search.centre.map(Math.round).join(', '));
    return new InputError(
      'E_NO_BEAM',
      `${path}: the direct beam could be at row, column ${here} or at ${there} of the sum of its patterns: both look alike. ${hint}`
    );
  }
  if (aside) {
    const [row, column] = aside.map(Math.round);
    return new InputError(
      'E_NO_BEAM',
      `${path}: what stands out at row ${row}, column ${column} of the sum of its patterns is not taken for the direct beam: the pattern is rounder about another place, so it looks like a reflection. ${hint}`
    );
  }
  return new InputError(
    'E_NO_BEAM',
    `${path}: no direct beam stands out in the sum of its patterns (a beam stop, a beam beside the detector, or one as wide as the rings). ${hint}`
  );
}

/** The sum of some patterns, in which beams are looked for. */
class SummedPatterns {
  constructor(
    counts: Float64Array,
    shape: readonly [rows: number, columns: number],
    used: Uint8Array,
    private readonly geometry: { readonly pixelSizeInvAng: number; readonly voltage: number },
    leftOut: LeftOut
  ) {
    this.clean = cleanPattern({ counts, shape, mask: used.map(value => 1 - value) });
    this.exposed = exposedPixels(this.clean);
    const standing: StandingOut = (place, pixels) => this.searchAt(place, pixels);
    this.beside = new BesideLeftOut({ ...this.clean, used: this.exposed }, leftOut, standing);
  }

  /** Beams by one way, the best first. */
  beams(way: Way): Beam[] {
    const beams = this.centres(way).flatMap(({ row, column, correlation }) => {
      const search = this.settledAt([row, column]);
      return search ? [{ search, used: this.exposed, correlation }] : [];
    });
    const { alone } = way;
    const taken = alone === undefined ? beams : beams.slice(0, 1).filter(beam => this.isAlone(beam, alone));
    return taken.filter(beam => this.isCertain(beam));
  }

  /** The same beam without what is left out; with its core where it is itself left out. */
  besideLeftOut({ search: { centre, radius } }: Beam): FoundBeam | undefined {
    // The radius of a search is twice that of the beam itself, with its foot
    return this.beside.beamNear(centre) ?? this.beside.beamNear(centre, radius / 2);
  }

  /** Beams that are only seen without what is left out, the best first. */
  beamsBesideLeftOut(way: Way): FoundBeam[] {
    return this.centres(way).flatMap(({ row, column }) => this.beside.beamNear([row, column]) ?? []);
  }

  private centres({ centres: number, nearly, searched, side = COARSE_SIDE, isBrightest }: Way): InversionCentre[] {
    const { clean } = this;
    if (isBrightest) {
      return [{ ...brightestPlace({ ...clean, used: this.exposed }), correlation: 0 }];
    }
    const how = { largestSide: side, clipped: CLIPPED, searched };
    const centres = clean.used.some(value => value === 1) ? inversionCentres(clean, number, how) : [];
    return centres.filter(({ correlation }) => correlation >= nearly * centres[0].correlation);
  }

  /** What stands out at a place, if something does. */
  private searchAt([centreRow, centreColumn]: readonly [number, number], used: Uint8Array): BeamSearch | undefined {
    const seen = { ...this.clean, used };
    const { pixelSizeInvAng, voltage } = this.geometry;
    const search = beamSearch(seen, { centreRow, centreColumn, pixelSizeInvAng }, { voltage });
    const rival = search ? nearestRival(seen, search) : 0;
    // With something as bright beside it nothing stands out
    return search && rival >= search.radius ? { ...search, reach: Math.min(search.reach, rival) } : undefined;
  }

  /**
   * A beam at a place, which then moves to where it is likeliest by how it falls off about there, until it stays: where a stop hides a part
   * of it, agreement after half a turn may be a pixel beside its middle.
   */
  private settledAt(start: readonly [number, number]): BeamSearch | undefined {
    const { clean, exposed } = this;
    const unseen = exposed.map(value => 1 - value);
    const first = this.searchAt(start, exposed);
    let search = first;
    for (let step = 0; step < STEPS && search?.fall; step++) {
      const place = likeliestPlace(clean.counts, clean.shape, search.centre, search.fall, unseen);
      const next: BeamSearch | undefined = place && this.searchAt(place, exposed);
      if (!next || distance(next.centre, start) > LARGEST_SHIFT * next.radius) {
        return first;
      }
      if (distance(next.centre, search.centre) < STILL) {
        return next;
      }
      search = next;
    }
    return search;
  }

  /** More than chance makes somewhere on the detector, and what lies around is not rounder about another place. */
  private isCertain({ search, used }: FoundBeam): boolean {
    const { clean } = this;
    const isReal = beamExcess({ ...clean, used }, search) > Math.log(clean.counts.length) + CERTAIN;
    if (!isReal) {
      return false;
    }
    this.roundness ??= new Roundness({ ...clean, used: this.exposed });
    const isMiddle = this.roundness.betterElsewhere(search.centre, APART * search.radius) < ROUNDER;
    if (!isMiddle) {
      this.besideMiddle ??= search.centre;
    }
    return isMiddle;
  }

  /** Nothing on the detector is as bright as a part of it. */
  private isAlone({ search, used }: FoundBeam, part: number): boolean {
    const reach = Math.hypot(...this.clean.shape);
    return nearestRival({ ...this.clean, used }, { ...search, reach }, part) === Infinity;
  }

  /** The first place that stood out, and about which the pattern is not round */
  besideMiddle: readonly [number, number] | undefined;
  private roundness: Roundness | undefined;
  private readonly clean: CleanPattern;
  private readonly exposed: Uint8Array;
  private readonly beside: BesideLeftOut;
}

function isAlike(beam: Beam, best: Beam): boolean {
  return beam.correlation >= ALIKE * best.correlation;
}

function apart({ search: one }: FoundBeam, { search: other }: FoundBeam): number {
  return distance(one.centre, other.centre);
}

function distance(one: readonly [number, number], other: readonly [number, number]): number {
  return Math.hypot(one[0] - other[0], one[1] - other[1]);
}
