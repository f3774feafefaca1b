import { calibratePrepared } from '../../core/calibration/calibrate';
import type { Calibration, CalibrationInput } from '../../core/calibration/calibration';
import { CancelledError } from '../../core/errors';
import type { SharedJob } from '../threads/jobCounters';
import { isStopped } from '../threads/jobCounters';
import { preparedPattern } from './preparedPatterns';

/** One calibration, the work of a single thread. */
export interface FitJob extends SharedJob {
  readonly input: CalibrationInput;
}

/**
 * Calibrates a pattern; one that this thread has seen lately is not prepared again.
 *
 * @throws CancelledError some ten milliseconds after the job was stopped
 */
export async function fitPattern(job: FitJob): Promise<Calibration> {
  const checkpoint = (): void => {
    if (isStopped(job)) {
      throw new CancelledError();
    }
  };
  return calibratePrepared(preparedPattern(job.input, checkpoint), { ...job.input, checkpoint });
}
