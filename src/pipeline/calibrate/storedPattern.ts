import { gappedShape } from '../../core/pattern/insertGap';
import type { PlainScan } from '../../storage/calibration/plainScan';
import { patternSum } from '../frames/patternSum';
import { StoredFile } from '../frames/source/storedFile';
import { openFrames } from '../frames/source/scanSource';
import type { StoredFrames } from '../frames/source/storedFrames';
import { isStack, storedForm } from '../frames/source/storedFrames';
import { wholeScan } from '../frames/storedTiles';
import type { PatternReading, SummedPattern } from './summedPattern';
import { summedPattern } from './summedPattern';

/**
 * The sum over all frames of a scan or stack in HyperSpy's layout, or of the one scan of any other HDF5 file, streamed.
 *
 * @param plain absent for a file in HyperSpy's layout
 * @throws InputError as StoredFile and patternSum; CancelledError
 */
export async function storedPattern(
  path: string,
  plain: PlainScan | undefined,
  { runner, signal, onShape, onFrames }: PatternReading
): Promise<SummedPattern> {
  const file = await StoredFile.open(path, plain?.dataset);
  try {
    const { shape } = storedForm(file.stored);
    await onShape?.(gappedShape(shape));
    const stored = file.tabled();
    const { sum, frames } = await patternSum(openFrames(stored), wholeScan(stored), runner, signal, async (_, far) =>
      onFrames?.(far.framesDone, far.frames)
    );
    return summedPattern({
      counts: sum,
      shape,
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
 * @throws InputError as StoredFile
 */
export async function storedScan(path: string, plain: PlainScan | undefined): Promise<StoredFrames | undefined> {
  const file = await StoredFile.open(path, plain?.dataset);
  try {
    const stored = file.tabled();
    return stored.table && !isStack(stored) ? stored : undefined;
  } finally {
    file.close();
  }
}
