import { roundedOrigins } from '../../../core/radial/originGrid';
import type { CalibrationChoice } from '../../../protocol/radial/calibrationChoice';
import type { RadialOptions } from '../../../protocol/radial/radialOptions';
import type { Origins } from '../findOrigins';
import { findOrigins } from '../findOrigins';
import { notingNoCounts } from '../noCounts';
import type { OpenScan } from '../openScan';
import { openScan } from '../openScan';
import type { FittingCalibration, PrepareMeans } from '../prepareRadial';
import { fittingCalibration, leftPixels } from '../prepareRadial';
import { inputState } from '../radialRecord';
import { rolledScan } from '../rolledScan';
import { sampleSum } from '../sampleSum';
import type { UsedPixels } from '../usedPixels';
import { usedPixels } from '../usedPixels';
import { Kept, Renewed } from './kept';

/** All that has to be known of a scan before one of its patterns is transformed. */
export interface ScanKnowledge {
  readonly scan: OpenScan;
  readonly calibration: FittingCalibration;
  /** Pixels that could be used, and those that are: without what the user excludes. 1 = the pixel counts */
  readonly sound: Uint8Array;
  readonly used: Uint8Array;
  readonly origins: Origins;
  /** Row and column of the direct beam at every position, rounded as the transform rounds them; the same object as long as they are the same */
  readonly places: Float64Array;
}

/** A calibration that was looked for so long ago is looked for again: somebody may have calibrated since, in another program too. */
const CALIBRATION_MS = 5000;

/**
 * Finds out about the scan that is looked at, and keeps it: what takes long (its sum, its bad pixels, the way of the direct
 * beam) is found again only when something changes that it depends on.
 */
export class ScanKnower {
  /**
   * @param picked the calibration that was picked for this scan
   * @param isAgain the calibration may be another one
   * @throws InputError as transformFile; CancelledError
   */
  async know(
    input: string,
    options: RadialOptions,
    means: PrepareMeans,
    picked?: CalibrationChoice,
    isAgain?: boolean
  ): Promise<ScanKnowledge> {
    const { runner, guard, signal } = means;
    await guard(input, 'read');
    const file = await inputState(input);
    const { calibration: asked, voltage, cameraLength, mask, hotPixels, convention, origin, roll } = options;
    const lines = [file, roll];
    const scan = await this.scan.get(lines, async () =>
      rolledScan(notingNoCounts(await openScan(input, means)), roll, means)
    );
    const calibration = await this.calibration.get(
      [file, asked, picked, voltage, cameraLength],
      () => fittingCalibration(scan, options, guard, picked),
      isAgain
    );
    const sum = await this.sum.get(lines, () => sampleSum(scan, runner, signal));
    const masked = mask === undefined ? undefined : await maskState(mask, means);
    const pixelsOf = [lines, masked, hotPixels, convention];
    const { used: sound } = await this.pixels.get(pixelsOf, () => usedPixels(scan, sum, options, guard));
    const geometry = { pixelSizeInvAng: calibration.used.pixelSizeInvAng, voltage: calibration.voltage };
    const { excludeSectors, excludeDiscs } = options;
    const leftOut = { excludeSectors, excludeDiscs };
    const { origins, places } = await this.origins.get([pixelsOf, geometry, origin, leftOut], async () => {
      const found = await findOrigins(scan, sum, sound, origin, geometry, leftOut, { runner, signal });
      return { origins: found, places: roundedOrigins(found.places) };
    });
    const used = await this.used.get([pixelsOf, geometry, origin, leftOut], () =>
      leftPixels(scan, sound, origins, options)
    );
    return { scan, calibration, sound, used, origins, places };
  }

  private readonly scan = new Kept<OpenScan>();
  private readonly calibration = new Renewed<FittingCalibration>(CALIBRATION_MS);
  private readonly sum = new Kept<Float64Array>();
  private readonly pixels = new Kept<UsedPixels>();
  private readonly origins = new Kept<Pick<ScanKnowledge, 'origins' | 'places'>>();
  private readonly used = new Kept<Uint8Array>();
}

/** A mask of the same name may be another one. */
async function maskState(mask: string, { guard }: PrepareMeans): ReturnType<typeof inputState> {
  await guard(mask, 'read');
  return inputState(mask);
}
