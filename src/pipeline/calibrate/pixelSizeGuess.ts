import { InputError } from '../../core/errors';
import { usualPixelSize } from '../../core/gold/usualPixelSizes';
import type { CalibrationOptions } from '../../protocol/calibrate/calibrationOptions';

/**
 * Pixel size about which to search, in 1/Å; undefined to search everywhere.
 *
 * @throws InputError `E_NO_PIXEL_SIZE` for a factor without anything it could multiply
 */
export function pixelSizeGuess(
  path: string,
  { pixelSize, pixelSizeFactor }: CalibrationOptions,
  conditions: { voltage: number; cameraLength: number }
): number | undefined {
  if (pixelSizeFactor === undefined) {
    return pixelSize;
  }
  const usual = pixelSize ?? usualPixelSize(conditions);
  if (usual === undefined) {
    const { voltage, cameraLength } = conditions;
    throw new InputError(
      'E_NO_PIXEL_SIZE',
      `${path}: the factor (--pixel-size-factor) multiplies the usual pixel size, and none is known for ${voltage / 1000} kV and ${Number((100 * cameraLength).toPrecision(4))} cm. Give an initial pixel size in 1/Å per pixel (--pixel-size), or neither: the search then begins nowhere in particular.`
    );
  }
  return usual * pixelSizeFactor;
}
