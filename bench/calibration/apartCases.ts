import { electronWavelength } from '../../src/core/gold/wavelength';
import { GOLD_SCATTERING } from '../../src/core/gold/scatteringFactor';
import type { Crystal } from '../../src/core/sample/crystal';
import { GOLD, reflections } from '../../src/core/sample/crystal';
import { crystalOf } from '../../src/core/sample/crystalOf';
import { powderRings, powderShape } from '../../src/core/sample/powder';
import { blurredShape } from '../../src/core/sample/radialShape';
import { builtInStructure } from '../../src/core/standards/builtIn';
import { fibreFactor } from './fibreTexture';
import type { Draw, Kind, ScaleCase } from './scaleDraws';
import { blended, counted, reference, usual } from './scaleDraws';

/** 1/Å: no ring beyond is on a detector at the usual camera lengths */
const LARGEST_G = 2.2;
const AXES = [
  [1, 1, 1],
  [1, 1, 0],
  [1, 0, 0]
] as const;

/** What is too special to come in turn, and is looked at by its name. */
export const APART: readonly Kind[] = [
  { name: 'fibre texture of gold', make: fibre },
  { name: 'even rings: blend of gold and a lattice that has no others', make: draw => blended(draw, evenOnly) }
];

/** Crystals that lie about one axis, more or less exactly, beside others that do not. The axis is up to 40 degrees off the beam. */
function fibre(draw: Draw): Omit<ScaleCase, 'kind'> {
  const { model, voltage, size, side } = reference(draw, {}, usual(draw));
  const axis = draw.oneOf(AXES);
  const texture = { axis, spread: draw.between(0.07, 0.4), tilt: draw.between(0, 0.7) };
  const aligned = draw.between(0.3, 1);
  const vectors = reflections(GOLD, LARGEST_G, draw.between(0, 0.8)).map(one => ({
    ...one,
    intensity: one.intensity * (1 - aligned + aligned * fibreFactor(one.indices, texture))
  }));
  const camera = { wavelength: electronWavelength(voltage), pixelSizeInvAng: size };
  const disc = (draw.between(0.03, 0.08) * 0.42471) / size;
  const shape = blurredShape(powderShape(powderRings(vectors, camera), disc), draw.between(0.4, 1));
  const [beam, rings, diffuse] = model.round;
  const counts = counted(draw, { ...model, round: [beam, { shape, counts: rings.counts }, diffuse] });
  return { input: { counts, shape: [side, side], voltage }, truth: size };
}

/** Body-centred or rock salt with odd rings next to extinct, of any size: at another scale its rings are where the even ones of gold are. */
function evenOnly({ between, oneOf }: Draw): Crystal {
  const across = between(3.7, 4.5);
  return oneOf([bodyCentred(across / Math.SQRT2), rockSalt(across)]);
}

function bodyCentred(a: number): Crystal {
  const atoms = [
    [0, 0, 0],
    [0.5, 0.5, 0.5]
  ].map(([x, y, z]) => ({ at: [x, y, z] as const, scattering: GOLD_SCATTERING }));
  return { name: 'body-centred', lattice: [a, a, a], atoms };
}

function rockSalt(a: number): Crystal {
  return { ...crystalOf(builtInStructure('MgO')), lattice: [a, a, a] };
}
