/**
 * How the detector shows reciprocal space: an offset d = (rows, columns) in px from the direct beam is at the vector
 * M d in 1/Å, with M symmetric: [row from row, row from column = column from row, column from column]. On a flat detector the
 * length of M d is tan(2θ)/λ.
 */
export interface Geometry {
  readonly centre: readonly [row: number, column: number];
  readonly matrix: readonly [rr: number, rc: number, cc: number];
  /** Distortions of higher order; none by default */
  readonly bend?: Bend;
}

/**
 * How lengths in reciprocal space depart from those of a linear map. With q = |M d| and ψ its azimuth, the true length is
 * q (1 + q (c cos ψ + s sin ψ + C cos 3ψ + S sin 3ψ) + k (q² - q0²)): what second-order aberrations of the projector do along
 * the radius (coma or a tilted detector, and threefold), and barrel (k > 0) or pincushion. The scale of M is the one at q0.
 */
export type Bend = readonly [c: number, s: number, C: number, S: number, k: number];

export const NO_BEND: Bend = [0, 0, 0, 0, 0];

/** Length at which radial distortion changes nothing, 1/Å: near 220, the middle of what is seen of gold */
export const UNBENT_Q = 0.7;

/** What the lengths change by for changes of the four bends of second order, as parts of them. */
export function secondOrder(q: number, cosine: number, sine: number): [number, number, number, number] {
  const [c3, s3] = [4 * cosine ** 3 - 3 * cosine, 3 * sine - 4 * sine ** 3];
  return [q * cosine, q * sine, q * c3, q * s3];
}

/** The same in the numbers that people and files use. */
export interface EllipseNumbers {
  /** Along the minor axis of the rings, where they are smallest, 1/Å per px */
  readonly pixelSizeInvAng: number;
  /** sqrt(ab) of a ring divided by its tan(2θ)/λ, inverted */
  readonly pixelSizeGeoInvAng: number;
  /** a / b, at least 1 */
  readonly axisRatio: number;
  /** Tilt of the major axis from the row axis towards the columns, rad, from -π/2 to π/2 */
  readonly theta: number;
}

export function geometryOf(
  centre: readonly [number, number],
  pixelSizeGeoInvAng: number,
  logRatio: number,
  theta: number
): Geometry {
  const [major, minor] = [pixelSizeGeoInvAng * Math.exp(-logRatio / 2), pixelSizeGeoInvAng * Math.exp(logRatio / 2)];
  const [c, s] = [Math.cos(theta), Math.sin(theta)];
  return {
    centre,
    matrix: [major * c * c + minor * s * s, (major - minor) * s * c, major * s * s + minor * c * c]
  };
}

/** The pixel size along the minor axis of rings of this a/b whose geometric mean is known. */
export function alongMinor(pixelSizeGeoInvAng: number, axisRatio: number): number {
  return pixelSizeGeoInvAng * Math.sqrt(axisRatio);
}

/** Where M is smallest rings are largest: its eigenvectors are the axes, its eigenvalues the pixel sizes along them. */
export function ellipseNumbers({ matrix: [rr, rc, cc] }: Geometry): EllipseNumbers {
  const [mean, split] = [(rr + cc) / 2, Math.hypot((rr - cc) / 2, rc)];
  const [alongMajor, alongMinor] = [mean - split, mean + split];
  return {
    pixelSizeInvAng: alongMinor,
    pixelSizeGeoInvAng: Math.sqrt(alongMajor * alongMinor),
    axisRatio: alongMinor / alongMajor,
    theta: Math.atan2(-2 * rc, cc - rr) / 2
  };
}

/** Small changes of a geometry: ln of the scale, two components of the strain, row and column of the centre, five bends. */
export type GeometryChange = ArrayLike<number>;

/**
 * The geometry whose vectors are (1 + K) M (d - dc), K = [[k + e1, e2], [e2, k - e1]]. The product is not symmetric; its
 * lengths are those of the square root of its square, which is.
 */
export function changed({ centre, matrix: [rr, rc, cc], bend }: Geometry, change: GeometryChange): Geometry {
  const [k, e1, e2, downRow, downColumn, ...bends] = Array.from(change);
  const bent = bends.some(value => value !== 0);
  const [a, b, d] = [1 + k + e1, e2, 1 + k - e1];
  const [pr, pc, qr, qc] = [a * rr + b * rc, a * rc + b * cc, b * rr + d * rc, b * rc + d * cc];
  const [g11, g12, g22] = [pr * pr + qr * qr, pr * pc + qr * qc, pc * pc + qc * qc];
  const root = Math.sqrt(g11 * g22 - g12 * g12);
  const trace = Math.sqrt(g11 + g22 + 2 * root);
  return {
    centre: [centre[0] + downRow, centre[1] + downColumn],
    matrix: [(g11 + root) / trace, g12 / trace, (g22 + root) / trace],
    bend: bent ? sum(bend ?? NO_BEND, bends) : bend
  };
}

function sum([c, s, c3, s3, k]: Bend, [dc = 0, ds = 0, dc3 = 0, ds3 = 0, dk = 0]: readonly number[]): Bend {
  return [c + dc, s + ds, c3 + dc3, s3 + ds3, k + dk];
}
