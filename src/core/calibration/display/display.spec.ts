import { electronWavelength } from '../../gold/wavelength';
import { createDetector } from '../../sample/detector';
import { expectedPattern } from '../../sample/expectedPattern';
import type { GoldTruth } from '../../sample/goldReference';
import { goldReference } from '../../sample/goldReference';
import type { PlainImage } from '../../shrinkImage';
import type { CalibrationNumbers } from '../calibration';
import type { CleanPattern } from '../pixels/calibrationPattern';
import { cleanPattern } from '../pixels/calibrationPattern';
import { calibratedGeometry, roundGeometry } from './calibratedGeometry';
import { distanceProfile } from './distanceProfile';
import { flattenedProfile } from './flattenedProfile';
import { undistortedPattern } from './undistortedPattern';
import { unrolledPattern } from './unrolledPattern';

const VOLTAGE = 200e3;
const SIZE = 0.0085;
const ELLIPSE = { ratio: 1.08, theta: 0.4 };
const CENTRE = [120.3, 133.8] as const;

/** Gold without noise, with a masked bar, and the numbers that made it: what a perfect calibration would give. */
function gold(): { pattern: CleanPattern; values: CalibrationNumbers; truth: GoldTruth } {
  const { model, truth } = goldReference({
    detector: createDetector({ shape: [256, 256] }),
    voltage: VOLTAGE,
    pixelSizeInvAng: SIZE,
    semiAngle: Math.atan(1.5 * electronWavelength(VOLTAGE) * SIZE),
    centre: CENTRE,
    ellipse: ELLIPSE,
    countsPerPixel: 1000,
    backgroundAt111: 0.2,
    directBeam: 1
  });
  const mask = Uint8Array.from({ length: 65536 }, (_, at) => (at % 256 >= 60 && at % 256 < 64 ? 1 : 0));
  const values = {
    pixelSizeInvAng: truth.pixelSizeInvAng,
    pixelSizeGeoInvAng: truth.pixelSizeGeoInvAng,
    axisRatio: ELLIPSE.ratio,
    theta: ELLIPSE.theta,
    centreRow: CENTRE[0],
    centreColumn: CENTRE[1]
  };
  return { pattern: cleanPattern({ counts: expectedPattern(model), shape: [256, 256], mask }), values, truth };
}

const { pattern, values, truth } = gold();
const [c, s] = [Math.cos(ELLIPSE.theta), Math.sin(ELLIPSE.theta)];
const STRETCH = ELLIPSE.ratio - 1;
const DISTORTION = [1 + STRETCH * c * c, STRETCH * s * c, STRETCH * s * c, 1 + STRETCH * s * s] as const;
/** 220 has no other ring within three of its widths: its place at every azimuth is where counts are largest around it */
const RING = truth.rings[2];

/** Place of the highest value of each line between two columns, as the vertex of a parabola; NaN where a gap is near. */
function crests({ values: image, shape: [lines, steps] }: PlainImage, from: number, to: number): number[] {
  return Array.from({ length: lines }, (_, line) => {
    const at = (step: number): number => image[line * steps + step];
    let best = from;
    for (let step = from; step < to; step++) {
      best = !(at(step) <= at(best)) ? step : best;
    }
    const [a, b, d] = [at(best - 1), at(best), at(best + 1)];
    return best + 0.5 + (a - d) / (2 * (a - 2 * b + d));
  });
}

function extent(places: readonly number[]): number {
  const known = places.filter(Number.isFinite);
  expect(known.length).toBeGreaterThan(0.8 * places.length);
  return Math.max(...known) - Math.min(...known);
}

describe('views of a calibrated pattern', () => {
  const grid = { azimuths: 72, steps: 300, qRange: [0.6, 0.78] as const };
  // Steps of 0.0006 1/Å are 0.07 px
  const perStep = 0.18 / 300;

  it('unrolls rings to straight lines at their q with the right geometry only', () => {
    const straight = crests(unrolledPattern(pattern, calibratedGeometry(values), grid), 1, 299);
    const waving = crests(unrolledPattern(pattern, roundGeometry(values), grid), 1, 299);
    // Discs make the crests flat: sampling moves them by up to 0.35 px; without the correction they move by 8 % of 80 px
    expect(extent(straight) * perStep).toBeLessThan(0.7 * SIZE);
    expect(extent(waving) * perStep).toBeGreaterThan(0.06 * RING.g);
    const places = straight.filter(Number.isFinite);
    const mean = 0.6 + (perStep * places.reduce((sum, place) => sum + place, 0)) / places.length;
    expect(Math.abs(mean / RING.g - 1)).toBeLessThan(2e-3);
  });

  it('makes rings circles of the radius that the pixel size of the minor axis gives', () => {
    const round = undistortedPattern(pattern, values, DISTORTION);
    const corrected = { ...pattern, counts: round.values.map(value => value || 0) };
    const used = Uint8Array.from(round.values, value => (Number.isNaN(value) ? 0 : 1));
    const geometry = { centre: CENTRE, matrix: [1, 0, 1] as const };
    const places = crests(
      unrolledPattern({ ...corrected, used }, geometry, { azimuths: 72, steps: 200, qRange: [70, 90] }),
      1,
      199
    );
    expect(extent(places) * 0.1).toBeLessThan(0.7);
    const known = places.filter(Number.isFinite);
    const radius = 70 + (0.1 * known.reduce((sum, place) => sum + place, 0)) / known.length;
    expect(Math.abs(radius - RING.minorRadius)).toBeLessThan(0.25);
  });

  it('leaves out what the detector does not see', () => {
    const { values: image } = undistortedPattern(pattern, values, DISTORTION);
    // The stretch takes the corners off the detector, and the masked bar stays a gap
    expect(image[0]).toBeNaN();
    const row = Array.from(image.subarray(120 * 256, 121 * 256));
    expect(row.filter(Number.isNaN).length).toBeGreaterThanOrEqual(3);
    expect(row.filter(Number.isFinite).length).toBeGreaterThan(200);
  });

  it('flattens the profile to the rings of gold', () => {
    const profile = flattenedProfile(pattern, values, { voltage: VOLTAGE })!;
    expect(profile.targets.map(({ name }) => name)).toEqual(expect.arrayContaining(['111', '200', '220', '311']));
    // The pattern is a kinematic powder without vibration: profile and simulation differ by the background's polynomial only
    const highest = Math.max(...profile.flattened);
    profile.q.forEach((_, at) =>
      expect(Math.abs(profile.flattened[at] - profile.simulated[at])).toBeLessThan(0.05 * highest)
    );
    const top = profile.q[profile.flattened.indexOf(highest)];
    expect(Math.abs(top / truth.rings[0].g - 1)).toBeLessThan(0.01);
  });

  it('has no profile where the detector ends before two rings', () => {
    const near = { ...values, pixelSizeInvAng: 0.002, pixelSizeGeoInvAng: 0.002 / Math.sqrt(1.08) };
    expect(flattenedProfile(pattern, near, { voltage: VOLTAGE })).toBeUndefined();
  });

  it('finds a centre and the rings about it without a calibration', () => {
    const found = distanceProfile(pattern)!;
    expect(Math.hypot(found.centre[0] - CENTRE[0], found.centre[1] - CENTRE[1])).toBeLessThan(1);
    const at = (px: number): number => found.counts[found.distance.findIndex(value => value >= px)];
    const ring = RING.minorRadius * Math.sqrt(ELLIPSE.ratio);
    expect(at(ring)).toBeGreaterThan(1.3 * at(ring - 12));
  });
});

describe('what gold does not explain', () => {
  it('is nothing in gold, and a ring of something else at its place', () => {
    const conditions = { voltage: VOLTAGE };
    expect(flattenedProfile(pattern, values, conditions)!.unexplained).toEqual([]);
    // A faint ring between 200 and 220, by the same ellipse
    const [rr, rc, cr, cc] = [DISTORTION[3], -DISTORTION[1], -DISTORTION[2], DISTORTION[0]].map(
      value => (value * SIZE) / (DISTORTION[0] * DISTORTION[3] - DISTORTION[1] * DISTORTION[2])
    );
    const counts = pattern.counts.map((value, at) => {
      const [down, right] = [Math.floor(at / 256) - CENTRE[0], (at % 256) - CENTRE[1]];
      const q = Math.hypot(rr * down + rc * right, cr * down + cc * right);
      return value + 300 * Math.exp(-(((q - 0.6) / (1.2 * SIZE)) ** 2) / 2);
    });
    const { unexplained } = flattenedProfile({ ...pattern, counts }, values, conditions)!;
    expect(unexplained).toHaveLength(1);
    expect(Math.abs(unexplained[0].q / 0.6 - 1)).toBeLessThan(0.01);
    // 200 taken for 111: most of what is there is not where gold has it
    const factor = Math.sqrt(3 / 4);
    const wrong = {
      ...values,
      pixelSizeInvAng: factor * SIZE,
      pixelSizeGeoInvAng: factor * values.pixelSizeGeoInvAng
    };
    expect(flattenedProfile(pattern, wrong, conditions)!.unexplained.length).toBeGreaterThan(1);
  });
});
