import type { CalibrationInput } from '../../src/core/calibration/calibration';
import { electronWavelength } from '../../src/core/gold/wavelength';
import type { Random } from '../../src/core/random';
import { createRandom } from '../../src/core/random';
import type { Crystal } from '../../src/core/sample/crystal';
import { createDetector } from '../../src/core/sample/detector';
import { expectedPattern } from '../../src/core/sample/expectedPattern';
import { goldReference } from '../../src/core/sample/goldReference';
import type { PatternModel } from '../../src/core/sample/patternModel';
import { poisson } from '../../src/core/sample/poissonNoise';
import { mixedShape } from '../../src/core/sample/radialShape';

/** A pattern, and the pixel size that its standard has in it. */
export interface ScaleCase {
  readonly kind: string;
  readonly input: CalibrationInput;
  /** 1/Å per px along the minor axis; absent where no pixel size is right */
  readonly truth?: number;
}

/** Draws what varies between the patterns of a kind. */
export interface Draw {
  readonly random: Random;
  between(low: number, high: number): number;
  /** Evenly in the logarithm */
  over(low: number, high: number): number;
  oneOf<T>(values: readonly T[]): T;
}

export type Reference = Parameters<typeof goldReference>[0];

/** Patterns of one sort. */
export interface Kind {
  readonly name: string;
  readonly make: (draw: Draw, seed: number) => Omit<ScaleCase, 'kind'>;
}

/** Annuli of a shape that are too small to say how high a ring is */
const CORE = 100;

export function drawOf(seed: number): Draw {
  const random = createRandom(seed, 'scales');
  const between = (low: number, high: number): number => low + (high - low) * random.uniform();
  return {
    random,
    between,
    over: (low, high) => Math.exp(between(Math.log(low), Math.log(high))),
    oneOf: values => values[Math.floor(random.uniform() * values.length)]
  };
}

/** @param place of the ring 111 of gold, as a part of half the side */
export function reference(
  draw: Draw,
  changes: Partial<Reference>,
  place: number
): { model: PatternModel; voltage: number; size: number; side: number } {
  const { between, oneOf } = draw;
  const side = oneOf([128, 192, 256]);
  const voltage = oneOf([60e3, 80e3, 200e3, 300e3]);
  const radius = (place * side) / 2;
  const size = 0.42471 / radius;
  const disc = between(0.03, 0.08) * radius;
  const middle = (side - 1) / 2;
  const { model } = goldReference({
    detector: createDetector({ shape: [side, side] }),
    voltage,
    pixelSizeInvAng: size,
    semiAngle: Math.atan(disc * electronWavelength(voltage) * size),
    pointSpread: between(0.4, 1),
    centre: [middle + between(-0.06, 0.06) * side, middle + between(-0.06, 0.06) * side],
    ellipse: { ratio: between(1, 1.1), theta: between(-1.5, 1.5) },
    countsPerPixel: 1,
    backgroundAt111: between(0.02, 0.4),
    directBeam: between(0.2, 4),
    debyeWaller: between(0, 0.8),
    ...changes
  });
  return { model, voltage, size, side };
}

/** Usual camera lengths: six rings or more. */
export function usual({ between }: Draw): number {
  return between(0.25, 0.42);
}

/** From 2 to 1,000 counts at the top of the brightest ring, beam and background with them. */
export function counted({ over, random }: Draw, model: PatternModel): Float64Array {
  const [, rings] = model.round;
  const top =
    rings.counts * rings.shape.density.reduce((most, value, at) => (at < CORE ? most : Math.max(most, value)), 0);
  const scale = over(2, 1000) / top;
  return expectedPattern(model).map(value => poisson(scale * value, random));
}

/** Gold and another crystal, a tenth to nine tenths of the counts. The pixel size of gold is right, whatever is beside it. */
export function blended(draw: Draw, other: (draw: Draw) => Crystal): Omit<ScaleCase, 'kind'> {
  const gold = reference(draw, {}, usual(draw));
  const crystal = other(draw);
  const share = draw.between(0.1, 0.9);
  const { model } = goldReference({
    detector: gold.model.detector,
    voltage: gold.voltage,
    pixelSizeInvAng: gold.size,
    semiAngle: Math.atan(1.2 * electronWavelength(gold.voltage) * gold.size),
    countsPerPixel: 1,
    backgroundAt111: 0.1,
    directBeam: 0,
    lattice: crystal.lattice[0],
    crystal
  });
  const [beam, rings, diffuse] = gold.model.round;
  const mixed = mixedShape([
    { shape: rings.shape, counts: 1 - share },
    { shape: model.round[1].shape, counts: share }
  ]);
  const counts = counted(draw, { ...gold.model, round: [beam, { shape: mixed, counts: rings.counts }, diffuse] });
  return { input: { counts, shape: [gold.side, gold.side], voltage: gold.voltage }, truth: gold.size };
}
