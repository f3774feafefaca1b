import { GOLD_STANDARD } from '../../standards/goldStandard';
import type { Calibration, VerdictRule } from '../calibration';

/** A verdict as a headline. */
export function headline({ verdict, values }: Pick<Calibration, 'verdict' | 'values'>): string {
  if (verdict === 'pass') {
    return 'Pass: this calibration can be used';
  }
  if (verdict === 'check') {
    return 'Check: look at it before you use it';
  }
  return values ? 'Fail: do not use these values' : 'Fail: no calibration from this pattern';
}

/** What a rule is about, and what one can do when it applies. */
export interface RuleWords {
  readonly name: string;
  readonly todo: string;
}

/** What a person chose that may be why nothing was found. */
export interface Narrowed {
  /** A part of the pattern, or some of its rings */
  readonly rings: boolean;
  /** Pixel sizes to look among */
  readonly sizes: boolean;
}

/** What of the options narrows a search. */
export function narrowedBy(options: {
  readonly qRange?: unknown;
  readonly rings?: unknown;
  readonly pixelSize?: unknown;
  readonly pixelSizeFactor?: unknown;
  readonly pixelSizeRange?: unknown;
}): Narrowed {
  return {
    rings: [options.qRange, options.rings].some(Boolean),
    sizes: [options.pixelSize, options.pixelSizeFactor, options.pixelSizeRange].some(Boolean)
  };
}

/** What a calibration was asked for, as far as words depend on it. */
export interface AskedFor {
  /** Name of what it should be, as in a sentence; gold when absent */
  readonly standard?: string;
  readonly narrowed?: Narrowed;
}

/** The words of a rule; undefined for one that is not known. */
export function ruleWords(rule: VerdictRule, asked?: AskedFor): RuleWords;
export function ruleWords(rule: string, asked?: AskedFor): RuleWords | undefined;
export function ruleWords(
  rule: string,
  { standard = GOLD_STANDARD.name, narrowed }: AskedFor = {}
): RuleWords | undefined {
  const words = wordsFor(standard)[rule as VerdictRule] as RuleWords | undefined;
  const todo = narrowed && widened(rule, narrowed);
  return words && { ...words, ...(todo && { todo }) };
}

/** What comes before anything that has to be recorded again; undefined where no choice stands in the way. */
function widened(rule: string, { rings, sizes }: Narrowed): string | undefined {
  if (sizes && OF_SIZES.includes(rule)) {
    return 'Only pixel sizes near the one you gave were tried: search all of them first.';
  }
  return rings && OF_RINGS.includes(rule)
    ? 'A part of the pattern, or some of its rings, were left out: a wider q range, or more rings ticked, may be all it needs.'
    : undefined;
}

/** Rules that may apply because too few rings were left to look at, and because of a wrong pixel size */
const OF_RINGS: readonly string[] = ['no-rings', 'not-rings', 'one-ring', 'few-rings'] satisfies VerdictRule[];
const OF_SIZES: readonly string[] = [
  'no-rings',
  'not-rings',
  'one-ring',
  'not-gold',
  'not-standard'
] satisfies VerdictRule[];

const wordsFor = (standard: string): Record<VerdictRule, RuleWords> => ({
  'all-good': { name: 'all good', todo: 'Look at the rings drawn on the pattern before you use it.' },
  'too-small': {
    name: 'too few pixels',
    todo: 'Choose the file that holds the diffraction patterns.'
  },
  empty: {
    name: 'no counts',
    todo: `Check that the beam was on the ${standard} and that the file is the one you meant; then record again.`
  },
  blocked: {
    name: 'too much is covered',
    todo: 'Retract the beam stop or use a smaller one, and check that the mask belongs to this detector.'
  },
  saturated: {
    name: 'saturated',
    todo: 'Record again with a smaller spot size, a shorter dwell time or a deeper counter (24 bit).'
  },
  'no-rings': {
    name: `no rings of ${standard}`,
    todo: `Check that the sample is polycrystalline ${standard} and the voltage is right. With faint rings, scan longer or a larger area.`
  },
  'one-ring': {
    name: 'only one ring',
    todo: `Check that the beam was on polycrystalline ${standard}. More rings are seen with a shorter camera length, or with the pattern in the middle of the detector.`
  },
  'not-rings': {
    name: 'spots instead of rings',
    todo: 'Scan a larger area, so that many crystals contribute.'
  },
  'not-gold': notThatStandard(standard),
  'not-standard': notThatStandard(standard),
  ambiguous: {
    name: 'two pixel sizes fit',
    todo: 'Compare the pixel size with that of other calibrations at this camera length, or give it as a guess.'
  },
  uncertain: {
    name: 'pixel size not known well enough',
    todo: 'Look at the residuals: rings that are off by more than their error bars show a distortion of the lens. If there are none, record more counts or more rings.'
  },
  'few-rings': {
    name: 'few rings',
    todo: 'A shorter camera length would show more rings.'
  },
  'chip-gap': {
    name: 'a gap between chips may be missing',
    todo: 'Say which it is if you know the detector: a Merlin quad has the gap, most others have none. Otherwise convert the raw .mib file here, which says it, or record more counts.'
  },
  'uneven-rings': {
    name: 'gaps in the rings',
    todo: 'Check that the drawn ellipses follow the arcs that are there. Scan a larger area for fuller rings.'
  },
  'other-rings': {
    name: `rings that ${standard} does not have`,
    todo: 'Compare the measured profile with the simulated one below. If there is another material on the film, scan an area without it, or leave its spots out by hand.'
  },
  'ring-strengths': {
    name: 'rings that are far too faint',
    todo: 'Compare the measured profile with the simulated one below. If the rings that are named are almost missing, the other rings belong to another material, and the pixel size is wrong: scan an area without it.'
  },
  'second-lattice': {
    name: 'perhaps rings of a second material',
    todo: `Scan an area that shows ${standard} alone, or compare the pixel size with another calibration at this camera length. Where rings are faint, more counts help.`
  },
  'ring-widths': {
    name: 'rings that grow wider outwards',
    todo: 'Compare the measured profile with the simulated one below: rings with a shoulder, or between two simulated ones, have another material in them. Scan an area without it.'
  },
  'ring-positions': {
    name: 'rings that do not all fit one pixel size',
    todo: 'Residuals that grow towards the outer rings show lens distortion: the calibration is then best near the rings that were used.'
  },
  'not-converged': {
    name: 'the fit did not settle',
    todo: 'More counts help. Use the values only if the drawn ellipses follow the rings.'
  }
});

function notThatStandard(standard: string): RuleWords {
  return {
    name: `not the rings of ${standard}`,
    todo: 'Compare the measured profile with the simulated one below: rings at other places belong to another material or to a carbon film.'
  };
}
