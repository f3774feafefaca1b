import type { CalibrationInput } from '../../src/core/calibration/calibration';
import type { Bend } from '../../src/core/calibration/geometry';
import { UNBENT_Q } from '../../src/core/calibration/geometry';
import { electronWavelength } from '../../src/core/gold/wavelength';
import { createDetector, QUAD_CROSS } from '../../src/core/sample/detector';
import type { Detector } from '../../src/core/sample/detector';
import { inverse } from '../../src/core/sample/distortion';
import { expectedPattern } from '../../src/core/sample/expectedPattern';
import type { GoldTruth } from '../../src/core/sample/goldReference';
import { goldReference } from '../../src/core/sample/goldReference';
import type { PatternModel } from '../../src/core/sample/patternModel';
import { poisson } from '../../src/core/sample/poissonNoise';
import { densityAt, mixedShape } from '../../src/core/sample/radialShape';
import type { Random } from '../../src/core/random';
import { createRandom } from '../../src/core/random';

/** A simulated recording with what a calibration should find in it. */
export interface GoldCase {
  readonly seed: number;
  readonly input: CalibrationInput;
  readonly truth: GoldTruth;
  /** What is special about it, for the table */
  readonly traits: Record<string, string | number>;
}

export const FRAMES = 1024;
const VOLTAGES = [60e3, 80e3, 100e3, 120e3, 200e3, 300e3];

/** Everything that may vary varies, drawn evenly within the range that the engine is promised for. */
export function goldCase(seed: number): GoldCase {
  const random = createRandom(seed, 'gold case');
  const between = (low: number, high: number): number => low + (high - low) * random.uniform();
  const oneOf = <T>(values: readonly T[]): T => values[Math.floor(random.uniform() * values.length)];
  const chance = (probability: number): boolean => random.uniform() < probability;

  const side = oneOf([256, 512, 515]);
  const voltage = oneOf(VOLTAGES);
  const radius111 = side === 256 ? between(28, 50) : between(55, 100);
  const pixelSizeInvAng = 0.42471 / radius111;
  const discRadius = between(0.02, 0.085) * radius111;
  const ratio = between(1, 1.12);
  const theta = between(-Math.PI / 2, Math.PI / 2);
  const middle = (side - 1) / 2;
  const centre: [number, number] = [middle + between(-0.15, 0.15) * side, middle + between(-0.15, 0.15) * side];
  const level = Math.exp(between(Math.log(0.01), Math.log(5)));
  const background = between(0, 0.3);
  const stop = chance(0.3);
  const deadRows = chance(0.3) ? [Math.floor(between(0.1, 0.9) * side), Math.floor(between(0.1, 0.9) * side)] : [];
  const grains = chance(0.4)
    ? { count: Math.floor(between(4, 30)), share: between(0.3, 0.9), thickness: between(60, 150), seed }
    : undefined;
  const cross = side === 515 ? { ...QUAD_CROSS, stored: true, wideEdges: chance(0.5) } : undefined;
  const detector = createDetector({
    shape: [side, side],
    cross,
    deadRows,
    beamStop: stop
      ? {
          tip: centre,
          radius: between(0.3, 0.6) * radius111,
          needleWidth: between(0.1, 0.3) * radius111,
          direction: between(0, 2 * Math.PI)
        }
      : undefined
  });
  const { model, truth } = goldReference({
    detector,
    voltage,
    pixelSizeInvAng,
    semiAngle: Math.atan(discRadius * electronWavelength(voltage) * pixelSizeInvAng),
    pointSpread: between(0.4, 1),
    centre,
    ellipse: { ratio, theta },
    countsPerPixel: 1,
    backgroundAt111: background,
    directBeam: chance(0.8) ? between(0.5, 5) : 0,
    debyeWaller: between(0, 0.8),
    grains
  });
  const counts = recorded(expectedPattern(model), level, truth, random);
  const given = chance(0.5);
  return {
    seed,
    input: { counts, shape: [side, side], voltage, mask: given ? unseen(detector) : undefined },
    truth,
    traits: {
      ...plainTraits({ side, voltage, ratio, level, background, overlap: discRadius / radius111 }),
      ...(stop && { stop: 'yes' }),
      ...(grains && { grains: `${grains.count} x ${grains.share.toFixed(1)}` }),
      ...(given && { mask: 'given' })
    }
  };
}

/**
 * A recording with distortions of higher order: coma, threefold, barrel and pincushion as strong as a measured cross-grating
 * showed them, some much weaker. The scale of the truth is the one at 0.7 1/Å.
 */
export function bentCase(seed: number): GoldCase {
  const random = createRandom(seed, 'bent case');
  const between = (low: number, high: number): number => low + (high - low) * random.uniform();
  const side = random.uniform() < 0.5 ? 256 : 512;
  const voltage = VOLTAGES[Math.floor(random.uniform() * VOLTAGES.length)];
  const radius111 = (side / 256) * between(28, 50);
  const pixelSizeInvAng = 0.42471 / radius111;
  const discRadius = between(0.02, 0.085) * radius111;
  const middle = (side - 1) / 2;
  const level = Math.exp(between(Math.log(0.03), Math.log(5)));
  const background = between(0, 0.3);
  const strength = between(0, 1);
  const bend: Bend = [
    strength * between(-0.012, 0.012),
    strength * between(-0.012, 0.012),
    strength * between(-0.006, 0.006),
    strength * between(-0.006, 0.006),
    strength * between(-0.012, 0.012)
  ];
  const detector = createDetector({ shape: [side, side] });
  const ratio = between(1, 1.12);
  const { model, truth } = goldReference({
    detector,
    voltage,
    pixelSizeInvAng,
    semiAngle: Math.atan(discRadius * electronWavelength(voltage) * pixelSizeInvAng),
    pointSpread: between(0.4, 1),
    centre: [middle + between(-0.1, 0.1) * side, middle + between(-0.1, 0.1) * side],
    ellipse: { ratio, theta: between(-Math.PI / 2, Math.PI / 2) },
    countsPerPixel: 1,
    backgroundAt111: background,
    directBeam: between(0.5, 5),
    debyeWaller: between(0, 0.8)
  });
  const counts = recorded(bentPattern(model, bend, pixelSizeInvAng), level, truth, random);
  return {
    seed,
    input: { counts, shape: [side, side], voltage },
    truth,
    traits: {
      ...plainTraits({ side, voltage, ratio, level, background, overlap: discRadius / radius111 }),
      bend: bend.map(value => value.toFixed(4)).join(' ')
    }
  };
}

/** Traits that every case has, with nothing in the way of the rings. @param overlap radius of the discs, of that of 111 */
function plainTraits({
  voltage,
  overlap,
  ...rest
}: Record<'side' | 'voltage' | 'ratio' | 'level' | 'background' | 'overlap', number>): GoldCase['traits'] {
  return {
    ...rest,
    kV: voltage / 1e3,
    overlap: overlap > 0.06 ? 'yes' : 'no',
    stop: 'no',
    grains: 'none',
    mask: 'none'
  };
}

const NODES = [-Math.sqrt(0.15), 0, Math.sqrt(0.15)];
const WEIGHTS = [5 / 18, 4 / 9, 5 / 18];

/** The round parts of a pattern, every place on the detector showing the length in reciprocal space that the bends make of it. */
function bentPattern(
  { detector, centre, distortion, round }: PatternModel,
  bend: Bend,
  pixelSize: number
): Float64Array {
  const shape = mixedShape(round.filter(({ counts }) => counts > 0));
  const [rows, columns] = detector.shape;
  const [rr, rc, cr, cc] = inverse(distortion);
  const pattern = new Float64Array(rows * columns);
  for (let index = 0; index < pattern.length; index++) {
    const [down, right] = [Math.floor(index / columns) - centre[0], (index % columns) - centre[1]];
    for (let node = 0; node < 9; node++) {
      const [y, x] = [down + NODES[Math.floor(node / 3)], right + NODES[node % 3]];
      const [u, v] = [rr * y + rc * x, cr * y + cc * x];
      const length = Math.hypot(u, v);
      const angle = Math.atan2(v, u);
      const q = pixelSize * length;
      const [c, s, c3, s3, k] = bend;
      const second = c * Math.cos(angle) + s * Math.sin(angle) + c3 * Math.cos(3 * angle) + s3 * Math.sin(3 * angle);
      const bent = length * (1 + q * second + k * (q * q - UNBENT_Q ** 2));
      pattern[index] += WEIGHTS[Math.floor(node / 3)] * WEIGHTS[node % 3] * densityAt(shape, bent);
    }
  }
  return pattern;
}

/** Poisson counts of all frames together, with the given mean per frame on the top of the 111 ring. */
export function recorded(pattern: Float64Array, level: number, truth: GoldTruth, random: Random): Float64Array {
  const side = Math.sqrt(pattern.length);
  const [row0, column0, a, b, theta] = truth.pEllipse;
  const heights: number[] = [];
  for (let angle = 0; angle < 2 * Math.PI; angle += 0.01) {
    const radius = (a * b) / Math.hypot(b * Math.cos(angle - theta), a * Math.sin(angle - theta));
    const [row, column] = [Math.round(row0 + radius * Math.cos(angle)), Math.round(column0 + radius * Math.sin(angle))];
    const inside = row >= 0 && row < side && column >= 0 && column < side;
    heights.push(inside ? pattern[row * side + column] : 0);
  }
  const lit = heights.filter(height => height > 0);
  const scale = (FRAMES * level * lit.length) / lit.reduce((sum, height) => sum + height, 0);
  return pattern.map(value => poisson(value * scale, random));
}

/** Mask of what the detector does not see. */
export function unseen({ stored, pixelOf }: Detector): Uint8Array {
  const mask = new Uint8Array(stored[0] * stored[1]).fill(1);
  pixelOf.forEach(index => {
    if (index >= 0) {
      mask[index] = 0;
    }
  });
  return mask;
}
