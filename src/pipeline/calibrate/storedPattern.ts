import { gappedShape } from '../../core/pattern/insertGap';
import type { PlainScan } from '../../storage/calibration/plainScan';
import { patternSum } from '../frames/patternSum';
import { openFrames } from '../frames/source/scanSource';
import { StoredFile } from '../frames/source/storedFile';
import type { StoredFrames } from '../frames/source/storedFrames';
import { isStack, storedForm } from '../frames/source/storedFrames';
import { wholeScan } from '../frames/storedTiles';
import { numberless } from './numberless';
import type { PatternReading, SummedPattern } from './summedPattern';
import { summedPattern } from './summedPattern';

/** A scan or stack in HyperSpy's layout, or the one scan of any other HDF5 file. Its chunks are listed once. */
export class StoredScan {
  /** @param plain absent for a file in HyperSpy's layout */
  constructor(
    private readonly path: string,
    private readonly plain: PlainScan | undefined
  ) {}

  /**
   * The sum over all frames, streamed.
   *
   * @throws InputError as StoredFile and patternSum; CancelledError
   */
  async sum({ runner, signal, onShape, onFrames }: PatternReading): Promise<SummedPattern> {
    const file = await this.open();
    try {
      const { shape } = storedForm(file.stored);
      if (gappedShape(shape) === shape) {
        await onShape?.(shape);
      }
      const listed = (this.listed ??= file.tabled());
      // Only the library reads floats
      const noCounts = listed.packing === 'library' ? new SharedArrayBuffer(shape[0] * shape[1]) : undefined;
      const stored: StoredFrames = { ...listed, noCounts, numbersCount: true };
      const { sum, frames } = await patternSum(openFrames(stored), wholeScan(stored), runner, signal, async (_, far) =>
        onFrames?.(far.framesDone, far.frames)
      );
      const bad = noCounts && new Uint8Array(noCounts);
      const note = bad && numberless(this.path, bad);
      const warnings = [this.plain?.note, stored.warning, note].filter(each => each !== undefined);
      // What is no number takes its pixel out of the sum
      const counts = note ? sum.map((value, pixel) => (bad[pixel] ? NaN : value)) : sum;
      return summedPattern({ counts, shape, frames, kind: 'frames', warnings });
    } finally {
      file.close();
    }
  }

  /**
   * The single frames.
   *
   * @returns undefined for a stack, and where one frame cannot be read without its neighbours
   * @throws InputError as StoredFile
   */
  async frames(): Promise<StoredFrames | undefined> {
    const stored = (this.listed ??= await this.list());
    return stored.table && !isStack(stored) ? stored : undefined;
  }

  private async list(): Promise<StoredFrames> {
    const file = await this.open();
    try {
      return file.tabled();
    } finally {
      file.close();
    }
  }

  private open(): Promise<StoredFile> {
    return StoredFile.open(this.path, this.plain?.dataset);
  }

  private listed: StoredFrames | undefined;
}
