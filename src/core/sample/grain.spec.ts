import { ringRadius } from '../gold/flatDetector';
import { GOLD, reflections } from './crystal';
import { grainSpots } from './grain';
import { randomOrientation } from './orientation';
import { powderRings } from './powder';
import { createRandom } from '../random';

const CAMERA = { wavelength: 0.01968749, pixelSizeInvAng: 0.0096 };
const VECTORS = reflections(GOLD, 1.3);

describe('grains', () => {
  it('have their spots on the rings, to a hundredth of a pixel on average', () => {
    const radii = powderRings(VECTORS, CAMERA).map(({ radius }) => radius);
    const random = createRandom(6);
    let [weight, error] = [0, 0];
    for (let grain = 0; grain < 400; grain++) {
      const { rows, columns, counts } = grainSpots(VECTORS, randomOrientation(random), 100, CAMERA);
      counts.forEach((count, spot) => {
        const distance = Math.hypot(rows[spot], columns[spot]);
        const offset = radii.reduce(
          (least, radius) => (Math.abs(distance - radius) < Math.abs(least) ? distance - radius : least),
          Infinity
        );
        weight += count;
        error += count * offset;
      });
    }
    expect(Math.abs(error / weight)).toBeLessThan(0.01);
  });

  it('make a powder of m |F|² d when there are many', () => {
    const random = createRandom(7);
    const sums = powderRings(VECTORS, CAMERA).map(({ g, share }) => ({
      radius: ringRadius(g, CAMERA),
      share,
      counts: 0
    }));
    const grains = 6000;
    for (let grain = 0; grain < grains; grain++) {
      const { rows, columns, counts } = grainSpots(VECTORS, randomOrientation(random), 40, CAMERA);
      counts.forEach((count, spot) => {
        const distance = Math.hypot(rows[spot], columns[spot]);
        const ring = sums.reduce((best, one) =>
          Math.abs(one.radius - distance) < Math.abs(best.radius - distance) ? one : best
        );
        ring.counts += count / grains;
      });
    }
    const total = sums.reduce((sum, { counts }) => sum + counts, 0);
    // Crystals near a zone axis are held back, so the total is a little below 1
    expect(total).toBeGreaterThan(0.85);
    expect(total).toBeLessThan(1.02);
    sums.slice(0, 5).forEach(({ counts, share }) => expect(Math.abs(counts / total / share - 1)).toBeLessThan(0.12));
  });

  it('turn the pattern with the crystal', () => {
    const along001 = grainSpots(VECTORS, [1, 0, 0, 0, 1, 0, 0, 0, 1], 20, CAMERA);
    const turned = grainSpots(VECTORS, [0, 1, 0, -1, 0, 0, 0, 0, 1], 20, CAMERA);
    const strongest = Math.max(...along001.counts);
    const bright = [...along001.counts].flatMap((count, spot) => (count > 0.9 * strongest ? [spot] : []));
    // The cube axis shows 200 and 020, a quarter turn maps the pattern onto itself
    expect(bright.map(spot => Math.round(Math.hypot(along001.rows[spot], along001.columns[spot])))).toEqual([
      51, 51, 51, 51
    ]);
    const places = (spots: typeof turned): string[] =>
      [...spots.rows]
        .map((row, spot) => `${row.toFixed(3)} ${spots.columns[spot].toFixed(3)}`.replace(/-0\.000/g, '0.000'))
        .sort();
    expect(places(turned)).toEqual(places(along001));
  });
});
