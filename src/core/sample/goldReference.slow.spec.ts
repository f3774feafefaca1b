import type { DetectorOptions } from './detector';
import { createDetector } from './detector';
import { expectedPattern } from './expectedPattern';
import type { GoldOptions } from './goldParts';
import { goldReference } from './goldReference';
import { createRandom } from '../random';
import { samplePattern } from './samplePattern';

const SINGLE: DetectorOptions = { shape: [256, 256] };

function options(detector: DetectorOptions, changes: Partial<GoldOptions> = {}): GoldOptions {
  return {
    detector: createDetector(detector),
    voltage: 300e3,
    pixelSizeInvAng: 0.0096,
    semiAngle: 0.4e-3,
    countsPerPixel: 1,
    backgroundAt111: 0,
    directBeam: 0,
    ...changes
  };
}

/** Distance of an ellipse from its centre in a direction, from its half axes alone. */
function ellipseRadius(a: number, b: number, theta: number, angle: number): number {
  return (a * b) / Math.hypot(b * Math.cos(angle - theta), a * Math.sin(angle - theta));
}

/**
 * Mean distance of the 220 ring from its ellipse in sectors of 15 degrees. Blur across the radius pushes the mean of |r|
 * outwards by half its variance over the radius, which is taken off.
 */
function sectorErrors(changes: Partial<GoldOptions>, detector: DetectorOptions = SINGLE): number[] {
  const { model, truth } = goldReference(options(detector, changes));
  const pattern = expectedPattern(model);
  const ring = truth.rings.find(({ name }) => name === '220')!;
  const [row0, column0, , , theta] = truth.pEllipse;
  const columns = detector.shape[1];
  const [sums, moments] = [new Float64Array(24), new Float64Array(24)];
  pattern.forEach((counts, index) => {
    const [down, right] = [Math.floor(index / columns) - row0, (index % columns) - column0];
    const angle = Math.atan2(right, down);
    const offset = Math.hypot(down, right) - ellipseRadius(ring.majorRadius, ring.minorRadius, theta, angle);
    if (Math.abs(offset) < 6) {
      const sector = Math.floor(((angle + Math.PI) / (2 * Math.PI)) * 24) % 24;
      sums[sector] += counts;
      moments[sector] += counts * offset;
    }
  });
  const blur = truth.discRadius ** 2 / 4 + 0.6 ** 2 + 1 / 12;
  return [...moments].map((moment, sector) => moment / sums[sector] - blur / (2 * ring.minorRadius));
}

describe('goldReference', () => {
  it.each<[string, Partial<GoldOptions>, DetectorOptions]>([
    ['round, in the middle', {}, SINGLE],
    ['elliptic', { ellipse: { ratio: 1.05, theta: 0.7 } }, SINGLE],
    ['elliptic along the rows', { ellipse: { ratio: 1.08, theta: 0 } }, SINGLE],
    [
      'elliptic, off centre by 15 % of the field',
      { centre: [140.3, 89.77], ellipse: { ratio: 1.03, theta: 2.5 } },
      SINGLE
    ],
    ['512 px', { pixelSizeInvAng: 0.0049 }, { shape: [512, 512] }],
    ['60 kV', { voltage: 60e3, pixelSizeInvAng: 0.0101 }, SINGLE]
  ])('%s: the noise-free ring lies where the truth says, in every direction', (_, changes, detector) => {
    for (const error of sectorErrors(
      { centre: [124.37, 130.81], ...(detector === SINGLE ? {} : { centre: [250.2, 259.9] }), ...changes },
      detector
    )) {
      expect(Math.abs(error)).toBeLessThan(0.02);
    }
  });

  it('has the radii of g / p, stretched by the flat detector', () => {
    const radii = (voltage: number): number[] =>
      goldReference(options(SINGLE, { voltage }))
        .truth.rings.slice(0, 5)
        .map(({ minorRadius }) => minorRadius);
    // g / 0.0096, from a table made outside this code
    const plain = [44.24, 51.08, 72.24, 84.71, 88.48];
    radii(300e3).forEach((radius, ring) => expect(Math.abs(radius - plain[ring])).toBeLessThan(0.02));
    const g311 = 0.81326;
    expect((radii(60e3)[3] * 0.0096) / g311 - 1).toBeCloseTo((3 / 8) * (g311 * 0.04866061) ** 2, 4);
  });

  it('states pixel size and ellipse in both conventions', () => {
    const { truth } = goldReference(options(SINGLE, { ellipse: { ratio: 1.0766, theta: 0.3 } }));
    const [, , a, b, theta] = truth.pEllipse;
    expect(a / b).toBeCloseTo(1.0766, 10);
    expect(theta).toBe(0.3);
    expect(truth.pixelSizeGeoInvAng * Math.sqrt(a * b)).toBeCloseTo(truth.pixelSizeInvAng * b, 10);
  });

  it.each([0.01, 0.3, 5])('gives %d counts per pixel', countsPerPixel => {
    const pattern = expectedPattern(goldReference(options(SINGLE, { countsPerPixel, backgroundAt111: 0.3 })).model);
    expect(mean(pattern)).toBeCloseTo(countsPerPixel, 8);
  });

  it('has the background that is asked for under 111', () => {
    const [bare, full] = [0, 0.3].map(backgroundAt111 => {
      const { model, truth } = goldReference(options(SINGLE, { backgroundAt111, centre: [128, 128] }));
      const pattern = expectedPattern(model);
      const along = (radius: number): number => pattern[128 * 256 + 128 + radius];
      return { ring: along(Math.round(truth.rings[0].minorRadius)), inside: along(38) };
    });
    // The background alone, 6 px before the ring, where it is 1.75 * 6 / 44 higher
    expect(full.inside / (full.ring - full.inside / 1.27)).toBeGreaterThan(0.3);
    expect(full.inside / (full.ring - full.inside / 1.27)).toBeLessThan(0.45);
    expect(bare.inside / bare.ring).toBeLessThan(1e-3);
  });

  it('weighs rings as m |F|² d, or bare', () => {
    const share = (intensityLaw: 'powder' | 'bare'): number[] => {
      const { model, truth } = goldReference(options(SINGLE, { intensityLaw, semiAngle: 0.15e-3 }));
      const pattern = expectedPattern(model);
      return ['111', '220'].map(name => {
        const radius = truth.rings.find(ring => ring.name === name)!.minorRadius;
        return pattern.reduce((sum, counts, index) => {
          const distance = Math.hypot(Math.floor(index / 256) - 127.5, (index % 256) - 127.5);
          return sum + (Math.abs(distance - radius) < 3.3 ? counts : 0);
        }, 0);
      });
    };
    const [bare111, bare220] = share('bare');
    expect(bare220 / bare111).toBeCloseTo(0.684, 2);
    const [powder111, powder220] = share('powder');
    expect(powder220 / powder111).toBeCloseTo(0.684 / 1.63299, 2);
  });

  it('records frames whose counts are Poisson numbers around the noise-free pattern', () => {
    const { model } = goldReference(
      options(SINGLE, {
        centre: [119.4, 133.1],
        ellipse: { ratio: 1.04, theta: 1.1 },
        countsPerPixel: 0.1,
        backgroundAt111: 0.2,
        directBeam: 0.5,
        ...{ grains: { count: 12, share: 0.5, thickness: 80, seed: 4 } }
      })
    );
    const expected = expectedPattern(model);
    const frames = 300;
    const counts = new Uint16Array(expected.length);
    const sums = new Float64Array(expected.length);
    let squares = 0;
    for (let frame = 0; frame < frames; frame++) {
      samplePattern(model, createRandom(9, 'frame', frame), counts);
      counts.forEach((count, pixel) => {
        sums[pixel] += count;
        squares += (count - expected[pixel]) ** 2;
      });
    }
    let [chiSquare, pixels] = [0, 0];
    expected.forEach((value, pixel) => {
      if (value * frames > 5) {
        chiSquare += (sums[pixel] - value * frames) ** 2 / (value * frames);
        pixels++;
      }
    });
    expect(pixels).toBeGreaterThan(40000);
    expect(Math.abs(chiSquare / pixels - 1)).toBeLessThan(5 * Math.sqrt(2 / pixels));
    // The variance of every pixel in every frame is its mean
    expect(squares / (frames * expected.length * mean(expected))).toBeCloseTo(1, 2);
  });

  it('gives textured rings with few grains and smooth ones with many', () => {
    const unevenness = (count: number): number => {
      const { model, truth } = goldReference({
        ...options(SINGLE),
        grains: { count, share: 1, thickness: 80, seed: 2 }
      });
      const radius = truth.rings[0].minorRadius;
      const sectors = new Float64Array(36);
      expectedPattern(model).forEach((counts, index) => {
        const [down, right] = [Math.floor(index / 256) - 127.5, (index % 256) - 127.5];
        if (Math.abs(Math.hypot(down, right) - radius) < 3) {
          sectors[Math.floor(((Math.atan2(right, down) + Math.PI) / (2 * Math.PI)) * 36) % 36] += counts;
        }
      });
      const average = mean(sectors);
      return Math.sqrt(mean(sectors.map(value => (value - average) ** 2))) / average;
    };
    expect(unevenness(30)).toBeGreaterThan(0.8);
    expect(unevenness(1000)).toBeLessThan(0.4);
  });
});

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
