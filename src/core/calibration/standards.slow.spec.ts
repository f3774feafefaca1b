import { electronWavelength } from '../gold/wavelength';
import { createRandom } from '../random';
import { crystalOf } from '../sample/crystalOf';
import { createDetector } from '../sample/detector';
import { expectedPattern } from '../sample/expectedPattern';
import { goldReference } from '../sample/goldReference';
import { poisson } from '../sample/poissonNoise';
import type { BuiltInName } from '../standards/builtIn';
import { BUILT_IN_NAMES, builtInStandard, builtInStructure } from '../standards/builtIn';
import { calibratePrepared } from './calibrate';
import type { Calibration } from './calibration';
import type { Prepared } from './preparePattern';
import { preparePattern } from './preparePattern';

const VOLTAGE = 200e3;
const PIXEL_SIZE = 0.0098;
const SHAPE = [256, 256] as const;

function patternOf(name: BuiltInName): Prepared {
  const crystal = crystalOf(builtInStructure(name));
  const { model } = goldReference({
    detector: createDetector({ shape: SHAPE }),
    voltage: VOLTAGE,
    pixelSizeInvAng: PIXEL_SIZE,
    semiAngle: Math.atan(1.4 * electronWavelength(VOLTAGE) * PIXEL_SIZE),
    centre: [121, 134],
    ellipse: { ratio: 1.04, theta: 0.5 },
    countsPerPixel: 0.4,
    backgroundAt111: name === 'MgO' ? 4 : 0.2,
    directBeam: 1,
    debyeWaller: 0.5,
    lattice: crystal.lattice[0],
    crystal
  });
  const random = createRandom(7, name);
  const counts = expectedPattern(model).map(value => poisson(1024 * value, random));
  return preparePattern({ counts, shape: SHAPE });
}

const patterns = new Map(BUILT_IN_NAMES.map(name => [name, patternOf(name)]));

function against(pattern: BuiltInName, standard: BuiltInName): Calibration {
  return calibratePrepared(patterns.get(pattern)!, { voltage: VOLTAGE, standard: builtInStandard(standard) });
}

const offBy = ({ values }: Calibration): number => (values?.pixelSizeInvAng ?? Infinity) / PIXEL_SIZE - 1;

describe('a calibration against another standard than gold', () => {
  it.each(BUILT_IN_NAMES)('finds the pixel size of a pattern of %s', name => {
    const found = against(name, name);
    expect([found.verdict, found.reason]).toEqual(['pass', expect.stringContaining('agree on one pixel size within')]);
    expect(Math.abs(offBy(found))).toBeLessThan(6e-4);
    expect(found.values!.axisRatio).toBeCloseTo(1.04, 3);
  });

  it.each([
    ['Au', 'Si', 'check', 'has rings at'],
    ['Au', 'MgO', 'fail', 'another material'],
    ['Si', 'Au', 'fail', 'Gold has a ring 200 where'],
    ['MgO', 'Au', 'fail', 'Gold has a ring 311 where'],
    ['Si', 'MgO', 'fail', 'not magnesium oxide']
  ] as const)('does not pass a pattern of %s as one of %s: %s', (pattern, standard, expected, words) => {
    const { verdict, reason } = against(pattern, standard);
    expect([verdict, reason]).toEqual([expected, expect.stringContaining(words)]);
  });

  it('cannot tell gold from aluminium: their rings are in the same proportions, at another scale', () => {
    expect(offBy(against('Au', 'Al'))).toBeCloseTo(4.0782 / 4.0496 - 1, 3);
  });
});
