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

/** What a calibration was asked for, as far as words depend on it. */
export interface AskedFor {
  /** Name of what it should be, as in a sentence; gold when absent */
  readonly standard?: string;
  /** A person chose a part of the pattern, or some of its rings */
  readonly isNarrowed?: boolean;
}

/** Whether options leave rings out that the detector may have seen. */
export function isNarrowed({ qRange, rings }: { readonly qRange?: unknown; readonly rings?: unknown }): boolean {
  return Boolean(qRange) || Boolean(rings);
}

/** The words of a rule; undefined for one that is not known. */
export function ruleWords(rule: VerdictRule, asked?: AskedFor): RuleWords;
export function ruleWords(rule: string, asked?: AskedFor): RuleWords | undefined;
export function ruleWords(rule: string, asked: AskedFor = {}): RuleWords | undefined {
  return wordsFor(asked)[rule as VerdictRule] as RuleWords | undefined;
}

const WIDER = 'A wider q range, or more rings ticked, may show more of them.';

const wordsFor = ({
  standard = GOLD_STANDARD.name,
  isNarrowed: narrowed = false
}: AskedFor): Record<VerdictRule, RuleWords> => ({
  'all-good': { name: 'all good', todo: 'Look at the rings drawn on the pattern before you use it.' },
  'too-small': {
    name: 'too few pixels',
    todo: 'Choose the file of the patterns themselves, with the dimensions of the scan before those of the detector.'
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
    todo: narrowed ? WIDER : 'Record with a shorter camera length, or bring the pattern to the middle of the detector.'
  },
  'not-rings': {
    name: 'spots instead of rings',
    todo: 'Scan a larger area, so that many crystals contribute.'
  },
  'not-gold': notThatStandard(standard),
  'not-standard': notThatStandard(standard),
  ambiguous: {
    name: 'more than one way to index the rings',
    todo: 'Compare the pixel size with that of other calibrations at this camera length, or give it as a guess.'
  },
  uncertain: {
    name: 'pixel size not known well enough',
    todo: 'Look at the residuals: rings off by more than their error bars show distortion. Otherwise, more counts or more rings help.'
  },
  'few-rings': {
    name: 'few rings',
    todo: narrowed ? WIDER : 'A shorter camera length would show more rings.'
  },
  'uneven-rings': {
    name: 'gaps in the rings',
    todo: 'Check that the drawn ellipses follow the arcs that are there. Scan a larger area for fuller rings.'
  },
  'other-rings': {
    name: `rings that ${standard} does not have`,
    todo: 'Compare the measured profile with the simulated one below. If there is another material on the film, scan an area without it, or leave its spots out by hand.'
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
