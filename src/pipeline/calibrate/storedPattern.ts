import { gappedShape } from '../../core/pattern/insertGap';
import { plainScan } from '../../storage/calibration/plainScan';
import { patternSum } from '../viewer/patternSum';
import { StoredFile } from '../viewer/storedFile';
import { frameOf, scanOf } from '../viewer/storedFrames';
import type { ScanFrames } from './scanFrames';
import type { PatternReading, SummedPattern } from './summedPattern';
import { summedPattern } from './summedPattern';

/**
 * The sum over all frames of a scan or stack in HyperSpy's layout, or of the one scan of any other HDF5 file, streamed.
 *
 * @throws InputError as plainScan, StoredFile and patternSum; CancelledError
 */
export async function storedPattern(
  path: string,
  { runner, signal, onShape, onFrames }: PatternReading
): Promise<SummedPattern> {
  const plain = await plainScan(path);
  const file = await StoredFile.open(path, plain?.dataset);
  try {
    const { rows, columns } = frameOf(file.stored);
    await onShape?.(gappedShape([rows, columns]));
    const whole = { row: 0, column: 0, ...scanOf(file.stored) };
    const { sum, frames } = await patternSum(file, whole, runner, signal, async (_, far) =>
      onFrames?.(far.framesDone, far.frames)
    );
    return summedPattern({
      counts: sum,
      shape: [rows, columns],
      frames,
      kind: 'frames',
      warnings: plain ? [plain.note] : []
    });
  } finally {
    file.close();
  }
}

/**
 * The single frames of a scan in HDF5.
 *
 * @returns undefined for a stack, and where one frame cannot be read without its neighbours
 * @throws InputError as plainScan and StoredFile
 */
export async function storedScan(path: string): Promise<ScanFrames | undefined> {
  const file = await StoredFile.open(path, (await plainScan(path))?.dataset);
  try {
    const stored = file.tabled();
    const { rows, columns } = frameOf(stored);
    return stored.table && stored.shape.length === 4
      ? { ...scanOf(stored), shape: [rows, columns], source: { stored } }
      : undefined;
  } finally {
    file.close();
  }
}
