import { GOLD_STANDARD } from '../../standards/goldStandard';
import type { CalibrationNumbers, Judgement, RingReport, VerdictRule } from '../calibration';
import type { ForeignRings } from './foreignRings';
import { foreignRings } from './foreignRings';
import { missingRings } from './missingRings';
import { secondLattice } from './secondLattice';
import type { SecondLattice } from './secondLattice';
import { verdictBy } from './verdictBy';
import { weakRings } from './weakRings';
import { alongMinor } from '../geometry';
import type { Refinement } from '../refine';

/** What a verdict is made of. */
export interface Evidence {
  /** Name of what it should be, as in a sentence */
  readonly standard: string;
  readonly score: number;
  readonly margin: number;
  readonly rings: readonly RingReport[];
  /** Pixel size of the next different way to index the rings */
  readonly nextPixelSizeInvAng?: number;
  /** A person chose among the pixel sizes */
  readonly isChosen?: boolean;
  readonly refined?: Refinement;
  readonly values?: CalibrationNumbers;
  readonly errors?: CalibrationNumbers;
}

/** Correlation below which a profile does not look like the standard */
const LEAST_SCORE = 0.5;
const MARGIN = { fail: 0.05, check: 0.12 };
/** Spread of the rings about one scale: lens distortion and overlap explain a little, another lattice is 1 % or more off */
const SPREAD = { fail: 0.008, check: 0.004 };
/** Standard deviation of the spacings within a ring: strain and small crystals of one material stay well below, and no scale is known to half of it */
const MOST_WIDER = 0.01;
/** Height of a ring that the standard does not have, relative to its strongest one, both times q² */
const FOREIGN = { fail: 0.3, check: 0.12 };
/** A pass is off by 0.5 % at 2.5 standard errors at least */
const ERROR = { fail: 0.01, check: 0.002 };
/** Sectors of 36 in which a ring must be seen to count as one, and as a ring at all */
const SECTORS = { ring: 9, fail: 16, check: 24 };

/** Whether a ring was measured in enough of its turn to count as one. */
export function isWholeEnough({ sectors }: Pick<RingReport, 'sectors'>): boolean {
  return sectors >= SECTORS.ring;
}

/** More rings in one group than those that lie close together: they are blurred into one */
const BLURRED = 3;

/** The first rule that applies decides; the order is from what is plainly wrong to what is only doubtful. */
export function judge(evidence: Evidence): Judgement {
  const { standard, score, margin, rings, isChosen, refined, values, errors } = evidence;
  if (score < LEAST_SCORE) {
    return verdictBy(
      'fail',
      'no-rings',
      `No rings with the spacings of ${standard} were found: the sample is not ${standard} or is amorphous, or there are too few counts.`
    );
  }
  if (!refined || !values || !errors) {
    return verdictBy(
      'fail',
      'not-rings',
      `What looks like rings of ${standard} could not be measured as rings: a single crystal, too few counts, or too small a part of the pattern.`
    );
  }
  const measured = rings.filter(isWholeEnough);
  if (measured.length < 2) {
    return verdictBy(
      'fail',
      'one-ring',
      measured.some(({ name }) => name.split('+').length > BLURRED)
        ? `Only one broad ring could be measured, in which those of ${standard} cannot be told apart: amorphous material such as a carbon film, or a beam that converges too much.`
        : 'Only one ring could be measured. One ring fits any scale: at least two are needed.'
    );
  }
  const around = rings.map(({ sectors }) => sectors).sort((one, other) => other - one);
  const best = around.slice(0, 3);
  const turn = best.reduce((sum, sectors) => sum + sectors, 0) / best.length;
  if (turn < SECTORS.fail) {
    return verdictBy(
      'fail',
      'not-rings',
      'The pattern has spots, not rings: it shows one crystal or very few. Scan a larger area.'
    );
  }
  const missing = missingRings(refined);
  if (missing.length > 0) {
    return verdictBy(
      'fail',
      otherMaterial(standard),
      `${capital(standard)} has ${missing.length > 1 ? 'rings' : 'a ring'} ${listed(missing)} where this pattern has none: another material, or a strong texture.`
    );
  }
  const foreign = foreignRings(refined);
  if (foreign.worst > FOREIGN.fail) {
    return verdictBy('fail', otherMaterial(standard), foreignWords(standard, foreign));
  }
  const spread = refined.regression.groupSpread;
  if (spread > SPREAD.fail) {
    return verdictBy(
      'fail',
      otherMaterial(standard),
      `The spacings of the rings differ from those of ${standard} by ${(100 * spread).toFixed(1)} %: another material.`
    );
  }
  const relative = errors.pixelSizeInvAng / values.pixelSizeInvAng;
  if (margin < MARGIN.fail && !isChosen) {
    return verdictBy(
      'fail',
      'ambiguous',
      `Two pixel sizes fit the rings about equally well${bothSizes(evidence)}. Record more rings, with a shorter camera length.`
    );
  }
  if (relative > ERROR.fail) {
    return verdictBy(
      'fail',
      'uncertain',
      `The pixel size is uncertain by ${(100 * relative).toFixed(1)} %: record more counts or more rings.`
    );
  }
  return (
    doubts(evidence, { refined, measured: measured.length, turn, spread, relative, foreign }) ??
    verdictBy(
      'pass',
      'all-good',
      `${measured.length} rings or groups of rings agree on one pixel size within ${(100 * Math.max(spread, relative)).toFixed(3)} %.`
    )
  );
}

/** The two pixel sizes between which there is doubt, both along the minor axis. */
function bothSizes({ values, nextPixelSizeInvAng: next }: Evidence): string {
  return values && next !== undefined
    ? ` (${values.pixelSizeInvAng.toPrecision(3)} or about ${alongMinor(next, values.axisRatio).toPrecision(3)} 1/Å per px)`
    : '';
}

function doubts(
  evidence: Evidence,
  found: {
    measured: number;
    turn: number;
    spread: number;
    relative: number;
    foreign: ForeignRings;
    refined: Refinement;
  }
): Judgement | undefined {
  if (found.measured < 3) {
    return verdictBy(
      'check',
      'few-rings',
      'Only two rings could be measured: compare the pixel size with another calibration at this camera length.'
    );
  }
  const { margin, isChosen } = evidence;
  if (margin < MARGIN.check) {
    return verdictBy(
      'check',
      'ambiguous',
      isChosen && margin < MARGIN.fail
        ? `The rings fit another pixel size as well${bothSizes(evidence)}. You chose between them: compare with another calibration at this camera length.`
        : `Another pixel size fits the rings nearly as well${bothSizes(evidence)}: compare with another calibration at this camera length.`
    );
  }
  if (found.turn < SECTORS.check) {
    return verdictBy('check', 'uneven-rings', 'The rings have large gaps: check that the drawn ellipses follow them.');
  }
  if (found.foreign.worst > FOREIGN.check) {
    return verdictBy('check', 'other-rings', foreignWords(evidence.standard, found.foreign));
  }
  const weak = weakRings(found.refined);
  if (weak.length > 0) {
    return verdictBy(
      'check',
      'ring-strengths',
      `${weak.length > 1 ? 'Rings' : 'Ring'} ${listed(weak)} of ${evidence.standard} ${weak.length > 1 ? 'are' : 'is'} far too faint beside rings further out: another material with rings in some of the same places, or a strong texture.`
    );
  }
  const second = secondLattice(found.refined);
  if (second && second.upTo === undefined) {
    return verdictBy('check', 'second-lattice', secondWords(evidence.standard, second));
  }
  const { spread: wider } = found.refined.fit.width;
  if (wider > MOST_WIDER) {
    return verdictBy(
      'check',
      'ring-widths',
      `Outer rings are wider than inner ones, by ${(100 * wider).toFixed(1)} % of their radius: rings of another material may lie close beside those of ${evidence.standard}.`
    );
  }
  if (found.spread > SPREAD.check) {
    return verdictBy(
      'check',
      'ring-positions',
      `The rings do not all fit one pixel size; they differ by ${(100 * found.spread).toFixed(2)} %: lens distortion, or not only ${evidence.standard}.`
    );
  }
  if (found.relative > ERROR.check) {
    return verdictBy('check', 'uncertain', `The pixel size is uncertain by ${(100 * found.relative).toFixed(2)} %.`);
  }
  if (second?.upTo !== undefined) {
    return verdictBy('check', 'second-lattice', openWords(second, second.upTo));
  }
  if (!found.refined.converged) {
    return verdictBy(
      'check',
      'not-converged',
      'The fit did not settle: check that the drawn ellipses follow the rings.'
    );
  }
  return undefined;
}

function otherMaterial(standard: string): VerdictRule {
  return standard === GOLD_STANDARD.name ? 'not-gold' : 'not-standard';
}

function foreignWords(standard: string, { places }: ForeignRings): string {
  const few = places.slice(0, 3).map(q => q.toFixed(3));
  return `The pattern has ${few.length > 1 ? 'rings' : 'a ring'} at ${listed(few)} 1/Å where ${standard} has ${few.length > 1 ? 'none' : 'no such ring'}: another material, beside it or in its place.`;
}

function secondWords(standard: string, { shared, alone, isTooStrong, apart }: SecondLattice): string {
  const strong = isTooStrong ? [`are too strong beside ${listed(alone)} for any texture of ${standard}`] : [];
  const size =
    apart === undefined ? [] : [`fit a pixel size that is ${(100 * Math.abs(apart)).toFixed(2)} % different`];
  return `Rings ${listed(shared)} seem to belong to a second material, too: they ${[...strong, ...size].join(', and ')}. The pixel size found may be that of the other material.`;
}

function openWords({ shared, alone }: SecondLattice, upTo: number): string {
  return `Rings ${listed(shared)} may belong to a second material: their pixel size may differ from that of ${listed(alone)} by up to ${(100 * upTo).toFixed(1)} %, and a pass is good to 0.5 %.`;
}

function listed(words: readonly string[]): string {
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}` : words[0];
}

function capital(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
