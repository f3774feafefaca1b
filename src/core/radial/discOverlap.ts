/** Beyond this the series of the arc tangent is not used */
const SMALL_SLOPE = 0.15;
/** A parallelogram of some px is seen from 0 within less than half a turn where it meets a circle of this radius, px */
const LEAST_PLAIN = 8;
/** Of the parallelogram, the first once more at the end: room that is not made again for every pixel */
const cornersX = new Float64Array(5);
const cornersY = new Float64Array(5);

/**
 * Area that a disc about 0 shares with a parallelogram, exact: Green's theorem along its four edges, of which the parts
 * within the disc count as triangles with the centre and those outside as sectors.
 *
 * @param x, y middle of the parallelogram
 * @param ax, ay, bx, by its two edges as vectors, the second to the left of the first
 */
export function discOverlap(
  x: number,
  y: number,
  ax: number,
  ay: number,
  bx: number,
  by: number,
  radius: number
): number {
  const square = radius * radius;
  const left = x - (ax + bx) / 2;
  const top = y - (ay + by) / 2;
  cornersX[0] = cornersX[4] = left;
  cornersY[0] = cornersY[4] = top;
  cornersX[1] = left + ax;
  cornersY[1] = top + ay;
  cornersX[2] = left + ax + bx;
  cornersY[2] = top + ay + by;
  cornersX[3] = left + bx;
  cornersY[3] = top + by;
  const plain = radius > LEAST_PLAIN ? cutOnce(square) : NaN;
  return Number.isNaN(plain) ? cutAnyhow(square) : plain;
}

/**
 * The overlap where the circle enters the parallelogram once and leaves it once, as it nearly always does: one arc, whichever edges
 * lie beyond it.
 *
 * @returns NaN where it does not
 */
function cutOnce(square: number): number {
  let twice = 0;
  let met = 0;
  let isIn = false;
  let outX = 0;
  let outY = 0;
  let backX = 0;
  let backY = 0;
  for (let at = 0; at < 4; at++) {
    const px = cornersX[at];
    const py = cornersY[at];
    const qx = cornersX[at + 1];
    const qy = cornersY[at + 1];
    const start = px * px + py * py;
    const isInP = start <= square;
    const isInQ = qx * qx + qy * qy <= square;
    const cross = px * qy - py * qx;
    isIn ||= isInP;
    if (isInP && isInQ) {
      twice += cross;
      continue;
    }
    const dx = qx - px;
    const dy = qy - py;
    const length = dx * dx + dy * dy;
    const along = px * dx + py * dy;
    const discriminant = along * along - length * (start - square);
    if (isInP === isInQ) {
      if (along < 0 && along > -length && discriminant > 0) {
        return NaN;
      }
      continue;
    }
    met++;
    const root = Math.sqrt(Math.max(0, discriminant));
    const place = Math.min(1, Math.max(0, ((isInP ? root : -root) - along) / length));
    if (isInP) {
      twice += place * cross;
      outX = px + place * dx;
      outY = py + place * dy;
    } else {
      twice += (1 - place) * cross;
      backX = px + place * dx;
      backY = py + place * dy;
    }
  }
  if (met === 0) {
    return isIn ? twice / 2 : NaN;
  }
  return met === 2 ? (twice + square * angle(outX, outY, backX, backY)) / 2 : NaN;
}

function cutAnyhow(square: number): number {
  let twice = 0;
  for (let at = 0; at < 4; at++) {
    const [px, py] = [cornersX[at], cornersY[at]];
    twice += edgeShare(px, py, cornersX[at + 1] - px, cornersY[at + 1] - py, square);
  }
  return twice / 2;
}

/** Twice the signed area between 0 and an edge, cut off at the disc. */
function edgeShare(px: number, py: number, dx: number, dy: number, square: number): number {
  const start = px * px + py * py;
  const [qx, qy] = [px + dx, py + dy];
  const end = qx * qx + qy * qy;
  if (start <= square && end <= square) {
    return px * dy - py * dx;
  }
  const length = dx * dx + dy * dy;
  const along = px * dx + py * dy;
  const discriminant = along * along - length * (start - square);
  if (discriminant <= 0) {
    return square * angle(px, py, qx, qy);
  }
  const root = Math.sqrt(discriminant);
  const enters = Math.max(0, (-along - root) / length);
  const leaves = Math.min(1, (-along + root) / length);
  if (enters >= leaves) {
    return square * angle(px, py, qx, qy);
  }
  const within = (leaves - enters) * (px * dy - py * dx);
  const before = enters > 0 ? square * angle(px, py, px + enters * dx, py + enters * dy) : 0;
  const after = leaves < 1 ? square * angle(px + leaves * dx, py + leaves * dy, qx, qy) : 0;
  return before + within + after;
}

/** Angle from one vector to another, rad. */
function angle(px: number, py: number, qx: number, qy: number): number {
  const across = px * qy - py * qx;
  const along = px * qx + py * qy;
  const slope = across / along;
  if (along > 0 && slope < SMALL_SLOPE && slope > -SMALL_SLOPE) {
    const s = slope * slope;
    // To s^6: what is left out is below 2e-13 of the angle
    return slope * (1 - s * (1 / 3 - s * (1 / 5 - s * (1 / 7 - s * (1 / 9 - s * (1 / 11 - s / 13))))));
  }
  return Math.atan2(across, along);
}
