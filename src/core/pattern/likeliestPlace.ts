/** Where a beam whose counts fall off with the radius is most likely, by the falling off of their logarithms. */
export interface BeamFall {
  /** -d ln(mean) / dr at radii 0, 1, 2, ... px, 0 beyond the beam */
  readonly slopes: readonly number[];
  /** Means of rings of 1 px, as parts of the innermost */
  readonly means: readonly number[];
  /** What a shift of one px says of itself where one count is expected in all */
  readonly information: number;
}

/** Rings fainter than this part of the beam count as if they were not: of few counts in the sum of some patterns */
const FAINTEST = 1e-3;
const STEPS = 15;
const STILL = 5e-3;
/** A step is no longer than this, px */
const LONGEST = 0.5;

/**
 * How the mean of a beam falls off, from that of many patterns. It never rises: what does is no part of the beam.
 *
 * @param means of rings of 1 px about the beam
 * @param radius that holds all of the beam, px
 * @returns undefined where it does not fall
 */
export function beamFall(means: readonly number[], radius: number): BeamFall | undefined {
  const size = Math.min(means.length, Math.ceil(radius));
  const falling: number[] = [];
  for (let ring = 0; ring < size; ring++) {
    const before = ring > 0 ? falling[ring - 1] : Infinity;
    // A ring without a pixel that counts is like the one before it
    falling.push(Number.isFinite(means[ring]) ? Math.max(FAINTEST * means[0], Math.min(before, means[ring])) : before);
  }
  // Between the middles of two rings, which meet at the whole radius between them
  const slopes = falling.map((mean, ring) => (ring === 0 ? 0 : Math.log(falling[ring - 1] / mean)));
  let [told, all] = [0, 0];
  falling.forEach((mean, ring) => {
    const pixels = 2 * ring + 1;
    const slope = (slopes[ring] + (slopes[ring + 1] ?? 0)) / 2;
    told += (pixels * mean * slope * slope) / 2;
    all += pixels * mean;
  });
  return told > 0 && Number.isFinite(told)
    ? { slopes: [...slopes, 0], means: falling.map(mean => mean / falling[0]), information: told / all }
    : undefined;
}

/**
 * The place of greatest likelihood for Poisson counts, by Fisher's scoring. The edge of a disc says more of its place than the centre of
 * mass does, and background far less.
 *
 * @param start within a pixel or two of the beam
 * @param unseen 1 = nothing is known of the pixel: what is expected there takes its place
 * @returns row and column; undefined where there is nothing near
 */
export function likeliestPlace(
  counts: ArrayLike<number>,
  [rows, columns]: readonly [rows: number, columns: number],
  start: readonly [row: number, column: number],
  { slopes, means, information }: BeamFall,
  unseen?: ArrayLike<number>
): [row: number, column: number] | undefined {
  const radius = slopes.length - 1;
  let [row, column] = start;
  for (let step = 0; step < STEPS; step++) {
    // Of what is seen, and what is expected of a beam of mean 1 in the middle where it is seen and where not
    let [seen, down, right] = [0, 0, 0];
    let [expected, missing, missingDown, missingRight] = [0, 0, 0, 0];
    for (let r = Math.max(0, Math.ceil(row - radius)); r <= Math.min(rows - 1, row + radius); r++) {
      for (let c = Math.max(0, Math.ceil(column - radius)); c <= Math.min(columns - 1, column + radius); c++) {
        const at = r * columns + c;
        const isUnseen = unseen !== undefined && unseen[at] === 1;
        const value = counts[at];
        if (value === 0 && unseen === undefined) {
          continue;
        }
        const distance = Math.sqrt((r - row) ** 2 + (c - column) ** 2);
        if (distance >= radius) {
          continue;
        }
        const ring = Math.floor(distance);
        const slope = slopes[ring] + (distance - ring) * (slopes[ring + 1] - slopes[ring]);
        const pull = distance > 0 ? slope / distance : 0;
        if (isUnseen) {
          missing += means[ring];
          missingDown += means[ring] * pull * (r - row);
          missingRight += means[ring] * pull * (c - column);
        } else {
          expected += means[ring];
          seen += value;
          down += value * pull * (r - row);
          right += value * pull * (c - column);
        }
      }
    }
    const level = missing > 0 && expected > 0 ? seen / expected : 0;
    const total = seen + level * missing;
    down += level * missingDown;
    right += level * missingRight;
    if (total === 0) {
      return undefined;
    }
    const long = Math.hypot(down, right) / (total * information);
    const part = Math.min(1, LONGEST / long) / (total * information);
    if (long < STILL) {
      break;
    }
    row += part * down;
    column += part * right;
  }
  return [row, column];
}
