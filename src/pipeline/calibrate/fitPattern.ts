import type { Calibration, CalibrationInput } from '../../core/calibration/calibration';
import type { SharedJob } from '../threads/jobCounters';

/** One calibration, the work of a single thread. */
export interface FitJob extends SharedJob {
  readonly input: CalibrationInput;
}

export async function fitPattern({ input }: FitJob): Promise<Calibration> {
  // Threads that only read frames start without it
  const { calibrate } = await import('../../core/calibration/calibrate');
  return calibrate(input);
}
