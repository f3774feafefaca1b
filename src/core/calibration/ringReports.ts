import type { RingReport } from './calibration';
import { ellipseNumbers } from './geometry';
import type { Refinement } from './refine';

/** Every group of rings on the detector with what was measured of it. */
export function ringReports({ groups, cells, regression, fit, geometry }: Refinement): RingReport[] {
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
      radii: group.rings.map(ring => fit.rings[ring].target.t / pixelSizeGeoInvAng)
    };
  });
}
