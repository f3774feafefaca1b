/** Beyond this the series of the arc tangent is not used */
const SMALL_SLOPE = 0.15;

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
  return (
    (edgeShare(left, top, ax, ay, square) +
      edgeShare(left + ax, top + ay, bx, by, square) +
      edgeShare(left + ax + bx, top + ay + by, -ax, -ay, square) +
      edgeShare(left + bx, top + by, -bx, -by, square)) /
    2
  );
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
