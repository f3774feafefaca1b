import { electronWavelength } from '../gold/wavelength';
import { beamEnd } from './beamRadius';
import type { Calibration, CalibrationInput, Matrix2 } from './calibration';
import type { CleanPattern } from './calibrationPattern';
import { cleanPattern } from './calibrationPattern';
import { coarseEllipse, logProfile } from './coarseEllipse';
import { geometryOf } from './geometry';
import { inversionCentres } from './inversionCentre';
import { judge, judgePixels } from './judgement';
import { logPolarMap, radiusOfStep } from './logPolar';
import type { Refinement } from './refine';
import { refine } from './refine';
import { ringReports } from './ringReports';
import type { Indexing } from './ringSearch';
import { indexings } from './ringSearch';
import type { RingTarget } from './ringTargets';
import { LARGEST_G, ringTargets } from './ringTargets';
import { numbersOf, standardErrors } from './standardErrors';

/** How far a guess of the pixel size may be off */
const GUESS_FACTOR = 2.2;
/** Indexings that are refined before giving up */
const TRIED = 3;
/** Rings begin no further in than this part of 111, where the background is still like that under it */
const BEFORE_111 = 0.72;
const VERDICTS = ['fail', 'check', 'pass'];

/** An indexing of a pattern before refinement. */
interface Start {
  readonly geometry: Parameters<typeof refine>[1];
  readonly indexing: Indexing;
  readonly margin: number;
  readonly next?: Indexing;
  /** Radius at which the direct beam ends, px */
  readonly beam: number;
}

/**
 * Finds pixel size, ellipse and centre of a pattern of polycrystalline gold without being told where anything is, and says
 * how sure it is. Method, sources and limits: docs/calibration.md.
 *
 * @throws InputError `E_VOLTAGE` for a voltage that is not positive
 */
export function calibrate(input: CalibrationInput): Calibration {
  const targets = ringTargets(electronWavelength(input.voltage), input.lattice);
  const pattern = cleanPattern(input);
  const none = { rings: [], score: 0, margin: 0, chiSquare: NaN, pixels: pattern.summary };
  const unusable = judgePixels(pattern);
  if (unusable) {
    return { ...unusable, ...none };
  }
  const found = starts(pattern, targets, input).map(start => calibrationFrom(pattern, targets, start, input));
  if (found.length === 0) {
    return { ...judge({ margin: 0, score: 0, rings: [] }), ...none };
  }
  return found.reduce((best, other) =>
    VERDICTS.indexOf(other.verdict) > VERDICTS.indexOf(best.verdict) ? other : best
  );
}

/** The most likely indexings, lazily: a second one is looked at only where the first fails. */
function starts(pattern: CleanPattern, targets: readonly RingTarget[], { pixelSizeGuess }: CalibrationInput): Start[] {
  const sizes: [number, number] | undefined = pixelSizeGuess
    ? [pixelSizeGuess / GUESS_FACTOR, pixelSizeGuess * GUESS_FACTOR]
    : undefined;
  const centre = inversionCentres(pattern, 1)[0];
  if (!centre) {
    return [];
  }
  const map = logPolarMap(pattern, [centre.row, centre.column]);
  const beam = beamEnd(logProfile(map, { logRatio: 0, theta: 0 }));
  const ellipse = coarseEllipse(map, beam);
  const found = indexings(logProfile(map, ellipse), targets, beam, sizes);
  return found.slice(0, TRIED).map((indexing, at) => {
    const next = found.find((_, other) => other !== at);
    return {
      geometry: geometryOf([centre.row, centre.column], indexing.pixelSizeInvAng, ellipse.logRatio, ellipse.theta),
      indexing,
      margin: indexing.score - (next?.score ?? 0),
      next,
      beam: radiusOfStep(beam)
    };
  });
}

function calibrationFrom(
  pattern: CleanPattern,
  targets: readonly RingTarget[],
  { geometry, indexing, margin, next, beam }: Start,
  { qRange = [0, Infinity], rings: wanted }: CalibrationInput
): Calibration {
  const from = Math.max(qRange[0], beam * indexing.pixelSizeInvAng, BEFORE_111 * targets[0].t);
  const to = Math.min(qRange[1], 1.01 * Math.max(LARGEST_G, targets[targets.length - 1].t));
  const isUsed = ({ name }: RingTarget): boolean => !wanted || wanted.some(one => name.split('/').includes(one));
  const refined = refine(pattern, geometry, targets, [from, to], isUsed);
  const rings = refined ? ringReports(refined) : [];
  const common = {
    rings,
    score: indexing.score,
    margin,
    nextPixelSizeInvAng: next?.pixelSizeInvAng,
    pixels: pattern.summary
  };
  if (!refined) {
    return { ...judge(common), ...common, chiSquare: NaN };
  }
  const values = numbersOf(refined.geometry);
  const errors = standardErrors(refined.geometry, refined.regression.covariance);
  return {
    ...judge({ ...common, refined, values, errors }),
    ...common,
    values,
    errors,
    distortion: distortionOf(refined, values.pixelSizeInvAng),
    chiSquare: refined.regression.chiSquare
  };
}

/** Inverse of the matrix of the geometry, in units of the minor axis. */
function distortionOf(
  {
    geometry: {
      matrix: [rr, rc, cc]
    }
  }: Refinement,
  pixelSize: number
): Matrix2 {
  const scale = pixelSize / (rr * cc - rc * rc);
  return [cc * scale, -rc * scale, -rc * scale, rr * scale];
}
