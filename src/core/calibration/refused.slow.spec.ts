import { GOLD_SCATTERING } from '../gold/scatteringFactor';
import { electronWavelength } from '../gold/wavelength';
import { carbonHaloShape, diffuseShape } from '../sample/background';
import type { Crystal } from '../sample/crystal';
import { createDetector } from '../sample/detector';
import { NO_DISTORTION } from '../sample/distortion';
import { expectedPattern } from '../sample/expectedPattern';
import { crystalOf } from '../sample/crystalOf';
import type { PatternModel } from '../sample/patternModel';
import { goldReference } from '../sample/goldReference';
import { poisson } from '../sample/poissonNoise';
import { discShape, mixedShape } from '../sample/radialShape';
import { builtInStructure } from '../standards/builtIn';
import { createRandom } from '../random';
import { calibrate } from './calibrate';

const DETECTOR = createDetector({ shape: [256, 256] });
const VOLTAGE = 200e3;

const TUNGSTEN: Crystal = {
  name: 'bcc',
  lattice: [3.165, 3.165, 3.165],
  atoms: [
    { at: [0, 0, 0], scattering: GOLD_SCATTERING },
    { at: [0.5, 0.5, 0.5], scattering: GOLD_SCATTERING }
  ]
};

function gold(changes: Partial<Parameters<typeof goldReference>[0]>): PatternModel {
  return goldReference({
    detector: DETECTOR,
    voltage: VOLTAGE,
    pixelSizeInvAng: 0.0105,
    semiAngle: 0.4e-3,
    countsPerPixel: 0.5,
    backgroundAt111: 0.2,
    directBeam: 1,
    ...changes
  }).model;
}

const CAMERA = { wavelength: electronWavelength(VOLTAGE), pixelSizeInvAng: 0.0105 };
const CARBON: PatternModel = {
  detector: DETECTOR,
  centre: [120, 130],
  distortion: NO_DISTORTION,
  round: [
    { shape: discShape(3), counts: 4e4 },
    { shape: carbonHaloShape(CAMERA, 250), counts: 4e4 },
    { shape: diffuseShape(CAMERA, 250), counts: 2e4 }
  ],
  spots: []
};

function counted(model: PatternModel, frames = 1024): Float64Array {
  const random = createRandom(3, 'refused');
  return expectedPattern(model).map(value => poisson(frames * value, random));
}

const plain = counted(gold({}));

const verdictOn = (counts: Float64Array, mask?: Uint8Array) =>
  calibrate({ counts, mask, shape: [256, 256], voltage: VOLTAGE });

describe('calibrate refuses', () => {
  it.each<[string, () => PatternModel, string[]]>([
    ['a body-centred crystal', () => gold({ crystal: TUNGSTEN }), ['not-gold', 'no-rings']],
    ['amorphous carbon', () => CARBON, ['one-ring', 'no-rings', 'not-gold']],
    [
      'a single crystal',
      () => gold({ grains: { count: 1, share: 1, thickness: 100, seed: 1 } }),
      ['not-rings', 'no-rings', 'one-ring']
    ],
    [
      'no rings at all',
      () => ({ ...gold({}), round: gold({}).round.slice(0, 1) }),
      ['not-rings', 'no-rings', 'ambiguous']
    ]
  ])('%s', (_, model, rules) => {
    const { verdict, rule, reason } = verdictOn(counted(model()));
    expect(verdict).toBe('fail');
    expect(rules).toContain(rule);
    expect(reason).toMatch(/^[A-Z].*\.$/);
  });

  it.each([
    [4, 4],
    [256, 8],
    [1, 4096]
  ])('a pattern of %i x %i pixels, as of a scan that is stored transposed', (...shape) => {
    const counts = new Float64Array(shape[0] * shape[1]).fill(1e4);
    expect(calibrate({ counts, shape, voltage: VOLTAGE })).toMatchObject({ verdict: 'fail', rule: 'too-small' });
  });

  it('an empty pattern', () => {
    expect(verdictOn(new Float64Array(65536))).toMatchObject({ verdict: 'fail', rule: 'empty' });
  });

  it('a saturated pattern', () => {
    const counts = plain.map(value => Math.min(500, value));
    expect(verdictOn(counts)).toMatchObject({ verdict: 'fail', rule: 'saturated' });
  });

  it('a pattern behind a mask', () => {
    const mask = Uint8Array.from({ length: 65536 }, (_, at) => (at % 256 < 180 ? 1 : 0));
    expect(verdictOn(plain, mask)).toMatchObject({ verdict: 'fail', rule: 'blocked' });
  });

  // Rock salt has the even rings of gold, here at a scale 1.0 to 1.4 % off, which fits best
  it.each([
    [4.02, 0.55],
    [4.02, 0.7],
    [4.12, 0.55]
  ])('to be sure of gold beside rock salt of %d Å with %d of the counts', (lattice, share) => {
    const semiAngle = 0.7e-3;
    const oxide = crystalOf(builtInStructure('MgO'));
    const crystal = { ...oxide, lattice: [lattice, lattice, lattice] as const };
    const plain = gold({ semiAngle, debyeWaller: 0.3, backgroundAt111: 0.1 });
    const [beam, rings, diffuse] = plain.round;
    const [, other] = gold({ semiAngle: 0.35e-3, debyeWaller: 0.5, crystal, lattice }).round;
    const shape = mixedShape([
      { shape: rings.shape, counts: 1 - share },
      { shape: other.shape, counts: share }
    ]);
    const counts = counted({ ...plain, round: [beam, { ...rings, shape }, diffuse] }, 200);
    const { verdict, rule, reason } = verdictOn(counts);
    expect([verdict, rule]).toEqual(['check', 'second-lattice']);
    expect(reason).toMatch(/^Rings 200, 220 and 222 seem to belong to a second material, too: they .*\.$/);
  });

  it('to be sure of two rings', () => {
    const { verdict } = verdictOn(counted(gold({ pixelSizeInvAng: 0.0038 })));
    expect(verdict).not.toBe('pass');
  });
});
