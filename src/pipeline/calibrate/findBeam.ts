import { beamSearch } from '../../core/calibration/search/beamSearch';
import type { CalibrationNumbers } from '../../core/calibration/calibration';
import type { CalibrationPattern } from '../../core/calibration/pixels/calibrationPattern';
import { exposedPixels } from '../../core/calibration/pixels/exposedPixels';
import type { BeamSearch } from '../../core/pattern/beamPlace';
import type { Standard } from '../../core/standards/standard';
import type { SharedJob } from '../threads/jobCounters';
import { cleanedPattern } from './preparedPatterns';

/** Where to look for the beam in the frames of a calibrated pattern, the work of a single thread. */
export interface BeamJob extends SharedJob {
  readonly pattern: CalibrationPattern;
  readonly values: Pick<CalibrationNumbers, 'centreRow' | 'centreColumn' | 'pixelSizeInvAng'>;
  readonly conditions: { readonly voltage: number; readonly standard: Standard };
}

/** Where and on which pixels to look. */
export interface FoundBeam {
  readonly search: BeamSearch;
  /** 1 for pixels that work */
  readonly used: Uint8Array;
}

/** In the thread that fitted the pattern, which has its pixels sorted out. @returns undefined where the beam cannot be followed */
export async function findBeam({ pattern, values, conditions }: BeamJob): Promise<FoundBeam | undefined> {
  const clean = cleanedPattern(pattern);
  const used = exposedPixels(clean);
  const search = beamSearch({ ...clean, used }, values, conditions);
  return search && { search, used };
}
