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

/** What each rule is about, and what one can do when it applies. */
export const RULE_WORDS: Record<VerdictRule, { readonly name: string; readonly todo: string }> = {
  'all-good': { name: 'all good', todo: 'Look at the rings drawn on the pattern before you use it.' },
  empty: {
    name: 'no counts',
    todo: 'Check that the beam was on the gold and that the file is the one you meant; then record again.'
  },
  blocked: {
    name: 'too much is covered',
    todo: 'Retract the beam stop or use a smaller one, and look whether the mask belongs to this detector.'
  },
  saturated: {
    name: 'saturated',
    todo: 'Record again with a smaller spot size, a shorter dwell time or a deeper counter (24 bit).'
  },
  'no-rings': {
    name: 'no rings of gold',
    todo: 'Check that the sample is polycrystalline gold and the voltage is right. With faint rings, scan longer or a larger area.'
  },
  'one-ring': {
    name: 'one ring only',
    todo: 'Record with a shorter camera length, or bring the pattern to the middle of the detector.'
  },
  'not-rings': {
    name: 'spots instead of rings',
    todo: 'Scan a larger area, so that many crystals contribute.'
  },
  'not-gold': {
    name: 'not the rings of gold',
    todo: 'Compare the measured profile with the simulated one below: rings at other places belong to another material or to a carbon film.'
  },
  ambiguous: {
    name: 'more than one way to index the rings',
    todo: 'Compare the pixel size with that of other calibrations at this camera length, or give it as a guess.'
  },
  uncertain: {
    name: 'pixel size not known well enough',
    todo: 'Look at the residuals: rings off by more than their error bars show distortion. More counts or more rings help otherwise.'
  },
  'few-rings': {
    name: 'few rings',
    todo: 'A shorter camera length would show more rings.'
  },
  'uneven-rings': {
    name: 'gaps in the rings',
    todo: 'Look whether the drawn ellipses follow the arcs that are there. Scan a larger area for fuller rings.'
  },
  'ring-positions': {
    name: 'rings not all at one scale',
    todo: 'Residuals that grow with the ring show lens distortion: the calibration then holds best near the rings that were used.'
  },
  'not-converged': {
    name: 'the fit did not settle',
    todo: 'Look whether the drawn ellipses follow the rings; more counts help.'
  }
};
