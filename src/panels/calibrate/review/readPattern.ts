import type { CleanPattern } from '../../../core/calibration/calibrationPattern';
import { cleanPattern } from '../../../core/calibration/calibrationPattern';
import { requests } from '../../../protocol/requests';
import type { Result } from '../../../protocol/requests';
import type { Backend } from '../../connection';
import type { Grid } from '../../plots/grid';
import { decodeImage } from '../../plots/grid';

/** Frames read so far. */
export interface ReadingProgress {
  readonly framesDone: number;
  readonly frames: number;
}

/** A pattern of gold as it was recorded, and which of its pixels count. */
export interface GoldPattern extends Omit<Result<typeof requests.calibrationPattern>, 'image'> {
  /** NaN where no detector is */
  readonly recorded: Grid;
  readonly clean: CleanPattern;
}

/** Reads the pattern of a reference. @throws BackendError, CancelledError */
export async function readPattern(
  backend: Backend,
  input: string,
  signal: AbortSignal,
  onProgress: (progress: ReadingProgress) => void
): Promise<GoldPattern> {
  const { image, ...rest } = await backend.request(requests.calibrationPattern, { input }, { signal, onProgress });
  const recorded = decodeImage(image);
  return { ...rest, recorded, clean: cleanPattern({ counts: recorded.values, shape: recorded.shape }) };
}
