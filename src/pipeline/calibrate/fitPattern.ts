import { createHash } from 'node:crypto';

import { calibratePrepared } from '../../core/calibration/calibrate';
import type { Calibration, CalibrationInput } from '../../core/calibration/calibration';
import type { CalibrationPattern } from '../../core/calibration/calibrationPattern';
import type { Prepared } from '../../core/calibration/preparePattern';
import { preparePattern } from '../../core/calibration/preparePattern';
import { CancelledError } from '../../core/errors';
import type { SharedJob } from '../threads/jobCounters';
import { isStopped } from '../threads/jobCounters';

/** One calibration, the work of a single thread. */
export interface FitJob extends SharedJob {
  readonly input: CalibrationInput;
}

/** Some 20 MB each for 515 x 515 pixels. */
const MOST_KEPT = 4;

/** Patterns that this thread has prepared, by what is in them, least recently used first. */
const kept = new Map<string, Prepared>();

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
  const key = contentOf(job.input);
  const prepared = kept.get(key) ?? preparePattern(job.input, checkpoint);
  kept.delete(key);
  kept.set(key, prepared);
  [...kept.keys()].slice(0, -MOST_KEPT).forEach(oldest => kept.delete(oldest));
  return calibratePrepared(prepared, { ...job.input, checkpoint });
}

function contentOf({ counts, shape, mask }: CalibrationPattern): string {
  const hash = createHash('sha256').update(shape.join('x'));
  hash.update(Float64Array.from(counts));
  if (mask) {
    hash.update(Uint8Array.from(mask));
  }
  return hash.digest('base64');
}
