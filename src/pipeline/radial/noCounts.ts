import { InputError } from '../../core/errors';
import { pixelsOf } from '../frames/frameForm';
import { NO_COUNT } from '../frames/source/foreignCounts';
import { formOf } from '../frames/source/scanSource';
import type { OpenScan } from './openScan';

/** A scan in which what is no count reads as 0, and its pixel is noted: there may be anything in pixels that do not count. */
export function notingNoCounts(scan: OpenScan): OpenScan {
  const { source } = scan;
  return source.kind === 'stored' && source.packing === 'library'
    ? { ...scan, source: { ...source, noCounts: new SharedArrayBuffer(pixelsOf(formOf(source))) } }
    : scan;
}

/**
 * Pixels that hold nothing but NaN or infinity: what other programs put where a pixel does not work.
 *
 * @param counts sum of patterns
 * @returns rows x columns, 1 = such a pixel; undefined where there is none
 */
export function withoutNumbers(scan: OpenScan, counts: Float64Array): Uint8Array | undefined {
  return notedIn(scan)?.map((bits, pixel) => (bits === NO_COUNT.noNumber && counts[pixel] === 0 ? 1 : 0));
}

/**
 * What is no count may only be where pixels do not count.
 *
 * @param used rows x columns, 1 = the pixel counts
 * @throws InputError `E_NOT_COUNTS`
 */
export function requireCounts(scan: OpenScan, used: Uint8Array): void {
  const noted = notedIn(scan);
  const pixel = noted?.findIndex((bits, at) => bits !== 0 && used[at] === 1) ?? -1;
  if (noted && pixel >= 0) {
    const [, columns] = formOf(scan.source).shape;
    const what =
      noted[pixel] & NO_COUNT.other
        ? 'a number below 0, one that is not whole, or one of 2^32 or more'
        : 'NaN or infinity';
    throw new InputError(
      'E_NOT_COUNTS',
      `${scan.path} cannot be transformed: in row ${Math.floor(pixel / columns)}, column ${pixel % columns} of its patterns it holds ${what}, ` +
        'and counts are whole numbers of 0 or more, below 2^32. Save the counts as they were recorded, or leave such pixels out with a mask (--mask).'
    );
  }
}

/** Bits of NO_COUNT for every pixel, as far as patterns have been read. */
function notedIn({ source }: OpenScan): Uint8Array | undefined {
  return source.kind === 'stored' && source.noCounts ? new Uint8Array(source.noCounts) : undefined;
}
