import { inverseOf } from './linearAlgebra';
import type { ProfileFit } from './profileSystem';
import type { RingGroup } from './ringGroups';
import { fullWidth } from './ringShape';
import { BACKGROUND, windowTable } from './windowTable';

/**
 * How much the shift of every group suffers from errors of the model: the standard error of ln q that a relative error of
 * 1 of the counts would cause which is the same at all azimuths and independent from one half width of a ring to the next. A
 * ring alone on little background hardly suffers; where rings overlap, their free areas take the place of a shift.
 */
export function modelErrors(fit: ProfileFit, groups: readonly RingGroup[], pixelSize: number): number[] {
  return groups.map(group => {
    const { step, size, columns, weights } = windowTable(fit, group, pixelSize);
    const rings = group.rings.filter(ring => fit.rings[ring].area > 0);
    const width = BACKGROUND + rings.length + 1;
    const matrix = new Float64Array(width * width);
    const line = new Float64Array(width);
    const { t } = fit.rings[group.rings[0]].target;
    const share = step / (fullWidth(fit.width, t) / 2);
    weights.forEach((weight, entry) => {
      const base = entry * size;
      line[0] = columns[base];
      line[1] = columns[base + 1];
      line[width - 1] = 0;
      rings.forEach((ring, at) => {
        const place = group.rings.indexOf(ring);
        line[BACKGROUND + at] = columns[base + BACKGROUND + place];
        line[width - 1] += fit.rings[ring].area * columns[base + BACKGROUND + group.rings.length + place];
      });
      for (let i = 0; i < width; i++) {
        for (let j = 0; j < width; j++) {
          matrix[i * width + j] += share * weight * weight * line[i] * line[j];
        }
      }
    });
    const inverse = rings.length > 0 ? inverseOf(matrix, width) : undefined;
    return inverse ? Math.sqrt(inverse[width * width - 1]) : Infinity;
  });
}
