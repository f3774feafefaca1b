import type { Distortion } from './distortion';
import { determinant, inverse, largestStretch } from './distortion';
import type { PatternModel, Spots } from './patternModel';
import type { RadialShape } from './radialShape';
import { RADIAL_STEP, densityAt, mixedShape, reachOf } from './radialShape';

/** Nodes and weights of Gauss and Legendre with three points, over one pixel */
const NODES = [-Math.sqrt(0.15), 0, Math.sqrt(0.15)];
const WEIGHTS = [5 / 18, 4 / 9, 5 / 18];

/**
 * Mean counts of every pixel of a pattern, without noise: the density integrated over the area of each pixel with nine
 * points.
 *
 * @returns rows x columns of the detector's stored pattern
 */
export function expectedPattern(model: PatternModel): Float64Array {
  const [rows, columns] = model.detector.stored;
  const pattern = new Float64Array(rows * columns);
  addRound(pattern, model);
  for (const spots of model.spots) {
    addSpots(pattern, model, spots);
  }
  for (const { index, mean } of model.detector.hotPixels) {
    pattern[index] += mean;
  }
  return pattern;
}

function addRound(pattern: Float64Array, { detector, centre, distortion, round }: PatternModel): void {
  const lit = round.filter(({ counts }) => counts > 0);
  if (lit.length === 0) {
    return;
  }
  const shape = mixedShape(lit);
  const counts = lit.reduce((sum, part) => sum + part.counts, 0);
  const [rows, columns] = detector.shape;
  const pixel = pixelIntegral(shape, distortion);
  for (let row = 0, place = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, place++) {
      const target = detector.pixelOf[place];
      if (target >= 0) {
        pattern[target] += counts * pixel(row - centre[0], column - centre[1]);
      }
    }
  }
}

function addSpots(pattern: Float64Array, { detector, centre, distortion }: PatternModel, spots: Spots): void {
  const reach = Math.ceil((reachOf(spots.shape) + RADIAL_STEP) * largestStretch(distortion)) + 1;
  const [rows, columns] = detector.shape;
  const pixel = pixelIntegral(spots.shape, distortion);
  for (let spot = 0; spot < spots.counts.length; spot++) {
    const [down, right] = [spots.rows[spot], spots.columns[spot]];
    const centreRow = centre[0] + distortion[0] * down + distortion[1] * right;
    const centreColumn = centre[1] + distortion[2] * down + distortion[3] * right;
    const lastRow = Math.min(rows - 1, Math.round(centreRow) + reach);
    const lastColumn = Math.min(columns - 1, Math.round(centreColumn) + reach);
    for (let row = Math.max(0, Math.round(centreRow) - reach); row <= lastRow; row++) {
      for (let column = Math.max(0, Math.round(centreColumn) - reach); column <= lastColumn; column++) {
        const target = detector.pixelOf[row * columns + column];
        if (target >= 0) {
          pattern[target] += spots.counts[spot] * pixel(row - centreRow, column - centreColumn);
        }
      }
    }
  }
}

/** Counts of a pixel at an offset from the centre of a distorted shape of one count. */
function pixelIntegral(shape: RadialShape, distortion: Distortion): (down: number, right: number) => number {
  const [rr, rc, cr, cc] = inverse(distortion);
  const scale = 1 / determinant(distortion);
  return (down, right) => {
    let sum = 0;
    for (let i = 0; i < NODES.length; i++) {
      for (let j = 0; j < NODES.length; j++) {
        const row = rr * (down + NODES[i]) + rc * (right + NODES[j]);
        const column = cr * (down + NODES[i]) + cc * (right + NODES[j]);
        sum += WEIGHTS[i] * WEIGHTS[j] * densityAt(shape, Math.sqrt(row * row + column * column));
      }
    }
    return scale * sum;
  };
}
