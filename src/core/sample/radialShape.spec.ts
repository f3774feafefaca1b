import { scaledBesselI0 } from './besselI0';
import { createRandom } from '../random';
import type { RadialShape } from './radialShape';
import { RADIAL_STEP, blurredShape, densityAt, discShape, mixedShape, ringShape } from './radialShape';

function moment(shape: RadialShape, power: number): number {
  return shape.density.reduce((sum, density, annulus) => {
    const radius = (annulus + 0.5) * RADIAL_STEP;
    return sum + density * 2 * Math.PI * radius * RADIAL_STEP * radius ** power;
  }, 0);
}

describe('radial shapes', () => {
  it.each([
    ['disc', discShape(3.21)],
    ['ring', ringShape(44.24, 2.6)],
    ['blurred disc', blurredShape(discShape(0.4), 0.7)],
    ['blurred ring', blurredShape(ringShape(72.3, 4), 0.6)],
    [
      'mixture',
      mixedShape([
        { shape: discShape(2), counts: 7 },
        { shape: ringShape(20, 2), counts: 0.1 }
      ])
    ]
  ])('a %s holds one count', (_, shape) => {
    expect(moment(shape, 0)).toBeCloseTo(1, 12);
  });

  it('have the second moments of disc, ring and Gaussian', () => {
    expect(moment(discShape(4), 2)).toBeCloseTo(8, 2);
    expect(moment(ringShape(30, 3), 2) / (900 + 4.5)).toBeCloseTo(1, 5);
    expect(moment(blurredShape(discShape(2), 0.8), 2)).toBeCloseTo(2 + 2 * 0.64, 2);
  });

  it('a ring is the sum of discs drawn along a circle', () => {
    const [ring, disc, draws] = [25, 3, 400000];
    const shape = ringShape(ring, disc);
    const random = createRandom(8);
    const histogram = new Float64Array(40);
    for (let draw = 0; draw < draws; draw++) {
      const [angle, distance] = [2 * Math.PI * random.uniform(), disc * Math.sqrt(random.uniform())];
      const radius = Math.hypot(ring + distance * Math.cos(angle), distance * Math.sin(angle));
      histogram[Math.floor(radius)]++;
    }
    for (let bin = 22; bin < 28; bin++) {
      let expected = 0;
      for (let r = bin + 0.005; r < bin + 1; r += 0.01) {
        expected += draws * densityAt(shape, r) * 2 * Math.PI * r * 0.01;
      }
      expect(Math.abs(histogram[bin] - expected)).toBeLessThan(5 * Math.sqrt(expected) + 0.002 * expected);
    }
  });

  // Of a line blurred in two dimensions the density falls off faster inside: sqrt(r) I(r) peaks at the line, I(r) before
  it('a blurred ring peaks σ²/2R inside the circle, and on it when weighted with the root of the radius', () => {
    const [ring, sigma] = [20, 1.5];
    const shape = blurredShape(ringShape(ring, 0), sigma);
    expect(peak(r => densityAt(shape, r), ring)).toBeCloseTo(ring - sigma ** 2 / (2 * ring), 2);
    expect(peak(r => Math.sqrt(r) * densityAt(shape, r), ring)).toBeCloseTo(ring, 2);
  });

  // scipy.special.i0e
  it.each([
    [0, 1],
    [0.5, 0.64503527],
    [2, 0.30850832],
    [3.7, 0.21604944],
    [3.8, 0.21290013],
    [10, 0.12783334],
    [300, 0.023042558],
    [1e4, 0.0039894727]
  ])('exp(-x) I0(x) at %d is %d', (x, expected) => {
    expect(Math.abs(scaledBesselI0(x) / expected - 1)).toBeLessThan(4e-7);
  });
});

/** Vertex of the parabola through the density around its maximum. */
function peak(density: (radius: number) => number, near: number): number {
  const width = 0.5;
  let centre = near;
  for (let round = 0; round < 50; round++) {
    const [low, mid, high] = [-width, 0, width].map(offset => density(centre + offset));
    centre += (width * (low - high)) / (2 * (low - 2 * mid + high));
  }
  return centre;
}
