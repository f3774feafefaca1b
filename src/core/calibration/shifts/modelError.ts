import { inverseOf } from '../linearAlgebra';
import type { ProfileFit } from '../profile/fittedProfile';
import type { RingGroup } from './ringGroups';
import type { WindowTable } from './windowTable';
import { BACKGROUND } from './windowTable';

/**
 * How much the shift of every group suffers from errors of the model: the standard error of ln q that a relative error of
 * 1 of the counts would cause which is the same at all azimuths and independent from one half width of a ring to the next. A
 * ring alone on little background hardly suffers; where rings overlap, their free areas take the place of a shift.
 */
export function modelErrors(fit: ProfileFit, groups: readonly RingGroup[], tables: readonly WindowTable[]): number[] {
  return groups.map((group, index) => {
    const { step, size, columns, weights } = tables[index];
    const rings = group.rings.filter(ring => fit.rings[ring].area > 0);
    const width = BACKGROUND + rings.length + 1;
    const matrix = new Float64Array(width * width);
    const line = new Float64Array(width);
    const areas = rings.map(ring => fit.rings[ring].area);
    const places = rings.map(ring => BACKGROUND + group.rings.indexOf(ring));
    const share = step / (fit.rings[group.rings[0]].shape.fullWidth() / 2);
    for (let entry = 0; entry < weights.length; entry++) {
      const base = entry * size;
      line[0] = columns[base];
      line[1] = columns[base + 1];
      line[width - 1] = 0;
      for (let at = 0; at < rings.length; at++) {
        line[BACKGROUND + at] = columns[base + places[at]];
        line[width - 1] += areas[at] * columns[base + group.rings.length + places[at]];
      }
      const square = share * weights[entry] * weights[entry];
      for (let i = 0; i < width; i++) {
        const weighted = square * line[i];
        for (let j = 0; j <= i; j++) {
          matrix[i * width + j] += weighted * line[j];
        }
      }
    }
    const inverse = rings.length > 0 ? inverseOf(matrix, width) : undefined;
    return inverse ? Math.sqrt(inverse[width * width - 1]) : Infinity;
  });
}
