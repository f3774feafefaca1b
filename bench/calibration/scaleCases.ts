import type { Crystal } from '../../src/core/sample/crystal';
import { crystalOf } from '../../src/core/sample/crystalOf';
import { expectedPattern } from '../../src/core/sample/expectedPattern';
import { poisson } from '../../src/core/sample/poissonNoise';
import { blurredShape, mixedShape, radialShape, ringShape } from '../../src/core/sample/radialShape';
import type { BuiltInName } from '../../src/core/standards/builtIn';
import { builtInStandard, builtInStructure } from '../../src/core/standards/builtIn';
import { APART } from './apartCases';
import { OTHERS } from './refused';
import type { Draw, Kind, Reference, ScaleCase } from './scaleDraws';
import { blended, counted, drawOf, reference, usual } from './scaleDraws';

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
  {
    name: 'blend of gold and another phase',
    make: draw => blended(draw, ({ oneOf }) => oneOf([...OTHERS, ROCK_SALT]))
  },
  { name: 'two rings in the ratio of 1 to root 2', make: pair },
  { name: 'only the tail of the beam', make: tail }
];

/** The kinds in turn, or the one kind that is wanted: its name, or how it begins. */
export function scaleCase(seed: number, wanted?: string): ScaleCase {
  const { name, make } = wanted === undefined ? KINDS[seed % KINDS.length] : kindNamed(wanted);
  return { kind: name, ...make(drawOf(seed), seed) };
}

/** A kind by its name or how it begins, of those in turn or of those looked at apart. @throws RangeError for none */
function kindNamed(wanted: string): Kind {
  const all = [...KINDS, ...APART];
  const found = all.find(({ name }) => name === wanted) ?? all.find(({ name }) => name.startsWith(wanted));
  if (!found) {
    throw new RangeError(`No kind begins as "${wanted}". There are: ${all.map(({ name }) => name).join('; ')}`);
  }
  return found;
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
