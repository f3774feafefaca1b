import type { Calibration, CalibrationInput } from '../../core/calibration/calibration';
import type { SharedJob } from '../threads/jobCounters';
import { nextPart } from '../threads/jobCounters';

/** One calibration, the work of a single thread. */
export interface FitJob extends SharedJob {
  readonly input: CalibrationInput;
}

/** @returns undefined for threads that come after the first */
export async function fitPattern(job: FitJob): Promise<Calibration | undefined> {
  if (nextPart(job, 1) === undefined) {
    return undefined;
  }
  // Threads that only read frames start without it
  const { calibrate } = await import('../../core/calibration/calibrate');
  return calibrate(job.input);
}
