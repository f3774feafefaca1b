/** How a ring looks across: σ of the blur and radius of the discs, in 1/Å, and a spread that grows with the ring. */
export interface RingWidth {
  /** Standard deviation of the whole cross-section of a small ring, 1/Å */
  readonly sigma: number;
  /** Part of the variance that comes from the discs of a convergent beam, 0 (a Gaussian) to 0.95 */
  readonly disc: number;
  /** Spread of g as a part of g: strain, size of the crystals */
  readonly spread: number;
  /** Part of the area in tails, 0 to 0.95: small crystals, and a beam that wandered during the scan */
  readonly tails: number;
}

/** Width of the tails in those of the ring: their shape is a squared Lorentzian, as of small crystals */
const TAIL_WIDTH = 2.3;
/** Where they end, in widths: a thousandth of their area is beyond */
const TAIL_REACH = 8;
/** Beyond so many standard deviations a Gaussian is nothing: 1e-7 of its top */
const NOTHING = 5.7;

// Called for every entry of every table: looked up once
const { exp, floor } = Math;

/** Nodes of the quadrature for the discs: with 9 the ripple stays below 1e-3 of the height at disc = 0.95 */
const NODES = 9;
const ANGLES = Array.from({ length: NODES }, (_, node) => ((node + 1) * Math.PI) / (NODES + 1));
const PLACES = ANGLES.map(Math.cos);
const SHARES = ANGLES.map(angle => (2 / (NODES + 1)) * Math.sin(angle) ** 2);

/**
 * Cross-section of a ring made of discs, blurred: a semicircle of the disc's radius, convolved with a Gaussian. The semicircle
 * is the projection of a disc on the radius; as a sum of nine Gaussians (Gauss and Chebyshev, second kind: Abramowitz &
 * Stegun 25.4.40) it has smooth derivatives. Area 1.
 */
export class RingShape {
  readonly reach: number;
  private readonly values: Float64Array;
  private readonly slopes: Float64Array;
  private readonly step: number;

  constructor({ sigma, disc, spread, tails }: RingWidth, t: number) {
    const radius = 2 * sigma * Math.sqrt(disc);
    const blur = Math.sqrt(sigma * sigma * (1 - disc) + (spread * t) ** 2);
    const wide = TAIL_WIDTH * Math.hypot(sigma, spread * t);
    this.reach = tails > 0 ? Math.max(radius + 5 * blur, TAIL_REACH * wide) : radius + 5 * blur;
    this.step = blur / 3;
    const size = Math.ceil(this.reach / this.step) + 2;
    this.values = new Float64Array(size);
    this.slopes = new Float64Array(size);
    const norm = 1 / (Math.sqrt(2 * Math.PI) * blur);
    for (let at = 0; at < size; at++) {
      for (let node = 0; node < NODES; node++) {
        const z = (at * this.step - radius * PLACES[node]) / blur;
        if (z < NOTHING && z > -NOTHING) {
          const value = (1 - tails) * SHARES[node] * norm * exp((-z * z) / 2);
          this.values[at] += value;
          this.slopes[at] -= (value * z) / blur;
        }
      }
      const z = (at * this.step) / wide;
      const value = (2 * tails) / (Math.PI * wide * (1 + z * z) ** 2);
      this.values[at] += value;
      this.slopes[at] -= (4 * value * z) / ((1 + z * z) * wide);
    }
  }

  /** Height at a distance from the ring: cubic between entries of the table, right to 1e-4 of the top. */
  at(offset: number): number {
    const place = (offset < 0 ? -offset : offset) / this.step;
    const index = floor(place);
    if (index >= this.values.length - 1) {
      return 0;
    }
    const x = place - index;
    const [y0, y1] = [this.values[index], this.values[index + 1]];
    const [d0, d1] = [this.step * this.slopes[index], this.step * this.slopes[index + 1]];
    return y0 + x * (d0 + x * (3 * (y1 - y0) - 2 * d0 - d1 + x * (2 * (y0 - y1) + d0 + d1)));
  }

  /** Derivative of the height by the offset. */
  slope(offset: number): number {
    const place = (offset < 0 ? -offset : offset) / this.step;
    const index = floor(place);
    if (index >= this.values.length - 1) {
      return 0;
    }
    const x = place - index;
    const [y0, y1] = [this.values[index], this.values[index + 1]];
    const [d0, d1] = [this.step * this.slopes[index], this.step * this.slopes[index + 1]];
    const slope = (d0 + x * (2 * (3 * (y1 - y0) - 2 * d0 - d1) + 3 * x * (2 * (y0 - y1) + d0 + d1))) / this.step;
    return offset < 0 ? -slope : slope;
  }
}

/** Full width at half maximum in 1/Å. */
export function fullWidth(width: RingWidth, t: number): number {
  const shape = new RingShape(width, t);
  const [step, half] = [width.sigma / 20, shape.at(0) / 2];
  let offset = step;
  while (shape.at(offset) > half) {
    offset += step;
  }
  return 2 * offset;
}
