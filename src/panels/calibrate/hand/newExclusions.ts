import type { CalibrationOptions } from '../../../protocol/calibrate/calibrationOptions';
import type { ImagePoint } from '../../plots/axes';
import type { HandContext, Held } from './grips';
import { azimuthAbout, wedgeAt, widthOf } from '../../plots/handles/wedgeHandles';

/** Of the shorter side of the pattern */
const DISC = 0.04;
const WEDGE = 20;

/** A new disc, beside the direct beam where it is seen. */
export function addedDisc({
  options,
  apex,
  image
}: Pick<HandContext, 'options' | 'apex' | 'image'>): CalibrationOptions {
  const row = Math.round(apex.row);
  const column = Math.round((apex.column + image[1] - 1) / 2);
  const radius = Math.max(2, Math.round(DISC * Math.min(...image)));
  return { ...options, excludeDiscs: [...(options.excludeDiscs ?? []), [row, column, radius]] };
}

/** A new wedge, to the right. */
export function addedWedge(options: CalibrationOptions): CalibrationOptions {
  return { ...options, excludeSectors: [...(options.excludeSectors ?? []), wedgeAt(90, WEDGE)] };
}

/** What is held, put where the user clicked: a ring is not. */
export function putAt(held: Held, place: ImagePoint, { options, apex }: HandContext): CalibrationOptions | undefined {
  const { excludeDiscs: discs = [], excludeSectors: sectors = [] } = options;
  if (held.kind === 'disc') {
    return {
      ...options,
      excludeDiscs: discs.map((disc, at) => (at === held.at ? [place.row, place.column, disc[2]] : disc))
    };
  }
  if (held.kind === 'wedge') {
    return {
      ...options,
      excludeSectors: sectors.map((wedge, at) =>
        at === held.at ? wedgeAt(azimuthAbout(apex, place), widthOf(wedge)) : wedge
      )
    };
  }
  return undefined;
}
