import { azimuthOf, detectorAzimuth, turned } from './azimuths';
import { rounding } from './ringEllipse';

describe('azimuths', () => {
  it('count from the row axis, down, towards the columns, right', () => {
    expect([azimuthOf(1, 0), azimuthOf(0, 1), azimuthOf(-1, 0), azimuthOf(0, -1)]).toEqual([0, 90, 180, 270]);
    expect([turned(-10), turned(370), turned(360)]).toEqual([350, 10, 0]);
  });

  it('lead from the round pattern to the detector', () => {
    const ellipse = { axisRatio: 1.3, theta: 0.4 };
    const [rr, rc, cc] = rounding(ellipse);
    for (const azimuth of [3, 77, 140, 222, 301]) {
      const [down, right] = [Math.cos((azimuth * Math.PI) / 180), Math.sin((azimuth * Math.PI) / 180)];
      // What lies in that direction on the detector is turned to where it came from by the matrix of the ellipse
      const round = azimuthOf(rr * down + rc * right, rc * down + cc * right);
      expect(detectorAzimuth(round, ellipse)).toBeCloseTo(azimuth, 9);
    }
    // Its axes stay
    expect(detectorAzimuth((0.4 * 180) / Math.PI, ellipse)).toBeCloseTo((0.4 * 180) / Math.PI, 9);
  });
});
