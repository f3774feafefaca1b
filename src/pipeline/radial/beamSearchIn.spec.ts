import { createRandom } from '../../core/random';
import { poisson } from '../../core/sample/poissonNoise';
import { beamSearchIn } from './beamSearchIn';

const SIZE = 192;
const RADIUS = 4;
const GEOMETRY = { pixelSizeInvAng: 0.011, voltage: 300e3 };
const NOTHING = { excludeSectors: [], excludeDiscs: [] };

/** One pattern of a faint film: a beam of so many counts per pixel, rings of a twentieth and a foot of a fiftieth of it. */
function pattern(beam: number, [row, column]: readonly [number, number], seed: number): Float64Array {
  const random = createRandom(seed);
  return Float64Array.from({ length: SIZE * SIZE }, (_, pixel) => {
    const radius = Math.hypot(Math.floor(pixel / SIZE) - row, (pixel % SIZE) - column);
    const ring = (at: number, height: number): number => height * Math.exp(-(((radius - at) / 3) ** 2) / 2);
    const film = 0.02 * Math.exp(-radius / 40) + ring(39, 0.05) + ring(45, 0.025) + ring(63, 0.02) + ring(74, 0.02);
    return poisson(beam * (1 / (1 + Math.exp((radius - RADIUS) / 0.5)) + film), random);
  });
}

/** How far from the beam of a simulated pattern it is looked for; undefined where it is refused. */
function missedBy(beam: number, seed: number): number | undefined {
  const random = createRandom(seed, 'place');
  const place = [0, 1].map(() => SIZE / 2 + 30 * (random.uniform() - 0.5)) as [number, number];
  const used = new Uint8Array(SIZE * SIZE).fill(1);
  try {
    const { search } = beamSearchIn('film.hdf5', pattern(beam, place, seed), [SIZE, SIZE], used, GEOMETRY, NOTHING);
    return Math.hypot(search.centre[0] - place[0], search.centre[1] - place[1]);
  } catch {
    return undefined;
  }
}

it('finds the beam of most single patterns of a faint film', () => {
  const seeds = [9001, 9002, 9003, 9004, 9005, 9006];
  // Near enough to be followed from there. One count here and another there agree by chance: by them alone hardly any was found
  const found = seeds.filter(seed => (missedBy(10, seed) ?? Infinity) < RADIUS);
  expect(found.length).toBeGreaterThanOrEqual(4);
});

it('finds a beam half behind a stop, where nothing else has another side', () => {
  const [row, column] = [90.3, 98.1];
  const random = createRandom(4);
  const counts = Float64Array.from({ length: SIZE * SIZE }, (_, pixel) => {
    const radius = Math.hypot(Math.floor(pixel / SIZE) - row, (pixel % SIZE) - column);
    return poisson(1200 * Math.exp(-(radius ** 2) / 20) + 40 * Math.exp(-radius / 25) + 6, random);
  });
  const used = Uint8Array.from({ length: SIZE * SIZE }, (_, pixel) =>
    Math.abs(Math.floor(pixel / SIZE) - row) < 10 && pixel % SIZE < column - 5 ? 0 : 1
  );
  const { search } = beamSearchIn('stop.hdf5', counts, [SIZE, SIZE], used, GEOMETRY, NOTHING);
  // By half a turn about its middle alone it was 1.6 px off, or not found
  expect(Math.hypot(search.centre[0] - row, search.centre[1] - column)).toBeLessThan(0.3);
});

it('says that what stands out looks like a reflection, where the pattern is round about another place', () => {
  const random = createRandom(6);
  const [row, column] = [96, 96];
  const disc = (radius: number, at: number): number => at / (1 + Math.exp((radius - RADIUS) / 0.5));
  const counts = Float64Array.from({ length: SIZE * SIZE }, (_, pixel) => {
    const [down, right] = [Math.floor(pixel / SIZE) - row, (pixel % SIZE) - column];
    const radius = Math.hypot(down, right);
    const rings = [39, 45, 63, 74].reduce((sum, at) => sum + 4 * Math.exp(-(((radius - at) / 3) ** 2) / 2), 0);
    // The beam itself is behind a stop
    return radius < 14 ? 0 : poisson(rings + 2 + disc(Math.hypot(down - 27, right - 28), 300), random);
  });
  const used = new Uint8Array(SIZE * SIZE).fill(1);
  const find = (): unknown => beamSearchIn('stop.hdf5', counts, [SIZE, SIZE], used, GEOMETRY, NOTHING);
  expect(find).toThrow(/what stands out at row 12\d, column 12\d .* looks like a reflection.*--origin ROW,COL/);
});
