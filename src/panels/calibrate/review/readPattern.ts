import type { FrameChoice } from '../../../protocol/calibrate/calibrationOptions';
import type { CalibrationRecord } from '../../../protocol/calibrate/calibrationRecord';
import type { Result } from '../../../protocol/requests';
import { requests } from '../../../protocol/requests';
import type { Backend } from '../../connection';
import type { Grid } from '../../plots/grid';
import { decodeImage } from '../../plots/grid';
import type { CalibrationViews } from './views';

/** Frames read so far. */
export interface ReadingProgress {
  readonly framesDone: number;
  readonly frames: number;
}

/** What calculates drawings is loaded when there is something to draw: JupyterLab starts with as little as possible. */
const loadViews = () => import('./views');

/** A pattern of gold as it was recorded, and what is drawn of its records. */
export interface GoldPattern extends Omit<Result<typeof requests.calibrationPattern>, 'image'> {
  /** NaN where no detector is */
  readonly recorded: Grid;
  /** @param mask file of the record as it lies on the pattern */
  viewsOf(record: CalibrationRecord, mask?: Grid): CalibrationViews | undefined;
}

/** Reads the pattern of a reference. @throws BackendError, CancelledError */
export async function readPattern(
  backend: Backend,
  input: string,
  { page, chipGap }: FrameChoice,
  signal: AbortSignal,
  onProgress: (progress: ReadingProgress) => void
): Promise<GoldPattern> {
  const [{ image, ...rest }, { viewsOn }] = await Promise.all([
    backend.request(requests.calibrationPattern, { input, page, chipGap }, { signal, onProgress }),
    loadViews()
  ]);
  const recorded = decodeImage(image);
  return { ...rest, recorded, viewsOf: viewsOn(recorded) };
}
