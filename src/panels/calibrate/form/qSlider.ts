import { LARGEST_G } from '../../../core/standards/standard';
import type { Drawn } from '../review/drawn';

/** Of an arrow key, 1/Å */
export const Q_STEP = 0.005;

/** What a slider for q goes by. */
export interface QScale {
  /** q at its right end, 1/Å */
  readonly most: number;
  /** 1/Å per px, mean of both axes; undefined where no pixel size is known */
  readonly pixelSize?: number;
}

/** What is known of a reference. */
type Seen = { readonly numbers: Pick<Drawn['numbers'], 'values'>; readonly views: Pick<Drawn['views'], 'qRange'> };

/** As far as the profile of the reference goes; without one as far as rings are looked for. @param to what is chosen is on the slider */
export function qScale(drawn: Seen | undefined, to: number | undefined): QScale {
  const most = Math.max(drawn?.views.qRange[1] ?? LARGEST_G, to ?? 0);
  return {
    most: Number((Math.ceil(most / Q_STEP - 1e-6) * Q_STEP).toFixed(4)),
    pixelSize: drawn?.numbers.values.pixelSizeGeoInvAng
  };
}

/** The texts of both boxes; empty for all there is. */
export function qTexts([from, to]: readonly [number, number], { most }: QScale): { qFrom: string; qTo: string } {
  const isAll = from <= 0 && to >= most;
  const text = (value: number): string => String(Number(value.toFixed(4)));
  return isAll ? { qFrom: '', qTo: '' } : { qFrom: text(from), qTo: text(to) };
}
