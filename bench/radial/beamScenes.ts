import type { Random } from '../../src/core/random';
import { createRandom } from '../../src/core/random';
import { poisson } from '../../src/core/sample/poissonNoise';

/** Light at a place of the detector, in counts per pixel of the direct beam: row and column from the beam, px. */
type Light = (down: number, right: number, pattern: number) => number;

/** A small scan whose beam is known. */
export interface Scene {
  readonly counts: Uint16Array;
  /** Rows and columns of the detector */
  readonly shape: readonly [number, number];
  /** Rows and columns of the scan */
  readonly side: number;
  /** Row and column of the beam in each pattern */
  readonly places: readonly (readonly [number, number])[];
  readonly pixelSizeInvAng: number;
  /** There is a beam to be seen */
  readonly isSeen: boolean;
}

/** Lattice spacings of gold, 1/Å */
const GOLD = [0.4247, 0.4904, 0.6935, 0.8132, 0.8494];
const FARTHEST = 0.9;

/** What lies about the beam: rings, spots, stops. */
export const SAMPLES = {
  film: (random, size) => halo(random, size),
  rings: (random, size) => sum(halo(random, size), powder(random, size)),
  grains: (random, size) => sum(halo(random, size), powder(random, size), spots(random, size, 1)),
  'bright grains': (random, size) => sum(halo(random, size), spots(random, size, 3)),
  'one bright reflection': (random, size) => sum(halo(random, size), lone(random, size)),
  'a beam stop': (random, size) => sum(halo(random, size), powder(random, size), spots(random, size, 0.5)),
  'no beam': (random, size) => sum(halo(random, size), spots(random, size, 0.3)),
  'nothing but noise': () => () => 0.1
} satisfies Record<string, (random: Random, size: number) => Light>;

export type Sample = keyof typeof SAMPLES;

/**
 * A scan of `side` x `side` patterns, drawn anew for each seed: size of detector and disc, place of the beam, descan, and what lies about it.
 *
 * @param beam counts per pixel of the direct beam
 */
export function drawn(sample: Sample, beam: number, side: number, seed: number): Scene {
  const random = createRandom(seed, sample);
  const size = [128, 192, 256][random.uint32() % 3];
  const radius = size * (0.012 + 0.03 * random.uniform());
  const softness = 0.4 + 0.4 * random.uniform();
  const light: Light = SAMPLES[sample](random, size);
  const middle = [0, 1].map(() => size / 2 + 0.16 * size * (random.uniform() - 0.5));
  const slopes = [0, 1, 2, 3].map(() => (2 * (random.uniform() - 0.5)) / side);
  const stop = sample === 'a beam stop' ? radius * (1.8 + random.uniform()) : 0;
  const isThere = sample !== 'no beam' && sample !== 'nothing but noise';
  const places = Array.from({ length: side * side }, (_, position): [number, number] => {
    const [down, right] = [Math.floor(position / side), position % side];
    return [middle[0] + slopes[0] * down + slopes[1] * right, middle[1] + slopes[2] * down + slopes[3] * right];
  });
  const counts = new Uint16Array(side * side * size * size);
  places.forEach(([row, column], pattern) => {
    for (let pixel = 0; pixel < size * size; pixel++) {
      const [down, right] = [Math.floor(pixel / size) - row, (pixel % size) - column];
      const distance = Math.hypot(down, right);
      const direct = isThere ? 1 / (1 + Math.exp((distance - radius) / softness)) : 0;
      const stopped = distance < stop || (stop > 0 && Math.abs(right) < stop / 2 && down > 0);
      const mean = stopped ? 0 : beam * (direct + light(down, right, pattern));
      counts[pattern * size * size + pixel] = Math.min(65535, poisson(mean, random));
    }
  });
  return { counts, shape: [size, size], side, places, pixelSizeInvAng: scaleOf(size), isSeen: isThere && stop === 0 };
}

function scaleOf(size: number): number {
  return (2 * FARTHEST) / size;
}

function sum(...lights: readonly Light[]): Light {
  return (down, right, pattern) => lights.reduce((all, light) => all + light(down, right, pattern), 0);
}

/** The foot of the beam and the first, wide ring of amorphous carbon. */
function halo(random: Random, size: number): Light {
  const [height, width, ring] = [0.005 + 0.03 * random.uniform(), size * 0.15, 0.005 + 0.03 * random.uniform()];
  const at = 0.48 / scaleOf(size);
  return (down, right) => {
    const distance = Math.hypot(down, right);
    return height * Math.exp(-distance / width) + ring * Math.exp(-(((distance - at) / (0.2 * at)) ** 2) / 2);
  };
}

function powder(random: Random, size: number): Light {
  const strength = 0.02 + 0.1 * random.uniform();
  return (down, right) => {
    const distance = Math.hypot(down, right);
    return GOLD.reduce(
      (all, g, index) => all + (strength / (1 + index)) * Math.exp(-(((distance - g / scaleOf(size)) / 2.5) ** 2) / 2),
      0
    );
  };
}

/** Reflections of single crystals, others in every pattern: in pairs of which one is fainter. @param brightest of them, in beams */
function spots(random: Random, size: number, brightest: number): Light {
  const seed = random.uint32();
  const known = new Map<number, [number, number, number][]>();
  const reach = size * 0.02;
  const inPattern = (pattern: number): [number, number, number][] => {
    const own = createRandom(seed, 'spots', pattern);
    return Array.from({ length: 4 }, () => {
      const [azimuth, g] = [2 * Math.PI * own.uniform(), GOLD[own.uint32() % GOLD.length] / scaleOf(size)];
      const [down, right] = [g * Math.cos(azimuth), g * Math.sin(azimuth)];
      const [height, other] = [brightest * own.uniform() ** 2, own.uniform()];
      return [
        [down, right, height],
        [-down, -right, height * other]
      ] as [number, number, number][];
    }).flat();
  };
  return (down, right, pattern) => {
    const all = known.get(pattern) ?? inPattern(pattern);
    known.set(pattern, all);
    return all.reduce((light, [atRow, atColumn, height]) => {
      const distance = Math.hypot(down - atRow, right - atColumn);
      return light + height / (1 + Math.exp((distance - reach) / 0.6));
    }, 0);
  };
}

/** The same reflection in all patterns, up to twice as bright as the beam. */
function lone(random: Random, size: number): Light {
  const [azimuth, g] = [2 * Math.PI * random.uniform(), GOLD[random.uint32() % 3] / scaleOf(size)];
  const height = 0.5 + 1.5 * random.uniform();
  return (down, right) =>
    height /
    (1 + Math.exp((Math.hypot(down - g * Math.cos(azimuth), right - g * Math.sin(azimuth)) - 0.025 * size) / 0.6));
}
