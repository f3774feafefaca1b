import { beamEnd } from './beamRadius';
import type { Judgement } from './calibration';
import type { CalibrationPattern, CleanPattern } from './calibrationPattern';
import { cleanPattern } from './calibrationPattern';
import type { CoarseEllipse, LogProfile } from './coarseEllipse';
import { coarseEllipse, logProfile } from './coarseEllipse';
import { inversionCentres } from './inversionCentre';
import { judgePixels } from './judgement';
import { logPolarMap } from './logPolar';

/** A pattern seen along ellipses about its centre, before anything is known of its scale. */
export interface View {
  /** Row and column */
  readonly centre: readonly [number, number];
  readonly ellipse: CoarseEllipse;
  readonly profile: LogProfile;
  /** First step of the profile beyond the direct beam */
  readonly beam: number;
}

/** Everything about a pattern that does not depend on how it is looked at: to be kept between one calibration and the next. */
export interface Prepared {
  readonly pattern: CleanPattern;
  /** Why nothing can be found in it */
  readonly refused?: Judgement;
  /** Undefined where the pattern has no centre */
  readonly view?: View;
}

/** @param checkpoint called between the steps; what it throws ends them */
export function preparePattern(input: CalibrationPattern, checkpoint: () => void = () => undefined): Prepared {
  const pattern = cleanPattern(input);
  const refused = judgePixels(pattern);
  if (refused) {
    return { pattern, refused };
  }
  checkpoint();
  const [found] = inversionCentres(pattern, 1);
  if (!found) {
    return { pattern };
  }
  checkpoint();
  const centre: [number, number] = [found.row, found.column];
  const map = logPolarMap(pattern, centre);
  const beam = beamEnd(logProfile(map, { logRatio: 0, theta: 0 }));
  checkpoint();
  const ellipse = coarseEllipse(map, beam);
  checkpoint();
  return { pattern, view: { centre, ellipse, profile: logProfile(map, ellipse), beam } };
}
