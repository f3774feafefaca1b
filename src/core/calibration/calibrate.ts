import { electronWavelength } from '../gold/wavelength';
import { GOLD_STANDARD } from '../standards/goldStandard';
import type { Calibration, CalibrationInput, CalibrationOptions, HigherDistortion, Matrix2 } from './calibration';
import { isTakenOut } from './pixels/exclusions';
import { geometryOf, UNBENT_Q } from './geometry';
import { judge } from './judge/judgement';
import { radiusOfStep } from './search/logPolar';
import type { Prepared, View } from './preparePattern';
import { preparePattern } from './preparePattern';
import { profileRange } from './profile/profileRange';
import type { Refinement } from './refine';
import { refine } from './refine';
import { ringReports } from './judge/ringReports';
import type { Indexing } from './search/ringSearch';
import type { RingTarget } from './ringTargets';
import { ringTargets } from './ringTargets';
import { numbersOf, standardErrors } from './judge/standardErrors';

/** How far a guess of the pixel size may be off */
const GUESS_FACTOR = 2.2;
/** Correlation with the rings of the standard that leaves no doubt */
const SURE_SCORE = 0.75;

/**
 * Finds pixel size, ellipse and centre of a pattern of a polycrystalline standard, usually gold, without being told where anything is, and says
 * how sure it is. Method, sources and limits: docs/calibration.md.
 *
 * @throws InputError `E_VOLTAGE` for a voltage that is not positive
 */
export function calibrate(input: CalibrationInput): Calibration {
  electronWavelength(input.voltage);
  return calibratePrepared(preparePattern(input, input.checkpoint), input);
}

/**
 * The same for a pattern that was prepared: for another guess, range, voltage or choice of rings.
 *
 * @throws InputError `E_VOLTAGE` for a voltage that is not positive
 */
export function calibratePrepared(
  { pattern, refused, centres, view }: Prepared,
  options: CalibrationOptions
): Calibration {
  const { standard = GOLD_STANDARD } = options;
  const targets = ringTargets(electronWavelength(options.voltage), standard);
  const none = { rings: [], score: 0, margin: 0, chiSquare: NaN, misfit: NaN, pixels: pattern.summary };
  if (refused) {
    return { ...refused, ...none };
  }
  const { centre: given, ellipse, exclusions: { sectors } = {}, checkpoint } = options;
  const along = ellipse && { logRatio: Math.log(ellipse[0]), theta: ellipse[1] };
  let first: Calibration | undefined;
  for (const [index, centre] of [...(given ? [given] : []), ...centres].entries()) {
    checkpoint?.();
    const seen = view({ centre, ellipse: along, sectors }, checkpoint);
    const found = indexingsOf(seen, targets, options);
    // Another centre than the likeliest one has to look like the standard beyond doubt
    if (found && (index === 0 || found.best.score > SURE_SCORE)) {
      const result = calibrationFrom(targets, seen, found, options);
      if (result.verdict !== 'fail') {
        return result;
      }
      first ??= result;
    }
  }
  return first ?? { ...judge({ standard: standard.name, margin: 0, score: 0, rings: [] }), ...none };
}

/** The way to index the rings that is taken, and the best of those that are not. */
interface Indexings {
  readonly best: Indexing;
  readonly next?: Indexing;
}

/** Sizes out of a range that a person chose are not taken, and still count as other ways; out of reach of a guess they do not. */
function indexingsOf(
  { search, ellipse }: View,
  targets: readonly RingTarget[],
  { pixelSizeGuess: guess, pixelSizeRange: range }: CalibrationOptions
): Indexings | undefined {
  const reach = range ?? (guess === undefined ? undefined : ([guess / GUESS_FACTOR, guess * GUESS_FACTOR] as const));
  const all = search.indexings(targets, range ? undefined : reach);
  const minor = Math.exp(ellipse.logRatio / 2);
  const best = all.find(
    ({ pixelSizeInvAng: size }) => !range || (size * minor >= range[0] && size * minor <= range[1])
  );
  return best && { best, next: all.find(other => other !== best) };
}

function calibrationFrom(
  targets: readonly RingTarget[],
  { pattern, centre, ellipse, known, beam: beamStep }: View,
  { best: indexing, next }: Indexings,
  {
    standard = GOLD_STANDARD,
    qRange = [0, Infinity],
    rings: wanted,
    pixelSizeRange,
    exclusions = {},
    checkpoint
  }: CalibrationOptions
): Calibration {
  const margin = indexing.score - (next?.score ?? 0);
  const geometry = geometryOf(centre, indexing.pixelSizeInvAng, ellipse.logRatio, ellipse.theta);
  const [first, last] = profileRange(radiusOfStep(beamStep) * indexing.pixelSizeInvAng, targets);
  const [from, to] = [Math.max(qRange[0], first), Math.min(qRange[1], last)];
  const isUsed = ({ name }: RingTarget): boolean => !wanted || wanted.some(one => name.split('/').includes(one));
  const { sectors = [], arcs = [] } = exclusions;
  const refined = refine(pattern, geometry, targets, [from, to], {
    known,
    isUsed,
    isRemoved: ({ name }, azimuth) => isTakenOut(arcs, name, azimuth),
    checkpoint
  });
  const rings = refined ? ringReports(refined) : [];
  const common = {
    rings,
    score: indexing.score,
    margin,
    nextPixelSizeInvAng: next?.pixelSizeInvAng,
    pixels: pattern.summary,
    apex: sectors.length > 0 ? centre : undefined
  };
  const evidence = { ...common, standard: standard.name, isChosen: pixelSizeRange !== undefined };
  if (!refined) {
    return { ...judge(evidence), ...common, chiSquare: NaN, misfit: NaN };
  }
  const values = numbersOf(refined.geometry);
  const errors = standardErrors(refined.geometry, refined.regression.covariance);
  return {
    ...judge({ ...evidence, refined, values, errors }),
    ...common,
    values,
    errors,
    distortion: distortionOf(refined, values.pixelSizeInvAng),
    higher: higherOf(refined),
    chiSquare: refined.regression.chiSquare,
    misfit: refined.regression.misfit
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

function higherOf({ geometry: { bend }, radialError }: Refinement): HigherDistortion | undefined {
  if (!bend) {
    return undefined;
  }
  const [comaRow, comaColumn, threefoldCos, threefoldSin, radial] = bend;
  return { comaRow, comaColumn, threefoldCos, threefoldSin, radial, radialError, referenceQ: UNBENT_Q };
}
