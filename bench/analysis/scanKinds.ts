/** Simulated scans of several kinds of samples, each of three materials. */
import type { RowBlocks } from '../../src/core/analysis/rowBlocks';
import { BLOCK_ROWS, newRowBlocks, rowStart } from '../../src/core/analysis/rowBlocks';
import type { Random } from '../../src/core/random';
import { poisson } from '../../src/core/sample/poissonNoise';

/** Rows and columns of a scan */
export const SIDE = 56;
const BINS = 90;

/** Amounts of the three materials at each position, and which of them is there, 0 for none; undefined where all are everywhere. */
export interface Sample {
  readonly amounts: Float64Array[];
  readonly truth?: Uint8Array;
}

export const SAMPLES: Readonly<Record<string, (random: Random, dose: number) => Sample>> = {
  patches: patches,
  'particles on a film': particlesOnFilm,
  'one goes over into another': couple,
  'layers over one another': layers,
  'wide hills': hills,
  'mixtures everywhere': mixtures
};

/** Four rings in places by chance, on a background that all share, sum 1. */
export function material(random: Random, width: number): Float64Array {
  const rings = Array.from({ length: 4 }, () => [BINS * (0.12 + 0.8 * random.uniform()), 0.4 + random.uniform()]);
  const values = Float64Array.from({ length: BINS }, (_, bin) =>
    rings.reduce(
      (sum, [place, height]) => sum + (height * Math.exp(-((bin - place) ** 2) / (2 * width ** 2))) / width,
      0.3 * Math.exp(-bin / 20)
    )
  );
  const sum = values.reduce((total, value) => total + value, 0);
  return values.map(value => value / sum);
}

/** Twelve ellipsoids of two materials on a film with a hole. */
function particlesOnFilm(random: Random, dose: number): Sample {
  const amounts = [0, 1, 2].map(() => new Float64Array(SIDE ** 2));
  const truth = new Uint8Array(SIDE ** 2);
  const particles = Array.from({ length: 12 }, (_, at) => ({
    y: SIDE * random.uniform(),
    x: SIDE * random.uniform(),
    radius: 3 + 5 * random.uniform(),
    kind: 1 + (at % 2)
  }));
  truth.forEach((_, position) => {
    const [row, column] = placeOf(position);
    amounts[0][position] = Math.hypot(SIDE - row, SIDE - column) > 12 ? 0.9 * dose : 0;
    truth[position] = amounts[0][position] > 0 ? 1 : 0;
    const over = particles.find(({ y, x, radius }) => Math.hypot(row - y, column - x) < radius);
    if (over) {
      amounts[over.kind][position] =
        dose * Math.sqrt(1 - Math.hypot(row - over.y, column - over.x) ** 2 / over.radius ** 2);
      truth[position] = over.kind + 1;
    }
  });
  return { amounts, truth };
}

/** Pure patches of three materials, ever thicker across the scan. */
function patches(random: Random, dose: number): Sample {
  const centres = Array.from({ length: 12 }, (_, at) => ({
    y: SIDE * random.uniform(),
    x: SIDE * random.uniform(),
    kind: at % 3
  }));
  const truth = Uint8Array.from({ length: SIDE ** 2 }, (_, position) => {
    const [row, column] = placeOf(position);
    const distances = centres.map(({ y, x }) => Math.hypot(row - y, column - x));
    return centres[distances.indexOf(Math.min(...distances))].kind + 1;
  });
  const amounts = [1, 2, 3].map(own =>
    Float64Array.from(truth, (kind, position) =>
      kind === own ? dose * (0.6 + (0.8 * placeOf(position)[1]) / SIDE) : 0
    )
  );
  return { amounts, truth };
}

/** One material goes over into another across a part of the scan; round particles of the third lie on both. */
function couple(random: Random, dose: number): Sample {
  const particles = Array.from({ length: 6 }, () => [
    SIDE * random.uniform(),
    SIDE * random.uniform(),
    3 + 4 * random.uniform()
  ]);
  const [middle, width] = [SIDE * (0.35 + 0.3 * random.uniform()), SIDE * (0.05 + 0.08 * random.uniform())];
  const share = (position: number): number => 1 / (1 + Math.exp((placeOf(position)[1] - middle) / width));
  return {
    amounts: [
      amountOf(position => dose * share(position)),
      amountOf(position => dose * (1 - share(position))),
      amountOf(position => {
        const [row, column] = placeOf(position);
        const heights = particles.map(([y, x, radius]) => 1 - Math.hypot(row - y, column - x) ** 2 / radius ** 2);
        return 0.8 * dose * Math.sqrt(Math.max(0, ...heights));
      })
    ]
  };
}

/** A film everywhere, a wedge over a part of it, and a stripe over both. */
function layers(random: Random, dose: number): Sample {
  const [from, top, low] = [0.5 * random.uniform(), 0.1 + 0.2 * random.uniform(), 0.6 + 0.3 * random.uniform()];
  return {
    amounts: [
      amountOf(position => dose * (0.7 + (0.3 * placeOf(position)[0]) / SIDE)),
      amountOf(position => dose * Math.max(0, placeOf(position)[1] / SIDE - from)),
      amountOf(position => {
        const height = placeOf(position)[0] / SIDE;
        return height > top && height < low ? 0.5 * dose : 0;
      })
    ]
  };
}

/** Each material a wide hill of its own, down to nothing far away. */
function hills(random: Random, dose: number): Sample {
  return {
    amounts: [0, 1, 2].map(() => {
      const [y, x] = [SIDE * random.uniform(), SIDE * random.uniform()];
      const width = SIDE * (0.25 + 0.25 * random.uniform());
      return amountOf(position => {
        const [row, column] = placeOf(position);
        return dose * Math.exp(-0.5 * (Math.hypot(row - y, column - x) / width) ** 2);
      });
    })
  };
}

function placeOf(position: number): [row: number, column: number] {
  return [Math.floor(position / SIDE), position % SIDE];
}

function amountOf(amount: (position: number) => number): Float64Array {
  return Float64Array.from({ length: SIDE ** 2 }, (_, position) => amount(position));
}

/** No position is of one material: each has at least a tenth of all three, in slow waves. */
function mixtures(random: Random, dose: number): Sample {
  const waves = [0, 1, 2].map(() => [1 + 2 * random.uniform(), 1 + 2 * random.uniform(), 7 * random.uniform()]);
  return {
    amounts: waves.map(([y, x, phase]) =>
      amountOf(position => {
        const [row, column] = placeOf(position);
        return dose * (0.1 + 0.45 * (1 + Math.sin((2 * Math.PI * (y * row + x * column)) / SIDE + phase)));
      })
    )
  };
}

export function countsOf({ amounts }: Sample, profiles: readonly Float64Array[], random: Random): RowBlocks {
  const counts = newRowBlocks(SIDE ** 2, BINS);
  const values = new Float32Array(counts.data);
  for (let position = 0; position < SIDE ** 2; position++) {
    let at = rowStart(counts, position);
    for (let bin = 0; bin < BINS; bin++, at += BLOCK_ROWS) {
      values[at] = poisson(
        profiles.reduce((sum, profile, kind) => sum + amounts[kind][position] * profile[bin], 0),
        random
      );
    }
  }
  return counts;
}
