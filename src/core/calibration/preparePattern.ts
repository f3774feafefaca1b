import { beamEnd } from './search/beamRadius';
import type { Judgement } from './calibration';
import type { CalibrationPattern, CleanPattern } from './pixels/calibrationPattern';
import { cleanPattern } from './pixels/calibrationPattern';
import type { CoarseEllipse } from './search/coarseEllipse';
import { coarseEllipse, logProfile } from './search/coarseEllipse';
import type { Sector } from './pixels/exclusions';
import { outsideSectors } from './pixels/exclusions';
import { inversionCentres } from './search/inversionCentre';
import { judgePixels } from './judge/judgePixels';
import { KnownProfiles } from './profile/knownProfiles';
import { logPolarMap } from './search/logPolar';
import { RingSearch } from './search/ringSearch';

/** From where and how a pattern is looked at, before anything is known of its scale. */
export interface ViewPoint {
  /** Row and column */
  readonly centre: readonly [number, number];
  /** Found by itself when absent */
  readonly ellipse?: CoarseEllipse;
  /** Wedges about the centre that do not count */
  readonly sectors?: readonly Sector[];
}

/** A pattern seen along ellipses about its centre, before anything is known of its scale. */
export interface View {
  /** Row and column */
  readonly centre: readonly [number, number];
  readonly ellipse: CoarseEllipse;
  /** The pattern without the wedges that do not count */
  readonly pattern: CleanPattern;
  /** Of rings along the ellipses */
  readonly search: RingSearch;
  /** Profiles that refinements began with */
  readonly known: KnownProfiles;
  /** First step of the profile beyond the direct beam */
  readonly beam: number;
}

/** Everything about a pattern that does not depend on how it is looked at: to be kept between one calibration and the next. */
export interface Prepared {
  readonly pattern: CleanPattern;
  /** Why nothing can be found in it */
  readonly refused?: Judgement;
  /** Where the direct beam may be, row and column, likeliest first */
  readonly centres: readonly (readonly [number, number])[];
  /** @param checkpoint called between the steps; what it throws ends them */
  readonly view: (point: ViewPoint, checkpoint?: () => void) => View;
}

/** Centres that are tried */
const CENTRES = 4;
/** Part of the correlation of the likeliest centre that another needs */
const NEARLY = 0.7;
/** Views that are kept, of 2 MB each for 515 x 515 pixels with wedges */
const MOST_VIEWS = 8;

/**
 * The likeliest view is made at once, others when they are asked for.
 *
 * @param checkpoint called between the steps; what it throws ends them
 */
export function preparePattern(input: CalibrationPattern, checkpoint: () => void = () => undefined): Prepared {
  const pattern = cleanPattern(input);
  const views = new Map<string, View>();
  const view: Prepared['view'] = (point, step = () => undefined) => {
    const key = JSON.stringify(point);
    const made = views.get(key) ?? viewFrom(pattern, point, step);
    views.delete(key);
    views.set(key, made);
    [...views.keys()].slice(0, -MOST_VIEWS).forEach(oldest => views.delete(oldest));
    return made;
  };
  const refused = judgePixels(pattern);
  if (refused) {
    return { pattern, refused, centres: [], view };
  }
  checkpoint();
  const all = inversionCentres(pattern, CENTRES);
  const centres = all
    .filter(({ correlation }) => correlation >= NEARLY * all[0].correlation)
    .map(({ row, column }) => [row, column] as const);
  checkpoint();
  if (centres.length > 0) {
    view({ centre: centres[0] }, checkpoint);
  }
  return { pattern, centres, view };
}

function viewFrom(whole: CleanPattern, { centre, ellipse, sectors = [] }: ViewPoint, checkpoint: () => void): View {
  const used = outsideSectors(whole.used, whole.shape, centre, sectors);
  const pattern = { ...whole, used };
  const map = logPolarMap(pattern, centre);
  const beam = beamEnd(logProfile(map, { logRatio: 0, theta: 0 }));
  checkpoint();
  const along = ellipse ?? coarseEllipse(map, beam);
  checkpoint();
  return {
    centre,
    ellipse: along,
    pattern,
    search: new RingSearch(logProfile(map, along), beam),
    known: new KnownProfiles(),
    beam
  };
}
