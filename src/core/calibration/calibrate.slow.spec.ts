import { electronWavelength } from '../gold/wavelength';
import { createDetector, QUAD_CROSS } from '../sample/detector';
import type { DetectorOptions } from '../sample/detector';
import { expectedPattern } from '../sample/expectedPattern';
import type { GoldTruth } from '../sample/goldReference';
import { goldReference } from '../sample/goldReference';
import { poisson } from '../sample/poissonNoise';
import { createRandom } from '../random';
import { goldStandard } from '../standards/goldStandard';
import type { CalibrationInput, CalibrationNumbers } from './calibration';
import { calibrate, calibratePrepared } from './calibrate';
import { preparePattern } from './preparePattern';

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
  ['a ratio of 1.12 and a centre off by 15 %', { ellipse: { ratio: 1.12, theta: -0.4 }, centre: [89, 165] }, SINGLE],
  [
    '60 kV, discs as wide as 111 and 200 are apart',
    { voltage: 60e3, semiAngle: 1.6e-3, ellipse: { ratio: 1.03, theta: 2.5 } },
    SINGLE
  ],
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
    expect(off.degrees).toBeLessThan(0.7);
  });

  it('is right to 1e-4 where there is no noise', () => {
    const { input, truth } = gold(
      { ellipse: { ratio: 1.1, theta: 0.5 }, backgroundAt111: 0.3 },
      SINGLE,
      'without noise'
    );
    const { values, higher } = calibrate(input);
    const off = offBy(values!, truth);
    expect(off.size).toBeLessThan(1e-4);
    expect(off.ratio).toBeLessThan(1e-4);
    expect(off.px).toBeLessThan(0.01);
    // Nothing that is not there is seen
    expect(Math.abs(higher?.radial ?? 0)).toBeLessThan(2e-4);
  });

  it('asks for a voltage in volts', () => {
    expect(() => calibrate({ counts: new Float64Array(4), shape: [2, 2], voltage: 0 })).toThrow(/in volts/);
  });
});

describe('wedges', () => {
  /** A bright arc beside 111 at the right, as of a second, larger lattice. */
  function arced(bright: number) {
    const { input, truth } = gold({});
    const counts = Float64Array.from(input.counts, (value, pixel) => {
      const [down, right] = [Math.floor(pixel / 256) - truth.pEllipse[0], (pixel % 256) - truth.pEllipse[1]];
      const isArc = Math.abs(Math.atan2(right, down) - Math.PI / 2) < 0.5;
      return value + (isArc && Math.abs(Math.hypot(down, right) - 1.05 * truth.pEllipse[3]) < 3 ? bright : 0);
    });
    return { prepared: preparePattern({ ...input, counts }), truth };
  }

  it.each([
    ['found by itself', 100, undefined],
    // So bright that it alone would decide where the middle of the pattern is
    ['given', 3e4, [127.5, 128.5] as const]
  ])('keep out what is not gold, about a centre that is %s', (_, bright, centre) => {
    const { prepared, truth } = arced(bright);
    const { verdict, values, rings, apex } = calibratePrepared(prepared, {
      voltage: 300e3,
      centre,
      exclusions: { sectors: [[420, 480]] }
    });
    expect(verdict).toBe('pass');
    expect(offBy(values!, truth).size).toBeLessThan(3e-4);
    expect(Math.hypot(apex![0] - truth.pEllipse[0], apex![1] - truth.pEllipse[1])).toBeLessThan(1.5);
    const positions = rings.find(({ name }) => name === '111')!.positions.map(({ azimuth }) => azimuth);
    expect(positions.filter(azimuth => azimuth > 65 && azimuth < 115)).toEqual([]);
    expect(positions.length).toBeGreaterThan(28);
  });
});

describe('calibratePrepared', () => {
  const { input, truth } = gold({ ellipse: { ratio: 1.08, theta: 0.3 } });
  const prepared = preparePattern(input);
  const plain = calibratePrepared(prepared, { voltage: 300e3 });

  it('gives the distortion that made the pattern', () => {
    const [c, s] = [Math.cos(0.3), Math.sin(0.3)];
    const wanted = [1 + 0.08 * c * c, 0.08 * s * c, 0.08 * s * c, 1 + 0.08 * s * s];
    plain.distortion!.forEach((value, index) => expect(Math.abs(value - wanted[index])).toBeLessThan(1e-3));
    expect(plain.values!.pixelSizeGeoInvAng).toBeCloseTo(truth.pixelSizeGeoInvAng, 5);
  });

  it.each([0.5, 2])('does not mind a guess off by %d', factor => {
    const guessed = calibratePrepared(prepared, { voltage: 300e3, pixelSizeGuess: 0.0096 * factor });
    expect(guessed.values).toEqual(plain.values);
  });

  it('uses the rings and the range that are asked for', () => {
    const named = calibratePrepared(prepared, { voltage: 300e3, rings: ['220', '422', '511'] });
    expect(named.rings.map(({ name }) => name)).toEqual(['220', '422', '511/333']);
    expect(named.values!.pixelSizeInvAng).toBeCloseTo(0.0096, 5);
    const ranged = calibratePrepared(prepared, { voltage: 300e3, qRange: [0.35, 0.9] });
    expect(ranged.rings.every(({ radii }) => radii.every(radius => radius < 0.9 / 0.0092))).toBe(true);
  });

  it('scales with the lattice that is given', () => {
    const other = calibratePrepared(prepared, { voltage: 300e3, standard: goldStandard(4.0853) }).values!;
    expect(other.pixelSizeInvAng / plain.values!.pixelSizeInvAng).toBeCloseTo(4.0782 / 4.0853, 4);
  });

  it('measures what was taken out by hand, and counts only the rest', () => {
    const arcs = [['220', 0, 60] as const];
    const without = calibratePrepared(prepared, { voltage: 300e3, exclusions: { arcs } });
    const [before, after] = [plain, without].map(({ rings }) => rings.find(({ name }) => name === '220')!);
    expect(after.positions.slice(0, 6).map(({ azimuth, state }) => [azimuth, state])).toEqual(
      [5, 15, 25, 35, 45, 55].map(azimuth => [azimuth, 'removed'])
    );
    expect(after.positions).toHaveLength(before.positions.length);
    expect(after.sectors).toBe(
      before.positions.filter(({ azimuth, state }) => azimuth > 60 && state === 'used').length
    );
    // What does not count is still where it was, to much less than its error
    after.positions.slice(0, 6).forEach(({ residual, error }, at) => {
      expect(Math.abs(residual - before.positions[at].residual)).toBeLessThan(error);
    });
    expect(without.verdict).toBe('pass');
  });

  it('begins where it is told to, and arrives at the same', () => {
    const { centreRow, centreColumn, pixelSizeInvAng } = plain.values!;
    const by = calibratePrepared(prepared, {
      voltage: 300e3,
      centre: [centreRow + 1, centreColumn - 1],
      ellipse: [1.06, 0.2]
    });
    expect(by.verdict).toBe('pass');
    expect(by.values!.pixelSizeInvAng / pixelSizeInvAng).toBeCloseTo(1, 5);
    expect(by.values!.centreRow).toBeCloseTo(centreRow, 2);
    // Far off, what it finds by itself is tried
    const far = calibratePrepared(prepared, { voltage: 300e3, centre: [40, 200] });
    expect(far.verdict).toBe('pass');
    expect(far.values!.pixelSizeInvAng / pixelSizeInvAng).toBeCloseTo(1, 5);
  });

  it('never passes a pixel size that was chosen against a better one', () => {
    const right = calibratePrepared(prepared, { voltage: 300e3, pixelSizeRange: [0.0095, 0.0097] });
    expect(right.values).toEqual(plain.values);
    expect(right.margin).toBeCloseTo(plain.margin, 10);
    for (const factor of [0.75, 0.82, 0.87, 1.15, 1.22, 1.41, 1.63]) {
      const range = [0.0096 * factor * 0.95, 0.0096 * factor * 1.05] as const;
      const { verdict, margin, nextPixelSizeInvAng } = calibratePrepared(prepared, {
        voltage: 300e3,
        pixelSizeRange: range
      });
      expect(verdict).not.toBe('pass');
      expect(margin).toBeLessThanOrEqual(0);
      expect(nextPixelSizeInvAng ?? 0.0096).toBeCloseTo(0.0096 / Math.sqrt(1.08), 3);
    }
  });

  it('stops where it is told to', () => {
    let steps = 0;
    const checkpoint = (): void => {
      steps++;
      if (steps === 3) {
        throw new Error('enough');
      }
    };
    expect(() => preparePattern(input, checkpoint)).toThrow('enough');
    expect(steps).toBe(3);
    steps = 0;
    expect(() => calibratePrepared(prepared, { voltage: 300e3, checkpoint })).toThrow('enough');
  });
});
