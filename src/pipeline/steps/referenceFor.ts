import { InputError } from '../../core/errors';
import type { PathGuard } from '../../storage/pathGuard';
import { openAcquisition } from '../../storage/merlin/acquisition';
import { findConditions } from '../calibrate/conditions';
import { resultStem } from '../calibrate/recordPlace';
import { timeOfStem } from '../calibrate/recordTime';
import { sameLength, sameVoltage, timeApart } from '../../core/calibration/sameConditions';
import { foreign } from '../threads/foreign';

/** Files whose metadata are read together. */
export const AT_ONCE = 4;

/** A raw file and how it was recorded. */
export interface RecordedFile {
  readonly path: string;
  /** V and m; absent where no metadata tell */
  readonly voltage?: number;
  readonly cameraLength?: number;
}

export interface RecordedWatch {
  readonly guard: PathGuard;
  readonly signal: AbortSignal;
}

/** What the metadata of a raw file tell; one that cannot be read tells nothing. @throws CancelledError */
export async function recordedFile(path: string, { guard, signal }: RecordedWatch): Promise<RecordedFile> {
  try {
    const readMetadata = (from: string): ReturnType<typeof foreign<'metadata'>> => foreign('metadata', from);
    const acquisition = await openAcquisition(path, { guard, signal, readMetadata });
    const { voltage, cameraLength } = await findConditions({ path, acquisition }, [], guard);
    return { path, voltage: voltage?.value, cameraLength: cameraLength?.value };
  } catch (cause) {
    if (cause instanceof InputError) {
      return { path };
    }
    throw cause;
  }
}

/** The reference of the same voltage and camera length that was recorded nearest in time, as a transform would choose; undefined for none. */
export function referenceFor(
  { path, voltage, cameraLength }: RecordedFile,
  references: readonly RecordedFile[]
): RecordedFile | undefined {
  const taken = timeOfStem(resultStem(path));
  const apart = ({ path: gold }: RecordedFile): number => timeApart(timeOfStem(resultStem(gold)) ?? 0, taken);
  return references
    .filter(
      gold =>
        sameVoltage(gold.voltage ?? NaN, voltage ?? NaN) && sameLength(gold.cameraLength ?? NaN, cameraLength ?? NaN)
    )
    .sort((a, b) => apart(a) - apart(b))[0];
}
