import { createRandom } from '../../random';
import { poisson } from '../../sample/poissonNoise';
import { beamExcess } from './beamExcess';
import { Roundness } from './roundness';

const SIZE = 192;
const CENTRE = [101.3, 88.6] as const;
const APART = 15;
const REFLECTION = [CENTRE[0] + 34, CENTRE[1] - 21] as const;

/** Film about a beam of `beam` counts per pixel, and a reflection on one side that is twice as bright. @param corner a dead one at 4095 */
function pattern(beam: number, seed: number, corner = false) {
  const random = createRandom(seed, 'roundness');
  const disc = (row: number, column: number, [r, c]: readonly [number, number]): number =>
    1 / (1 + Math.exp((Math.hypot(row - r, column - c) - 4) / 0.5));
  const counts = Float64Array.from({ length: SIZE * SIZE }, (_, pixel) => {
    const [row, column] = [Math.floor(pixel / SIZE), pixel % SIZE];
    const film = 0.03 * Math.exp(-Math.hypot(row - CENTRE[0], column - CENTRE[1]) / 30);
    const light = poisson(beam * (disc(row, column, CENTRE) + 2 * disc(row, column, REFLECTION) + film), random);
    return corner && row > SIZE - 14 && column > SIZE - 14 ? 4095 : light;
  });
  return { counts, used: new Uint8Array(counts.length).fill(1), shape: [SIZE, SIZE] as const };
}

it.each([
  [10, 71],
  [30, 72],
  [100, 73]
])('tells a reflection twice as bright from a beam of %i counts by the film around', (beam, seed) => {
  for (const corner of [false, true]) {
    const roundness = new Roundness(pattern(beam, seed, corner));
    expect(roundness.betterElsewhere(CENTRE, APART)).toBeLessThan(40);
    expect(roundness.betterElsewhere(REFLECTION, APART)).toBeGreaterThan(80);
  }
});

it('says nothing under a mask of nearly all', () => {
  const random = createRandom(76, 'mask');
  const seen = pattern(100, 77);
  // As users draw one: some pixels anywhere, and all about the beam
  const used = seen.used.map((_, pixel) => {
    const [row, column] = [Math.floor(pixel / SIZE), pixel % SIZE];
    return random.uniform() > 0.93 || Math.hypot(row - CENTRE[0], column - CENTRE[1]) < 12 ? 1 : 0;
  });
  expect(new Roundness({ ...seen, used }).betterElsewhere(CENTRE, APART)).toBe(0);
});

it('knows a beam of one count a pixel from chance', () => {
  const radius = 10;
  const seen = pattern(1, 74);
  expect(beamExcess(seen, { centre: CENTRE, radius })).toBeGreaterThan(Math.log(SIZE * SIZE * 1000));
  const random = createRandom(75, 'noise');
  const noise = { ...seen, counts: seen.counts.map(() => poisson(0.1, random)) };
  const most = Math.max(
    ...Array.from({ length: 400 }, (_, at) =>
      beamExcess(noise, { centre: [20 + 7 * Math.floor(at / 20), 20 + 7 * (at % 20)], radius })
    )
  );
  expect(most).toBeLessThan(Math.log(SIZE * SIZE * 1000));
});
