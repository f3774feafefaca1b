import type { PatternModel } from './patternModel';
import { poisson } from './poissonNoise';
import type { RadialShape } from './radialShape';
import { RADIAL_STEP } from './radialShape';
import type { Random } from '../random';

/** Counts of a frame; what a counter cannot hold is cut off where the frame is encoded. */
export type FrameCounts = Uint16Array | Uint32Array;

/**
 * One recorded frame of a pattern: every electron is placed by itself, so positions below a pixel, distortion and Poisson
 * noise are exact and a frame costs time by its electrons, not by its pixels.
 *
 * @param counts rows x columns of the detector's stored pattern, overwritten
 */
export function samplePattern(model: PatternModel, random: Random, counts: FrameCounts): void {
  counts.fill(0);
  for (const { shape, counts: mean } of model.round) {
    scatter(model, shape, poisson(mean, random), model.centre, random, counts);
  }
  const [rr, rc, cr, cc] = model.distortion;
  for (const spots of model.spots) {
    for (let spot = 0; spot < spots.counts.length; spot++) {
      const electrons = poisson(spots.counts[spot], random);
      const [down, right] = [spots.rows[spot], spots.columns[spot]];
      const place: [number, number] = [
        model.centre[0] + rr * down + rc * right,
        model.centre[1] + cr * down + cc * right
      ];
      scatter(model, spots.shape, electrons, place, random, counts);
    }
  }
  for (const { index, mean } of model.detector.hotPixels) {
    counts[index] += poisson(mean, random);
  }
}

/** Places electrons around a point of the detector. */
function scatter(
  { detector, distortion }: PatternModel,
  shape: RadialShape,
  electrons: number,
  [centreRow, centreColumn]: readonly [number, number],
  random: Random,
  counts: FrameCounts
): void {
  const [rows, columns] = detector.shape;
  const { pixelOf } = detector;
  const [rr, rc, cr, cc] = distortion;
  const { annuli } = shape;
  for (let electron = 0; electron < electrons; electron++) {
    const annulus = annuli.draw(random);
    // The squares of the distances inside an annulus, in steps, run evenly from n² to (n + 1)²
    const distance = RADIAL_STEP * Math.sqrt(annulus * annulus + (2 * annulus + 1) * random.uniform());
    // A direction without trigonometry: double the angle of a point inside the unit circle (von Neumann)
    let u: number, v: number, square: number;
    do {
      u = 2 * random.uniform() - 1;
      v = random.uniform();
      square = u * u + v * v;
    } while (square > 1);
    const down = (distance * (u * u - v * v)) / square;
    const right = (distance * 2 * u * v) / square;
    const row = Math.floor(centreRow + rr * down + rc * right + 0.5);
    const column = Math.floor(centreColumn + cr * down + cc * right + 0.5);
    if (row >= 0 && row < rows && column >= 0 && column < columns) {
      const target = pixelOf[row * columns + column];
      if (target >= 0) {
        counts[target]++;
      }
    }
  }
}
