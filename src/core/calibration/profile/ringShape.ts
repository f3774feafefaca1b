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

// Called for every value that is looked up: looked up once itself
const { floor } = Math;

/** Entries of the table in a standard deviation of the blur */
const PER_BLUR = 3;
const FACTOR_OF_FACTORS = Math.exp(-1 / PER_BLUR ** 2);

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
  /** Height, and slope times the step, at every step */
  private readonly table: Float64Array;
  private readonly step: number;
  private readonly last: number;
  private readonly sigma: number;

  constructor({ sigma, disc, spread, tails }: RingWidth, t: number) {
    const radius = 2 * sigma * Math.sqrt(disc);
    const blur = Math.sqrt(sigma * sigma * (1 - disc) + (spread * t) ** 2);
    const wide = TAIL_WIDTH * Math.hypot(sigma, spread * t);
    this.sigma = sigma;
    this.reach = tails > 0 ? Math.max(radius + 5 * blur, TAIL_REACH * wide) : radius + 5 * blur;
    this.step = blur / PER_BLUR;
    this.last = Math.ceil(this.reach / this.step) + 1;
    this.table = new Float64Array(2 * (this.last + 1));
    for (let node = 0; node < NODES; node++) {
      const height = ((1 - tails) * SHARES[node]) / (Math.sqrt(2 * Math.PI) * blur);
      addGaussian(this.table, (radius / blur) * PLACES[node], height);
    }
    if (tails > 0) {
      addTails(this.table, this.step / wide, (2 * tails) / (Math.PI * wide));
    }
  }

  /** Height at a distance from the ring: cubic between entries of the table, right to 1e-4 of the top. */
  at(offset: number): number {
    const { table } = this;
    const place = (offset < 0 ? -offset : offset) / this.step;
    const index = floor(place);
    if (index >= this.last) {
      return 0;
    }
    const x = place - index;
    const y0 = table[2 * index];
    const d0 = table[2 * index + 1];
    const y1 = table[2 * index + 2];
    const d1 = table[2 * index + 3];
    return y0 + x * (d0 + x * (3 * (y1 - y0) - 2 * d0 - d1 + x * (2 * (y0 - y1) + d0 + d1)));
  }

  /** Derivative of the height by the offset. */
  slope(offset: number): number {
    const { table } = this;
    const place = (offset < 0 ? -offset : offset) / this.step;
    const index = floor(place);
    if (index >= this.last) {
      return 0;
    }
    const x = place - index;
    const y0 = table[2 * index];
    const d0 = table[2 * index + 1];
    const y1 = table[2 * index + 2];
    const d1 = table[2 * index + 3];
    const slope = (d0 + x * (2 * (3 * (y1 - y0) - 2 * d0 - d1) + 3 * x * (2 * (y0 - y1) + d0 + d1))) / this.step;
    return offset < 0 ? -slope : slope;
  }

  /** Full width at half maximum in 1/Å. */
  fullWidth(): number {
    const [step, half] = [this.sigma / 20, this.at(0) / 2];
    let offset = step;
    while (this.at(offset) > half) {
      offset += step;
    }
    return 2 * offset;
  }
}

/**
 * Adds a Gaussian to a table. From one entry to the next it changes by a factor that itself changes by a constant one, so
 * that two exponentials are enough.
 *
 * @param centre in standard deviations
 */
function addGaussian(table: Float64Array, centre: number, height: number): void {
  const first = Math.max(0, Math.ceil(PER_BLUR * (centre - NOTHING)));
  const last = Math.min(table.length / 2 - 1, PER_BLUR * (centre + NOTHING));
  let z = first / PER_BLUR - centre;
  let value = height * Math.exp((-z * z) / 2);
  let factor = Math.exp(-(z + 0.5 / PER_BLUR) / PER_BLUR);
  for (let entry = first; entry <= last; entry++) {
    table[2 * entry] += value;
    table[2 * entry + 1] -= (value * z) / PER_BLUR;
    value *= factor;
    factor *= FACTOR_OF_FACTORS;
    z += 1 / PER_BLUR;
  }
}

/** @param step in widths of the tails */
function addTails(table: Float64Array, step: number, height: number): void {
  for (let entry = 0; 2 * entry < table.length; entry++) {
    const z = entry * step;
    const fall = 1 / (1 + z * z);
    const value = height * fall * fall;
    table[2 * entry] += value;
    table[2 * entry + 1] -= 4 * value * fall * z * step;
  }
}
