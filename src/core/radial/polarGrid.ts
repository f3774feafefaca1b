/** Azimuths of the grid */
const AZIMUTHS = 180;
const STEP = (2 * Math.PI) / AZIMUTHS;
/** Blur along the azimuth: standard deviation of an arc of half a pixel, cut off at four of them */
const ARC = 0.5;
const CUT = 4;

/** Rings of the grid: up to the half diagonal of the largest square on the detector. */
export function polarRings([rows, columns]: readonly [number, number]): number {
  return Math.ceil(Math.min(rows, columns) / Math.SQRT2);
}

/** Values at every azimuth of every ring, ring by ring. */
export type PolarField = Float64Array;

export function emptyField(rings: number): PolarField {
  return new Float64Array(AZIMUTHS * rings);
}

/** The azimuths of one ring. */
export function azimuthsOf(field: PolarField, ring: number): Float64Array {
  return field.subarray(AZIMUTHS * ring, AZIMUTHS * (ring + 1));
}

/** Length of arc between two azimuths, px: the area that belongs to a node. */
export function nodeArea(ring: number): number {
  return STEP * (ring + 0.5);
}

/** Where a pixel stands on the grid: shared by the four nodes around it, weighted by nearness. */
export class NodeShares {
  constructor(
    pixels: number,
    private readonly rings: number
  ) {
    this.nodes = new Int32Array(4 * pixels).fill(-1);
    this.weights = new Float64Array(4 * pixels);
  }

  /** @param azimuth rad; any turn */
  place(pixel: number, radius: number, azimuth: number): void {
    const inner = Math.floor(radius);
    const angle = (azimuth - 2 * Math.PI * Math.floor(azimuth / (2 * Math.PI))) / STEP;
    const first = Math.floor(angle);
    const [across, along] = [radius - inner, angle - first];
    for (let corner = 0, at = 4 * pixel; corner < 4; corner++, at++) {
      const [outer, next] = [corner >> 1, corner & 1];
      if (inner + outer < this.rings) {
        this.nodes[at] = AZIMUTHS * (inner + outer) + ((first + next) % AZIMUTHS);
        this.weights[at] = (outer ? across : 1 - across) * (next ? along : 1 - along);
      }
    }
  }

  /** Spreads counts over a field, which it takes the place of. */
  spread(counts: ArrayLike<number>, field: PolarField): void {
    const { nodes, weights } = this;
    field.fill(0);
    for (let at = 0; at < nodes.length; at++) {
      const count = nodes[at] >= 0 ? counts[at >> 2] : 0;
      if (count !== 0) {
        field[nodes[at]] += weights[at] * count;
      }
    }
  }

  private readonly nodes: Int32Array;
  private readonly weights: Float64Array;
}

/** Blurs the rings of a field along the azimuth, the more the shorter they are. */
export function blurAzimuths(field: PolarField): void {
  const line = new Float64Array(AZIMUTHS);
  for (let ring = 0; ring < field.length / AZIMUTHS; ring++) {
    const weights = blurWeights(ring);
    const values = azimuthsOf(field, ring);
    if (weights.length === 1 || values.every(value => value === 0)) {
      continue;
    }
    line.set(values);
    const reach = (weights.length - 1) / 2;
    for (let azimuth = 0; azimuth < AZIMUTHS; azimuth++) {
      let sum = 0;
      for (let offset = -reach; offset <= reach; offset++) {
        sum += weights[offset + reach] * line[(azimuth + offset + 2 * AZIMUTHS) % AZIMUTHS];
      }
      values[azimuth] = sum;
    }
  }
}

const blurs = new Map<number, Float64Array>();

/** A Gaussian of sum 1; the number 1 where it is too narrow to matter. */
function blurWeights(ring: number): Float64Array {
  const known = blurs.get(ring);
  if (known) {
    return known;
  }
  const sigma = ARC / nodeArea(ring);
  const reach = sigma > NARROW ? Math.floor(CUT * sigma + 0.5) : 0;
  const weights = Float64Array.from({ length: 2 * reach + 1 }, (_, at) => Math.exp(-0.5 * ((at - reach) / sigma) ** 2));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const normal = weights.map(weight => weight / sum);
  blurs.set(ring, normal);
  return normal;
}

/** Of a Gaussian narrower than this, in azimuths, all but 4e-9 falls on one */
const NARROW = 0.1669;
