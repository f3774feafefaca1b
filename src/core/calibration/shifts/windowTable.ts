import type { ProfileFit } from '../profile/fittedProfile';
import type { RingGroup } from './ringGroups';

/** Columns of the background: its mean shape, and that times the distance from the middle */
export const BACKGROUND = 2;
/** Counts a pixel: the mean over the azimuth is known to less */
const FLOOR = 0.1;

/** Columns of the least squares over q, tabulated: they are smooth, and pixels are many. */
export interface WindowTable {
  /** Between entries, 1/Å */
  readonly step: number;
  /** Number of columns: background, rings, changes of the rings with the shift */
  readonly size: number;
  /** Entries x columns */
  readonly columns: Float64Array;
  /** Of every entry */
  readonly weights: Float64Array;
}

export function windowTable(fit: ProfileFit, { rings, from, to }: RingGroup, pixelSize: number): WindowTable {
  const step = pixelSize / 8;
  const entries = Math.ceil((to - from) / step) + 2;
  const size = BACKGROUND + 2 * rings.length;
  const columns = new Float64Array(entries * size);
  const weights = new Float64Array(entries);
  const brightest = rings.length > 0 ? fit.rings[rings[0]].target.t : from;
  const highest = Math.max(fit.background(brightest) + fit.above(brightest), FLOOR);
  for (let entry = 0; entry < entries; entry++) {
    const q = from + entry * step;
    const smooth = fit.background(q);
    const background = Math.max(smooth, 0.02 * highest);
    const base = entry * size;
    columns[base] = background;
    columns[base + 1] = (background * (q - (from + to) / 2)) / (to - from);
    for (let at = 0; at < rings.length; at++) {
      const { target, shape } = fit.rings[rings[at]];
      const offset = q - target.t;
      const curvature = Math.sqrt(target.t / q);
      const height = shape.at(offset);
      columns[base + BACKGROUND + at] = curvature * height;
      // The whole ring, its curvature with it, moves outwards by t times the shift
      columns[base + BACKGROUND + rings.length + at] = curvature * (-target.t * shape.slope(offset) + 0.5 * height);
    }
    weights[entry] = 1 / Math.max(FLOOR, smooth + fit.above(q));
  }
  return { step, size, columns, weights };
}
