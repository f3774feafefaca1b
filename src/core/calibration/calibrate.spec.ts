import { electronWavelength } from '../gold/wavelength';
import { createDetector, QUAD_CROSS } from '../sample/detector';
import type { DetectorOptions } from '../sample/detector';
import { expectedPattern } from '../sample/expectedPattern';
import type { GoldTruth } from '../sample/goldReference';
import { goldReference } from '../sample/goldReference';
import { poisson } from '../sample/poisson';
import { createRandom } from '../sample/random';
import type { CalibrationInput, CalibrationNumbers } from './calibration';
import { calibrate } from './calibrate';

jest.setTimeout(120_000);

const SINGLE: DetectorOptions = { shape: [256, 256] };

function gold(
  changes: Partial<Parameters<typeof goldReference>[0]>,
  detector: DetectorOptions = SINGLE,
  frames: number | 'without noise' = 1024
): { input: CalibrationInput; truth: GoldTruth } {
  const voltage = changes.voltage ?? 300e3;
  const pixelSizeInvAng = changes.pixelSizeInvAng ?? 0.0096;
  const { model, truth } = goldReference({
    detector: createDetector(detector),
    voltage,
    pixelSizeInvAng,
    semiAngle: Math.atan(1.5 * electronWavelength(voltage) * pixelSizeInvAng),
    countsPerPixel: 0.1,
    backgroundAt111: 0.2,
    directBeam: 1,
    ...changes
  });
  const random = createRandom(11, 'calibrate');
  const counts = expectedPattern(model).map(value =>
    frames === 'without noise' ? 1e6 * value : poisson(frames * value, random)
  );
  return { input: { counts, shape: model.detector.stored, voltage }, truth };
}

function offBy(
  values: CalibrationNumbers,
  truth: GoldTruth
): { size: number; ratio: number; degrees: number; px: number } {
  const [row, column, a, b, theta] = truth.pEllipse;
  const turn = values.theta - theta;
  return {
    size: Math.abs(values.pixelSizeInvAng / truth.pixelSizeInvAng - 1),
    ratio: Math.abs(values.axisRatio / (a / b) - 1),
    degrees: (180 / Math.PI) * Math.abs(turn - Math.PI * Math.round(turn / Math.PI)),
    px: Math.hypot(values.centreRow - row, values.centreColumn - column)
  };
}

const CASES: [string, Parameters<typeof gold>[0], DetectorOptions][] = [
  ['a ratio of 1.12', { ellipse: { ratio: 1.12, theta: 0.7 } }, SINGLE],
  ['a centre off by 15 %', { centre: [89, 165], ellipse: { ratio: 1.05, theta: -0.4 } }, SINGLE],
  ['60 kV', { voltage: 60e3, ellipse: { ratio: 1.03, theta: 2.5 } }, SINGLE],
  ['discs as wide as 111 and 200 are apart', { semiAngle: 0.65e-3, ellipse: { ratio: 1.04, theta: 0.2 } }, SINGLE],
  [
    'beam stop, dead row and cross of a quad, none of them masked',
    { pixelSizeInvAng: 0.0053, ellipse: { ratio: 1.06, theta: 0.9 }, centre: [249.3, 263.8] },
    {
      shape: [515, 515],
      cross: { ...QUAD_CROSS, stored: true, wideEdges: true },
      deadRows: [300],
      beamStop: { tip: [249.3, 263.8], radius: 30, needleWidth: 12, direction: 0.6 }
    }
  ],
  [
    'few grains and missing arcs',
    { ellipse: { ratio: 1.05, theta: 1.1 }, grains: { count: 10, share: 0.8, thickness: 80, seed: 5 } },
    SINGLE
  ]
];

describe('calibrate', () => {
  it.each(CASES)('finds pixel size, ellipse and centre: %s', (_, changes, detector) => {
    const { input, truth } = gold(changes, detector);
    const { values, errors, verdict, reason } = calibrate(input);
    expect([verdict, reason]).toEqual(['pass', expect.any(String)]);
    const off = offBy(values!, truth);
    expect(off.size).toBeLessThan(5e-4);
    expect(off.size).toBeLessThan((4 * errors!.pixelSizeInvAng) / values!.pixelSizeInvAng);
    expect(off.ratio).toBeLessThan(1e-3);
    expect(off.px).toBeLessThan(0.1);
    if (truth.pEllipse[2] > 1.01 * truth.pEllipse[3]) {
      expect(off.degrees).toBeLessThan(0.7);
    }
  });

  it.each([0.5, 3.2])('is right to 1e-4 where there is no noise, with discs of a radius of %d px', radius => {
    const { input, truth } = gold(
      {
        semiAngle: radius * 0.0096 * electronWavelength(300e3),
        ellipse: { ratio: 1.1, theta: 0.5 },
        backgroundAt111: 0.3
      },
      SINGLE,
      'without noise'
    );
    const off = offBy(calibrate(input).values!, truth);
    expect(off.size).toBeLessThan(1e-4);
    expect(off.ratio).toBeLessThan(1e-4);
    expect(off.px).toBeLessThan(0.01);
  });

  it('gives the distortion that made the pattern', () => {
    const { input, truth } = gold({ ellipse: { ratio: 1.08, theta: 0.3 } });
    const { distortion, values } = calibrate(input);
    const [c, s] = [Math.cos(0.3), Math.sin(0.3)];
    const wanted = [1 + 0.08 * c * c, 0.08 * s * c, 0.08 * s * c, 1 + 0.08 * s * s];
    distortion!.forEach((value, index) => expect(Math.abs(value - wanted[index])).toBeLessThan(1e-3));
    expect(values!.pixelSizeGeoInvAng).toBeCloseTo(truth.pixelSizeGeoInvAng, 5);
  });

  it.each([0.5, 2])('does not mind a guess off by %d', factor => {
    const { input } = gold({});
    const plain = calibrate(input);
    expect(calibrate({ ...input, pixelSizeGuess: 0.0096 * factor }).values).toEqual(plain.values);
  });

  it('uses the rings and the range that are asked for', () => {
    const { input } = gold({});
    const named = calibrate({ ...input, rings: ['220', '422', '511'] });
    expect(named.rings.map(({ name }) => name)).toEqual(['220', '422', '511/333']);
    expect(named.values!.pixelSizeInvAng).toBeCloseTo(0.0096, 5);
    const ranged = calibrate({ ...input, qRange: [0.35, 0.9] });
    expect(ranged.rings.every(({ radii }) => radii.every(radius => radius < 0.9 / 0.0095))).toBe(true);
  });

  it('scales with the lattice that is given', () => {
    const { input } = gold({});
    const [gold4078, other] = [4.0782, 4.0853].map(lattice => calibrate({ ...input, lattice }).values!.pixelSizeInvAng);
    expect(other / gold4078).toBeCloseTo(4.0782 / 4.0853, 4);
  });

  it('asks for a voltage in volts', () => {
    expect(() => calibrate({ counts: new Float64Array(4), shape: [2, 2], voltage: 0 })).toThrow(/in volts/);
  });
});
