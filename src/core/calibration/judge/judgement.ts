import { GOLD_STANDARD } from '../../standards/goldStandard';
import type { CalibrationNumbers, Judgement, RingReport, Verdict, VerdictRule } from '../calibration';
import type { CleanPattern } from '../pixels/calibrationPattern';
import type { ForeignRings } from './foreignRings';
import { foreignRings } from './foreignRings';
import { PLAIN, strengthOf } from './ringStrengths';
import { secondLattice } from './secondLattice';
import type { SecondLattice } from './secondLattice';
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

/** Rows or columns in which rings can be told from a disc, px */
const LEAST_SIDE = 32;
const LEAST_COUNTS = 2000;
const LEAST_USED = 0.35;
const MOST_SATURATED = 0.03;
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
const LEAST_STRENGTH = 0.02;
const SURE = 4;

function verdict(kind: Verdict, rule: VerdictRule, reason: string): Judgement {
  return { verdict: kind, rule, reason };
}

/** Whether a ring was measured in enough of its turn to count as one. */
export function isWholeEnough({ sectors }: Pick<RingReport, 'sectors'>): boolean {
  return sectors >= SECTORS.ring;
}

/** More rings in one group than those that lie close together: they are blurred into one */
const BLURRED = 3;

/** The verdict on a pattern in which nothing can be found, before anything is looked for. */
export function judgePixels({ counts, used, summary, shape }: CleanPattern): Judgement | undefined {
  if (Math.min(...shape) < LEAST_SIDE) {
    return verdict(
      'fail',
      'too-small',
      `The pattern has ${shape.join(' x ')} pixels, too few for rings. If these are positions of a scan, the file is stored transposed: save it again with the dimensions of the scan first.`
    );
  }
  let [total, number] = [0, 0];
  for (let index = 0; index < counts.length; index++) {
    total += used[index] ? counts[index] : 0;
    number += used[index];
  }
  if (summary.saturated > MOST_SATURATED * summary.total) {
    const part = ((100 * summary.saturated) / summary.total).toFixed(0);
    return verdict(
      'fail',
      'saturated',
      `${part} % of the pixels are saturated: record it again with less beam or a shorter dwell time.`
    );
  }
  if (total < LEAST_COUNTS) {
    return verdict('fail', 'empty', `The pattern holds ${total} counts in all: there is no beam, or no sample in it.`);
  }
  if (number < LEAST_USED * counts.length) {
    const part = ((100 * number) / counts.length).toFixed(0);
    return verdict(
      'fail',
      'blocked',
      `Only ${part} % of the pixels can be used: beam stop, aperture or mask cover the rest.`
    );
  }
  return undefined;
}

/** The first rule that applies decides; the order is from what is plainly wrong to what is only doubtful. */
export function judge(evidence: Evidence): Judgement {
  const { standard, score, margin, rings, isChosen, refined, values, errors } = evidence;
  if (score < LEAST_SCORE) {
    return verdict(
      'fail',
      'no-rings',
      `No rings with the spacings of ${standard} were found: the sample is not ${standard} or is amorphous, or there are too few counts.`
    );
  }
  if (!refined || !values || !errors) {
    return verdict(
      'fail',
      'not-rings',
      `What looks like rings of ${standard} could not be measured as rings: a single crystal, too few counts, or too small a part of the pattern.`
    );
  }
  const measured = rings.filter(isWholeEnough);
  if (measured.length < 2) {
    return verdict(
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
    return verdict(
      'fail',
      'not-rings',
      'The pattern has spots, not rings: it shows one crystal or very few. Scan a larger area.'
    );
  }
  const missing = missingRings(refined);
  if (missing.length > 0) {
    return verdict(
      'fail',
      otherMaterial(standard),
      `${capital(standard)} has ${missing.length > 1 ? 'rings' : 'a ring'} ${listed(missing)} where this pattern has none: another material, or a strong texture.`
    );
  }
  const foreign = foreignRings(refined);
  if (foreign.worst > FOREIGN.fail) {
    return verdict('fail', otherMaterial(standard), foreignWords(standard, foreign));
  }
  const spread = refined.regression.groupSpread;
  if (spread > SPREAD.fail) {
    return verdict(
      'fail',
      otherMaterial(standard),
      `The spacings of the rings differ from those of ${standard} by ${(100 * spread).toFixed(1)} %: another material.`
    );
  }
  const relative = errors.pixelSizeInvAng / values.pixelSizeInvAng;
  if (margin < MARGIN.fail && !isChosen) {
    return verdict(
      'fail',
      'ambiguous',
      `The rings can be indexed in more than one way, about equally well${bothSizes(evidence)}. Record more rings, with a shorter camera length.`
    );
  }
  if (relative > ERROR.fail) {
    return verdict(
      'fail',
      'uncertain',
      `The pixel size is uncertain by ${(100 * relative).toFixed(1)} %: record more counts or more rings.`
    );
  }
  return (
    doubts(evidence, { refined, measured: measured.length, turn, spread, relative, foreign }) ??
    verdict(
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
    return verdict(
      'check',
      'few-rings',
      'Only two rings could be measured: compare the pixel size with another calibration at this camera length.'
    );
  }
  const { margin, isChosen } = evidence;
  if (margin < MARGIN.check) {
    return verdict(
      'check',
      'ambiguous',
      isChosen && margin < MARGIN.fail
        ? `The rings fit another pixel size as well${bothSizes(evidence)}. You chose between them: compare with another calibration at this camera length.`
        : `Another way to index the rings is nearly as good${bothSizes(evidence)}: compare the pixel size with another calibration at this camera length.`
    );
  }
  if (found.turn < SECTORS.check) {
    return verdict('check', 'uneven-rings', 'The rings have large gaps: check that the drawn ellipses follow them.');
  }
  if (found.foreign.worst > FOREIGN.check) {
    return verdict('check', 'other-rings', foreignWords(evidence.standard, found.foreign));
  }
  const weak = weakRings(found.refined);
  if (weak.length > 0) {
    return verdict(
      'check',
      'ring-strengths',
      `${weak.length > 1 ? 'Rings' : 'Ring'} ${listed(weak)} of ${evidence.standard} ${weak.length > 1 ? 'are' : 'is'} far too faint beside rings further out: another material with rings in some of the same places, or a strong texture.`
    );
  }
  const second = secondLattice(found.refined);
  if (second) {
    return verdict('check', 'second-lattice', secondWords(evidence.standard, second));
  }
  const { spread: wider } = found.refined.fit.width;
  if (wider > MOST_WIDER) {
    return verdict(
      'check',
      'ring-widths',
      `The rings grow wider outwards, by ${(100 * wider).toFixed(1)} % of their radius: not all of them are of one crystal, as where rings of another material lie close beside those of ${evidence.standard}.`
    );
  }
  if (found.spread > SPREAD.check) {
    return verdict(
      'check',
      'ring-positions',
      `The rings do not all fit one pixel size; they differ by ${(100 * found.spread).toFixed(2)} %: lens distortion, or not only ${evidence.standard}.`
    );
  }
  if (found.relative > ERROR.check) {
    return verdict('check', 'uncertain', `The pixel size is uncertain by ${(100 * found.relative).toFixed(2)} %.`);
  }
  if (!found.refined.converged) {
    return verdict('check', 'not-converged', 'The fit did not settle: check that the drawn ellipses follow the rings.');
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
  const strong = isTooStrong ? [`are stronger beside ${listed(alone)} than texture of ${standard} makes them`] : [];
  const size =
    apart === undefined ? [] : [`ask for a pixel size that is ${(100 * Math.abs(apart)).toFixed(2)} % different`];
  return `Rings ${listed(shared)} seem to be of a second material as well: they ${[...strong, ...size].join(', and ')}. The pixel size may be that of the other material.`;
}

function listed(words: readonly string[]): string {
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}` : words[0];
}

function capital(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

/** Key rings inside the profile that are not there. A ring that overlaps a stronger one so much that it cannot be told is not missing. */
function missingRings({ fit, profile, regression, cells, removed, groups }: Refinement): string[] {
  const [from, to] = [profile.q[0], profile.q[profile.q.length - 1]];
  const plain = PLAIN * Math.max(...fit.rings.map(({ target }) => target.strength));
  const strongest = Math.max(...fit.rings.map(ring => (ring.target.strength >= plain ? strengthOf(ring) : 0)));
  return fit.rings.flatMap((ring, index) => {
    const { target, area, areaError } = ring;
    const whole = target.t - from > 2 * fit.width.sigma && to - target.t > 2 * fit.width.sigma;
    if (!whole || !target.isKey) {
      return [];
    }
    const group = groups.findIndex(({ rings }) => rings.includes(index));
    const alone = group >= 0 && groups[group].rings.length === 1;
    const seen =
      cells.some((cell, at) => cell.group === group && regression.weights[at] > 0) ||
      removed.some(cell => cell.group === group);
    const error = Number.isFinite(areaError) ? areaError : 0;
    const absent = area < SURE * error || strengthOf(ring) < LEAST_STRENGTH * strongest;
    return absent || (alone && group >= 0 && !seen) ? [target.name] : [];
  });
}
