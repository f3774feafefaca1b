import { existsSync } from 'fs';
import { join } from 'path';

import { inHdf5File } from '../../storage/hdf5/hdf5';
import { poisson } from '../sample/poissonNoise';
import { createRandom } from '../random';
import type { Calibration } from './calibration';
import { calibrate } from './calibrate';

const FILE = join(__dirname, '../../../../shared/data/au/au_xgrating_20cm.hspy');
const present = existsSync(FILE);
const SIDE = 256;
/** The file holds the mean of 254 x 254 frames */
const FRAMES = 254 ** 2;

type Matrix = readonly [number, number, number, number];

(present ? describe : describe.skip)(
  `a measured gold cross-grating${present ? '' : ' (skipped: ../shared/data/au is not there)'}`,
  () => {
    let counts: Float64Array;
    let plain: Calibration;
    beforeAll(async () => {
      const means = await inHdf5File(FILE, 'r', file => {
        const dataset = file.get('Experiments/Au x-grating, mean pattern/data');
        return Float64Array.from((dataset as unknown as { value: Float32Array }).value);
      });
      counts = means.map(value => Math.round(value * FRAMES));
      plain = measured(counts);
    });

    it('passes with its rings indexed', () => {
      expect(plain).toMatchObject({ verdict: 'pass' });
      expect(plain.rings.filter(({ sectors }) => sectors > 20).map(({ name }) => name.slice(0, 3))).toEqual(
        expect.arrayContaining(['111', '220', '311', '331'])
      );
      expect(plain.margin).toBeGreaterThan(0.3);
      expect(plain.values!.pixelSizeInvAng).toBeGreaterThan(0.01005);
      expect(plain.values!.pixelSizeInvAng).toBeLessThan(0.01025);
    });

    it('shows distortions of higher order, without which its centre would not be where the direct beam is', () => {
      expect(Math.abs(plain.higher!.radial)).toBeGreaterThan(4 * plain.higher!.radialError);
      // The beam is not used to find the centre; saturated in every frame, its centre of mass is good to about 0.1 px
      let [sum, row, column] = [0, 0, 0];
      const half = 0.3 * Math.max(...counts);
      counts.forEach((value, at) => {
        const weight = value > half ? value : 0;
        sum += weight;
        row += weight * Math.floor(at / SIDE);
        column += weight * (at % SIDE);
      });
      expect(Math.abs(plain.values!.centreRow - row / sum)).toBeLessThan(0.2);
      expect(Math.abs(plain.values!.centreColumn - column / sum)).toBeLessThan(0.2);
    });

    it('gives the same answer from a tenth of its counts', () => {
      const random = createRandom(7, 'thinned');
      // Frames count independently: a binomial part of a Poisson number is a Poisson number
      const thin = measured(counts.map(value => poisson(value / 10, random)));
      expect(thin.verdict).toBe('pass');
      const error = Math.hypot(thin.errors!.pixelSizeInvAng, plain.errors!.pixelSizeInvAng);
      expect(off(thin.values!.pixelSizeInvAng, plain.values!.pixelSizeInvAng, error)).toBeLessThan(2);
    });

    it.each<[string, Matrix, number]>([
      ['half as large', [0.5, 0, 0, 0.5], 128],
      ['half as large again', [1.5, 0, 0, 1.5], 384],
      ['turned by 30 degrees', rotation(Math.PI / 6), 256],
      ['stretched by 4 % along the columns', [1, 0, 0, 1.04], 270]
    ])('gives the transformed answer: %s', (_, map, side) => {
      const moved = measured(resampled(counts, map, side), side);
      // Half as large, groups of rings run together
      expect(side < SIDE ? ['pass', 'check'] : ['pass']).toContain(moved.verdict);
      // M of the moved pattern is M of the plain one times the inverse of the map, but for a rotation: compare M'ᵀM'
      const wanted = transformedMetric(metric(plain), map);
      const found = metric(moved);
      const tolerance = 3 * Math.hypot(relativeError(plain), relativeError(moved));
      wanted.forEach((value, index) =>
        expect(Math.abs(found[index] - value)).toBeLessThan(2 * tolerance * (wanted[0] + wanted[2]))
      );
    });

    it('gives the same answer from a part of the pattern off centre', () => {
      const side = 220;
      const part = new Float64Array(side * side);
      part.forEach((_, at) => (part[at] = counts[(Math.floor(at / side) + 36) * SIDE + (at % side) + 6]));
      const { values, errors } = measured(part, side);
      expect(
        off(values!.pixelSizeGeoInvAng, plain.values!.pixelSizeGeoInvAng, errors!.pixelSizeGeoInvAng)
      ).toBeLessThan(3);
      expect(Math.abs(values!.centreRow + 36 - plain.values!.centreRow)).toBeLessThan(0.5);
      expect(Math.abs(values!.centreColumn + 6 - plain.values!.centreColumn)).toBeLessThan(0.5);
    });
  }
);

function measured(counts: Float64Array, side = SIDE): Calibration {
  return calibrate({ counts, shape: [side, side], voltage: 300e3 });
}

function off(value: number, wanted: number, error: number): number {
  return Math.abs(value - wanted) / error;
}

function relativeError({ values, errors }: Calibration): number {
  return Math.hypot(errors!.pixelSizeInvAng / values!.pixelSizeInvAng, errors!.axisRatio);
}

function rotation(angle: number): Matrix {
  return [Math.cos(angle), -Math.sin(angle), Math.sin(angle), Math.cos(angle)];
}

/** Elements of the form whose value at an offset in px is q². */
function metric({ values }: Calibration): [number, number, number] {
  const { pixelSizeInvAng: minor, axisRatio, theta } = values!;
  const [major2, minor2] = [(minor / axisRatio) ** 2, minor ** 2];
  const [c, s] = [Math.cos(theta), Math.sin(theta)];
  return [major2 * c * c + minor2 * s * s, (major2 - minor2) * s * c, major2 * s * s + minor2 * c * c];
}

function inverseMap([a, b, c, d]: Matrix): Matrix {
  const area = a * d - b * c;
  return [d / area, -b / area, -c / area, a / area];
}

function transformedMetric([g11, g12, g22]: readonly [number, number, number], map: Matrix): [number, number, number] {
  const [a, b, c, d] = inverseMap(map);
  return [
    g11 * a * a + 2 * g12 * a * c + g22 * c * c,
    g11 * a * b + g12 * (a * d + b * c) + g22 * c * d,
    g11 * b * b + 2 * g12 * b * d + g22 * d * d
  ];
}

/** The pattern under a linear map about its middle, bilinear, as counts per new pixel. */
function resampled(counts: Float64Array, map: Matrix, side: number): Float64Array {
  const [a, b, c, d] = inverseMap(map);
  const area = Math.abs(a * d - b * c);
  const [middle, target] = [(SIDE - 1) / 2, (side - 1) / 2];
  return Float64Array.from({ length: side * side }, (_, at) => {
    let sum = 0;
    // Several points a pixel, or a pattern made smaller would skip pixels
    for (let i = 0; i < 9; i++) {
      const down = Math.floor(at / side) - target + (Math.floor(i / 3) - 1) / 3;
      const right = (at % side) - target + ((i % 3) - 1) / 3;
      const [row, column] = [a * down + b * right + middle, c * down + d * right + middle];
      const [r, q] = [Math.floor(row), Math.floor(column)];
      if (r >= 0 && q >= 0 && r < SIDE - 1 && q < SIDE - 1) {
        const [y, x] = [row - r, column - q];
        const first = r * SIDE + q;
        sum +=
          (1 - y) * ((1 - x) * counts[first] + x * counts[first + 1]) +
          y * ((1 - x) * counts[first + SIDE] + x * counts[first + SIDE + 1]);
      }
    }
    return Math.round((sum * area) / 9);
  });
}
