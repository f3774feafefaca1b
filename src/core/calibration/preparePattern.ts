import { beamEnd } from './beamRadius';
import type { Judgement } from './calibration';
import type { CalibrationPattern, CleanPattern } from './calibrationPattern';
import { cleanPattern } from './calibrationPattern';
import type { CoarseEllipse } from './coarseEllipse';
import { coarseEllipse, logProfile } from './coarseEllipse';
import { inversionCentres } from './inversionCentre';
import { judgePixels } from './judgement';
import { logPolarMap } from './logPolar';
import { RingSearch } from './ringSearch';

/** A pattern seen along ellipses about its centre, before anything is known of its scale. */
export interface View {
  /** Row and column */
  readonly centre: readonly [number, number];
  readonly ellipse: CoarseEllipse;
  /** Of rings along the ellipses */
  readonly search: RingSearch;
  /** First step of the profile beyond the direct beam */
  readonly beam: number;
}

/** Everything about a pattern that does not depend on how it is looked at: to be kept between one calibration and the next. */
export interface Prepared {
  readonly pattern: CleanPattern;
  /** Why nothing can be found in it */
  readonly refused?: Judgement;
  /** The pattern about its likeliest centre, then about others that are nearly as likely; undefined beyond the last */
  readonly view: (index: number) => View | undefined;
}

/** Centres that are tried */
const CENTRES = 4;
/** Part of the correlation of the likeliest centre that another needs */
const NEARLY = 0.7;

/**
 * The likeliest view is made at once, others when they are asked for.
 *
 * @param checkpoint called between the steps; what it throws ends them
 */
export function preparePattern(input: CalibrationPattern, checkpoint: () => void = () => undefined): Prepared {
  const pattern = cleanPattern(input);
  const refused = judgePixels(pattern);
  if (refused) {
    return { pattern, refused, view: () => undefined };
  }
  checkpoint();
  const all = inversionCentres(pattern, CENTRES);
  const centres = all.filter(({ correlation }) => correlation >= NEARLY * all[0].correlation);
  const views: View[] = [];
  const view = (index: number, step = (): void => undefined): View | undefined => {
    const centre = centres[index];
    return centre && (views[index] ??= viewAbout(pattern, [centre.row, centre.column], step));
  };
  checkpoint();
  view(0, checkpoint);
  return { pattern, view };
}

function viewAbout(pattern: CleanPattern, centre: readonly [number, number], checkpoint: () => void): View {
  const map = logPolarMap(pattern, centre);
  const beam = beamEnd(logProfile(map, { logRatio: 0, theta: 0 }));
  checkpoint();
  const ellipse = coarseEllipse(map, beam);
  checkpoint();
  return { centre, ellipse, search: new RingSearch(logProfile(map, ellipse), beam), beam };
}
