import { deadPixels } from '../../core/calibration/pixels/deadPixels';
import { hotPixels } from '../../core/calibration/pixels/hotPixels';
import { InputError } from '../../core/errors';
import { readMask } from '../../storage/calibration/maskFile';
import type { RadialOptions } from '../../protocol/radial/radialOptions';
import type { PathGuard } from '../../storage/pathGuard';
import { formOf } from '../frames/source/scanSource';
import { requireCounts, withoutNumbers } from './noCounts';
import type { OpenScan } from './openScan';

/** Which pixels count, and how many do not for which reason. */
export interface UsedPixels {
  /** rows x columns, 1 = the pixel counts */
  readonly used: Uint8Array;
  readonly masked: number;
  readonly gap: number;
  readonly dead: number;
  readonly hot: number;
}

/**
 * The pixels that count: those of neither the mask nor the gap between chips, that hold numbers, counted where others did, and did not
 * count where none did.
 *
 * ePSIC's notebooks take the gap and dead pixels for zeros: so does the convention `epsic`.
 *
 * @param counts sum of patterns
 * @throws InputError `E_MASK_SHAPE`, `E_ALL_BAD`, `E_NOT_COUNTS`, and those of readMask
 */
export async function usedPixels(
  scan: OpenScan,
  counts: Float64Array,
  {
    mask: maskPath,
    maskPage,
    hotPixels: hotRule,
    convention,
    excludeSectors: sectors,
    excludeDiscs: discs
  }: RadialOptions,
  guard: PathGuard
): Promise<UsedPixels> {
  const { path, source, gap } = scan;
  const { shape } = formOf(source);
  const used = new Uint8Array(shape[0] * shape[1]).fill(1);
  if (maskPath !== undefined) {
    await guard(maskPath, 'read');
  }
  const leaveOut = (bad: ArrayLike<number> | undefined): number => {
    let number = 0;
    for (let pixel = 0; pixel < (bad?.length ?? 0); pixel++) {
      if (bad?.[pixel] && used[pixel]) {
        used[pixel] = 0;
        number++;
      }
    }
    return number;
  };
  const masked = leaveOut(maskPath === undefined ? undefined : await readMask(maskPath, shape, path, maskPage));
  const isExact = convention === 'exact';
  const inGap = leaveOut(isExact ? gap : undefined);
  const empty = leaveOut(withoutNumbers(scan, counts));
  const dead = leaveOut(isExact ? deadPixels(counts, used, shape) : undefined);
  const hot = leaveOut(hotRule === 'auto' ? hotPixels(counts, used, shape) : undefined);
  requirePixels(path, used);
  if (sectors.length === 0 && discs.length === 0) {
    // Before a beam is looked for in patterns that are none
    requireCounts(scan, used);
  }
  return { used, masked, gap: inGap, dead: dead + empty, hot };
}

/** @throws InputError `E_ALL_BAD` where no pixel is left */
export function requirePixels(path: string, used: Uint8Array): void {
  if (used.every(value => value === 0)) {
    throw new InputError(
      'E_ALL_BAD',
      `${path}: no pixel is left that counts. In a mask other than 0 is bad; look at the sectors and discs, too.`
    );
  }
}
