import { createHash } from 'node:crypto';

import type { CalibrationPattern, CleanPattern } from '../../core/calibration/pixels/calibrationPattern';
import { cleanPattern } from '../../core/calibration/pixels/calibrationPattern';
import type { Prepared } from '../../core/calibration/preparePattern';
import { preparePattern } from '../../core/calibration/preparePattern';

/** Some 20 MB each for 515 x 515 pixels. */
const MOST_KEPT = 4;

/** Patterns that this thread has prepared, by what is in them, least recently used first. */
const kept = new Map<string, Prepared>();

/** A pattern ready for fits; one that this thread has seen lately is not prepared again. */
export function preparedPattern(pattern: CalibrationPattern, checkpoint: () => void): Prepared {
  const key = contentOf(pattern);
  const prepared = kept.get(key) ?? preparePattern(pattern, checkpoint);
  kept.delete(key);
  kept.set(key, prepared);
  [...kept.keys()].slice(0, -MOST_KEPT).forEach(oldest => kept.delete(oldest));
  return prepared;
}

/** A pattern without pixels that cannot be used. */
export function cleanedPattern(pattern: CalibrationPattern): CleanPattern {
  return kept.get(contentOf(pattern))?.pattern ?? cleanPattern(pattern);
}

function contentOf({ counts, shape, mask }: CalibrationPattern): string {
  const hash = createHash('sha256').update(shape.join('x'));
  hash.update(counts instanceof Float64Array ? counts : Float64Array.from(counts));
  if (mask) {
    hash.update(mask instanceof Uint8Array ? mask : Uint8Array.from(mask));
  }
  return hash.digest('base64');
}
