import type { ProfileFit } from './profileSystem';
import type { RingGroup } from './ringGroups';

/** Columns of the background: its mean shape, and that times the distance from the middle */
export const BACKGROUND = 2;
const FLOOR = 0.5;

/** Columns of the least squares over q, tabulated: they are smooth, and pixels are many. */
export function windowTable(fit: ProfileFit, { rings, from, to }: RingGroup, pixelSize: number) {
  const step = pixelSize / 8;
  const entries = Math.ceil((to - from) / step) + 2;
  const size = BACKGROUND + 2 * rings.length;
  const columns = new Float64Array(entries * size);
  const weights = new Float64Array(entries);
  const highest = Math.max(fit.model(rings.length > 0 ? fit.rings[rings[0]].target.t : from), FLOOR);
  for (let entry = 0; entry < entries; entry++) {
    const q = from + entry * step;
    const model = fit.model(q);
    const background = Math.max(fit.background(q), 0.02 * highest);
    columns[entry * size] = background;
    columns[entry * size + 1] = (background * (q - (from + to) / 2)) / (to - from);
    rings.forEach((ring, at) => {
      const { target, shape } = fit.rings[ring];
      const offset = q - target.t;
      const curvature = Math.sqrt(target.t / q);
      columns[entry * size + BACKGROUND + at] = curvature * shape.at(offset);
      // The whole ring, its curvature with it, moves outwards by t times the shift
      columns[entry * size + BACKGROUND + rings.length + at] =
        curvature * (-target.t * shape.slope(offset) + 0.5 * shape.at(offset));
    });
    weights[entry] = 1 / Math.max(FLOOR, model);
  }
  return { step, size, columns, weights };
}
