import { createDetector } from '../../sample/detector';
import { expectedPattern } from '../../sample/expectedPattern';
import { goldReference } from '../../sample/goldReference';
import { beamSearch } from './beamSearch';
import type { CalibrationNumbers } from '../calibration';
import type { CalibrationPattern } from '../pixels/calibrationPattern';
import { cleanPattern } from '../pixels/calibrationPattern';
import { exposedPixels } from '../pixels/exposedPixels';

const SHAPE = [256, 256] as const;
const { model, truth } = goldReference({
  detector: createDetector({ shape: SHAPE }),
  voltage: 300e3,
  pixelSizeInvAng: 0.0096,
  semiAngle: 0.5e-3,
  countsPerPixel: 0.1,
  backgroundAt111: 0.2,
  directBeam: 1,
  centre: [125.3, 131.6]
});
const counts = expectedPattern(model).map(mean => 1024 * mean);
const [centreRow, centreColumn, a] = truth.pEllipse;
const values: CalibrationNumbers = {
  pixelSizeInvAng: truth.pixelSizeInvAng,
  pixelSizeGeoInvAng: truth.pixelSizeInvAng,
  axisRatio: 1,
  theta: 0,
  centreRow,
  centreColumn
};

function exposed(pattern: CalibrationPattern) {
  const clean = cleanPattern(pattern);
  return { ...clean, used: exposedPixels(clean) };
}

function masked(radius: number): Uint8Array {
  return Uint8Array.from(counts, (_, at) =>
    Math.hypot(Math.floor(at / SHAPE[1]) - centreRow, (at % SHAPE[1]) - centreColumn) < radius ? 1 : 0
  );
}

describe('beamSearch', () => {
  it('looks half as far as 111, with a window that holds the beam but no ring', () => {
    const search = beamSearch(exposed({ counts, shape: SHAPE }), values, { voltage: 300e3 });
    expect(search?.centre).toEqual([centreRow, centreColumn]);
    // The ellipse of the truth is the ring 111
    expect(search?.reach).toBeCloseTo(a / 2, 6);
    // The disc of the beam: the semi-angle over the angle of a pixel
    const disc = 0.5e-3 / (0.0096 * 0.019687);
    expect(search?.radius).toBeGreaterThan(disc);
    expect(search?.radius).toBeLessThan(a / 2);
  });

  it('looks for a saturated beam as well', () => {
    const saturated = counts.map(count => Math.min(count, 200_000));
    const search = beamSearch(exposed({ counts: saturated, shape: SHAPE }), values, { voltage: 300e3 });
    expect(search?.radius).toBeLessThan(a / 2);
  });

  it('does not look behind a beam stop', () => {
    const stopped = exposed({ counts, shape: SHAPE, mask: masked(9) });
    expect(beamSearch(stopped, values, { voltage: 300e3 })).toBeUndefined();
  });
});
