import { patternSum } from '../viewer/patternSum';
import { StoredFile } from '../viewer/storedFile';
import { frameOf, scanOf } from '../viewer/storedFrames';
import type { PatternReading, SummedPattern } from './summedPattern';
import { summedPattern } from './summedPattern';

/**
 * The sum over all frames of a scan or stack in HDF5, streamed.
 *
 * @throws InputError as StoredFile and patternSum; CancelledError
 */
export async function storedPattern(
  path: string,
  { runner, signal, onFrames }: PatternReading
): Promise<SummedPattern> {
  const file = await StoredFile.open(path);
  try {
    const { rows, columns } = frameOf(file.stored);
    const whole = { row: 0, column: 0, ...scanOf(file.stored) };
    const { sum, frames } = await patternSum(file, whole, runner, signal, async (_, far) =>
      onFrames?.(far.framesDone, far.frames)
    );
    return summedPattern({ counts: sum, shape: [rows, columns], frames, kind: 'frames', warnings: [] });
  } finally {
    file.close();
  }
}
