import type { CalibrationInput } from '../../src/core/calibration/calibration';
import { electronWavelength } from '../../src/core/gold/wavelength';
import type { Random } from '../../src/core/random';
import { createRandom } from '../../src/core/random';
import type { Crystal } from '../../src/core/sample/crystal';
import { GOLD } from '../../src/core/sample/crystal';
import { crystalOf } from '../../src/core/sample/crystalOf';
import { createDetector } from '../../src/core/sample/detector';
import { expectedPattern } from '../../src/core/sample/expectedPattern';
import { goldReference } from '../../src/core/sample/goldReference';
import type { PatternModel } from '../../src/core/sample/patternModel';
import { poisson } from '../../src/core/sample/poissonNoise';
import { blurredShape, mixedShape, radialShape, ringShape } from '../../src/core/sample/radialShape';
import type { BuiltInName } from '../../src/core/standards/builtIn';
import { builtInStandard, builtInStructure } from '../../src/core/standards/builtIn';
import { OTHERS } from './refused';

/** A pattern, and the pixel size that its standard has in it. */
export interface ScaleCase {
  readonly kind: string;
  readonly input: CalibrationInput;
  /** 1/Å per px along the minor axis; absent where no pixel size is right */
  readonly truth?: number;
}

/** Draws what varies between the patterns of a kind. */
interface Draw {
  readonly random: Random;
  between(low: number, high: number): number;
  /** Evenly in the logarithm */
  over(low: number, high: number): number;
  oneOf<T>(values: readonly T[]): T;
}

type Reference = Parameters<typeof goldReference>[0];

interface Kind {
  readonly name: string;
  readonly make: (draw: Draw, seed: number) => Omit<ScaleCase, 'kind'>;
}

/** Annuli of a shape that are too small to say how high a ring is */
const CORE = 100;
const ROCK_SALT = crystalOf(builtInStructure('MgO'));

/** What is recorded, from what is easy to what must mislead. */
export const KINDS: readonly Kind[] = [
  { name: 'gold', make: draw => ofGold(draw, {}) },
  { name: 'gold, one to three rings on the detector', make: draw => ofGold(draw, {}, draw.between(0.52, 1.05)) },
  { name: 'gold with texture', make: (draw, seed) => ofGold(draw, { grains: grains(draw, seed) }) },
  { name: 'aluminium, told', make: draw => told(draw, 'Al') },
  { name: 'silicon, told', make: draw => told(draw, 'Si') },
  { name: 'magnesium oxide, told', make: draw => told(draw, 'MgO') },
  { name: 'another phase taken for gold', make: draw => misled(draw, draw.oneOf([...OTHERS, ROCK_SALT])) },
  { name: 'gold taken for silicon or magnesium oxide', make: draw => taken(draw, draw.oneOf(['Si', 'MgO'] as const)) },
  { name: 'blend of gold and another phase', make: blend },
  { name: 'two rings in the ratio of 1 to root 2', make: pair },
  { name: 'only the tail of the beam', make: tail }
];

/** The kinds in turn. */
export function scaleCase(seed: number): ScaleCase {
  const { name, make } = KINDS[seed % KINDS.length];
  const random = createRandom(seed, 'scales');
  const between = (low: number, high: number): number => low + (high - low) * random.uniform();
  const draw: Draw = {
    random,
    between,
    over: (low, high) => Math.exp(between(Math.log(low), Math.log(high))),
    oneOf: values => values[Math.floor(random.uniform() * values.length)]
  };
  return { kind: name, ...make(draw, seed) };
}

/** @param place of the ring 111 of gold, as a part of half the side */
function reference(
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
function usual({ between }: Draw): number {
  return between(0.25, 0.42);
}

/** From 2 to 1,000 counts at the top of the brightest ring, beam and background with them. */
function counted({ over, random }: Draw, model: PatternModel): Float64Array {
  const [, rings] = model.round;
  const top =
    rings.counts * rings.shape.density.reduce((most, value, at) => (at < CORE ? most : Math.max(most, value)), 0);
  const scale = over(2, 1000) / top;
  return expectedPattern(model).map(value => poisson(scale * value, random));
}

function ofGold(draw: Draw, changes: Partial<Reference>, place = usual(draw)): Omit<ScaleCase, 'kind'> {
  const { model, voltage, size, side } = reference(draw, changes, place);
  return { input: { counts: counted(draw, model), shape: [side, side], voltage }, truth: size };
}

function grains({ between }: Draw, seed: number): Reference['grains'] {
  return { count: Math.floor(between(2, 20)), share: between(0.5, 0.97), thickness: between(60, 150), seed };
}

function told(draw: Draw, name: BuiltInName): Omit<ScaleCase, 'kind'> {
  const crystal = crystalOf(builtInStructure(name));
  const found = ofGold(draw, { crystal, lattice: crystal.lattice[0] });
  return { ...found, input: { ...found.input, standard: builtInStandard(name) } };
}

function misled(draw: Draw, crystal: Crystal): Omit<ScaleCase, 'kind'> {
  return { input: ofGold(draw, { crystal, lattice: crystal.lattice[0] }).input };
}

function taken(draw: Draw, name: BuiltInName): Omit<ScaleCase, 'kind'> {
  return { input: { ...ofGold(draw, {}).input, standard: builtInStandard(name) } };
}

/** The pixel size of gold is right, whatever is beside it. */
function blend(draw: Draw): Omit<ScaleCase, 'kind'> {
  const gold = reference(draw, {}, usual(draw));
  const other = draw.oneOf([...OTHERS, ROCK_SALT]);
  const share = draw.between(0.1, 0.9);
  const { model } = goldReference({
    detector: gold.model.detector,
    voltage: gold.voltage,
    pixelSizeInvAng: gold.size,
    semiAngle: Math.atan(1.2 * electronWavelength(gold.voltage) * gold.size),
    countsPerPixel: 1,
    backgroundAt111: 0.1,
    directBeam: 0,
    lattice: other === GOLD ? undefined : other.lattice[0],
    crystal: other
  });
  const [beam, rings, diffuse] = gold.model.round;
  const mixed = mixedShape([
    { shape: rings.shape, counts: 1 - share },
    { shape: model.round[1].shape, counts: share }
  ]);
  const counts = counted(draw, { ...gold.model, round: [beam, { shape: mixed, counts: rings.counts }, diffuse] });
  return { input: { counts, shape: [gold.side, gold.side], voltage: gold.voltage }, truth: gold.size };
}

/** 200 and 220, or 220 and 400, or 111 and 222 of something: no pixel size is right. */
function pair(draw: Draw): Omit<ScaleCase, 'kind'> {
  const { model, voltage, side } = reference(draw, {}, usual(draw));
  const [beam, rings, diffuse] = model.round;
  const radius = draw.between(0.3, 0.62) * (side / 2);
  const disc = draw.between(1, 2.5);
  const two = mixedShape([
    { shape: ringShape(radius, disc), counts: 1 },
    { shape: ringShape(Math.SQRT2 * radius, disc), counts: draw.between(0.3, 1.2) }
  ]);
  const shape = blurredShape(two, draw.between(0.4, 1));
  const counts = counted(draw, { ...model, round: [beam, { shape, counts: rings.counts }, diffuse] });
  return { input: { counts, shape: [side, side], voltage } };
}

function tail(draw: Draw): Omit<ScaleCase, 'kind'> {
  const { model, voltage, side } = reference(draw, {}, usual(draw));
  const [core, fall] = [draw.between(2, 12), draw.between(1.5, 4)];
  const shape = radialShape(radius => (1 + (radius / core) ** 2) ** (-fall / 2), 2 * side);
  const pattern = expectedPattern({ ...model, round: [{ shape, counts: 1 }] });
  const scale = draw.over(1e4, 1e7);
  const counts = pattern.map(value => poisson(scale * value, draw.random));
  return { input: { counts, shape: [side, side], voltage } };
}
