import type { RingPosition, RingReport } from '../calibration';
import { ellipseNumbers } from '../geometry';
import type { Refinement } from '../refine';
import type { RingCell } from '../shifts/ringCell';
import { middleOf } from '../shifts/ringCell';
import { residualsAfter } from '../shifts/shiftRegression';

/** Every group of rings on the detector with what was measured of it. */
export function ringReports({ groups, cells, removed, regression, fit, geometry }: Refinement): RingReport[] {
  const left = residualsAfter(removed, geometry, regression);
  const { pixelSizeGeoInvAng } = ellipseNumbers(geometry);
  const strengths = groups.map(({ rings }) => {
    const [seen, expected] = rings.reduce(
      ([area, kinematic], ring) => {
        const { target, area: found } = fit.rings[ring];
        return [area + found * target.t, kinematic + target.strength];
      },
      [0, 0]
    );
    return seen / expected;
  });
  const strongest = Math.max(...strengths, Number.MIN_VALUE);
  return groups.map((group, index) => {
    let [weights, sum, squares, number, signal] = [0, 0, 0, 0, 0];
    cells.forEach((cell, at) => {
      if (cell.group === index && regression.weights[at] > 0) {
        const weight = regression.weights[at] / cell.variance;
        weights += weight;
        sum += weight * regression.residuals[at];
        squares += (weight * regression.residuals[at]) ** 2;
        signal += cell.signalToNoise ** 2;
        number++;
      }
    });
    const residual = weights > 0 ? sum / weights : NaN;
    const scatter = weights > 0 ? Math.max(0, squares / weights ** 2 - residual ** 2 / number) : NaN;
    return {
      name: group.name,
      used: number > 0,
      sectors: number,
      residual,
      residualError: Math.sqrt(Math.max(scatter, 1 / weights)),
      signalToNoise: Math.sqrt(signal),
      strength: strengths[index] / strongest,
      radii: group.rings.map(ring => fit.rings[ring].target.t / pixelSizeGeoInvAng),
      positions: [
        ...cells.flatMap((cell, at) =>
          position(cell, index, regression.residuals[at], regression.weights[at] > 0 ? 'used' : 'outlier')
        ),
        ...removed.flatMap((cell, at) => position(cell, index, left[at], 'removed'))
      ].sort((one, other) => one.azimuth - other.azimuth)
    };
  });
}

/** Where a piece of a ring is, if it is one of this group. */
function position(
  { group, sector, variance }: RingCell,
  wanted: number,
  residual: number,
  state: RingPosition['state']
): RingPosition[] {
  return group === wanted ? [{ azimuth: middleOf(sector), residual, error: Math.sqrt(variance), state }] : [];
}
