import type { Indices } from '../../gold/rings';
import { equivalentsOf } from '../../gold/rings';
import { createRandom } from '../../random';
import { textureFactors } from './textures';

const factors = (indices: Indices): Float64Array => textureFactors([indices]);

describe('textureFactors', () => {
  it('makes rings of parallel planes as strong as each other in every texture', () => {
    expect(factors([2, 2, 2])).toEqual(factors([1, 1, 1]));
    expect(factors([4, 0, 0])).toEqual(factors([2, 0, 0]));
  });

  it('shows along [001] the rings of its zone and no others', () => {
    expect(factors([2, 0, 0])[0]).toBeGreaterThan(5);
    expect(factors([4, 2, 0])[0]).toBeGreaterThan(3);
    expect(
      Math.max(
        ...(
          [
            [1, 1, 1],
            [3, 1, 1],
            [2, 2, 2]
          ] as const
        ).map(indices => factors(indices)[0])
      )
    ).toBeLessThan(1e-4);
  });

  it('is that of crystals of which so many planes lie along the beam, to within the width of the directions', () => {
    // Counted: the first direction is [001], turned about by up to 20 degrees in all ways as a texture would have it
    const random = createRandom(3, 'textures');
    const planes = equivalentsOf([3, 1, 1]);
    let [all, along] = [0, 0];
    for (let crystal = 0; crystal < 20000; crystal++) {
      const z = 1 - random.uniform() * (1 - Math.cos(Math.PI / 9));
      const azimuth = 2 * Math.PI * random.uniform();
      const across = Math.sqrt(1 - z * z);
      const beam = [across * Math.cos(azimuth), across * Math.sin(azimuth), z];
      for (const plane of planes) {
        const cosine = plane.reduce((sum, index, at) => sum + index * beam[at], 0) / Math.sqrt(11);
        all++;
        along += Math.abs(cosine) < 0.06 ? 1 : 0;
      }
    }
    // By chance 6 % of the planes are so near
    const counted = along / all / 0.06;
    const found = factors([3, 1, 1]);
    // Directions within 20 degrees of [001], each for the area around it
    const near = [0, 1, 2, 3].map(ring => ({ from: Math.max(0, 6 * ring - 3), to: Math.min(20, 6 * ring + 3) }));
    let at = 0;
    let [sum, area] = [0, 0];
    near.forEach(({ from, to }, ring) => {
      const number = ring === 0 ? 1 : Math.floor((45 * Math.sin((6 * ring * Math.PI) / 180)) / 6) + 1;
      const mean = found.subarray(at, at + number).reduce((total, value) => total + value, 0) / number;
      const weight = Math.cos((from * Math.PI) / 180) - Math.cos((to * Math.PI) / 180);
      [sum, area, at] = [sum + weight * mean, area + weight, at + number];
    });
    expect(sum / area / counted).toBeGreaterThan(0.7);
    expect(sum / area / counted).toBeLessThan(1.4);
  });
});
