import type { TranslationBundle } from '@jupyterlab/translation';

import { DEGREES, distortionWords } from '../../../core/calibration/display/geometryWords';
import { isWholeEnough } from '../../../core/calibration/judge/judgement';
import { percent } from '../../../core/calibration/display/uncertainNumber';
import type { CalibrationRecord } from '../../../protocol/calibrate/calibrationRecord';
import { recordStandard } from '../../../protocol/calibrate/recordStandard';
import type { RecordNumbers } from './recordNumbers';

/** A line of the certificate. */
export interface CertificateLine {
  readonly name: string;
  readonly value: string;
  /** What it means, in a few words */
  readonly note: string;
  /** A result, which is not to be used where the verdict is fail */
  readonly isResult?: boolean;
}

/** A lead from which on no other scale comes near, and one from which on it is only just enough */
const LEAD = { clear: 0.25, enough: 0.12 };
/** Rules by which a scale is refused that may well be the right one */
const ABOUT_SCALE = ['ambiguous', 'uncertain'];
/** Rules by which the rings may be those of something else */
const ABOUT_RINGS = ['other-rings', 'ring-strengths', 'second-lattice', 'ring-widths'];
/** An angle that may be off by more says nothing, rad */
const VAGUE = 20 / DEGREES;

/** What a record says, for a person who has been up all night. */
export function certificateWords(
  record: CalibrationRecord,
  { values, errors, higher }: RecordNumbers,
  trans: TranslationBundle
): CertificateLine[] {
  const used = record.rings.filter(ring => ring.used);
  const rms = Math.sqrt(used.reduce((sum, { residual }) => sum + (residual ?? 0) ** 2, 0) / Math.max(1, used.length));
  const edge = Math.max(0, ...used.flatMap(({ 'radii(px)': radii }) => radii)) * values.pixelSizeGeoInvAng;
  // Whichever scale fits best, these are not its rings
  const isDenied = record.verdict === 'fail' && !ABOUT_SCALE.includes(record.rule);
  const lead = isDenied ? null : record.indexing.margin;
  const isRound = errors.theta > VAGUE || values.axisRatio - 1 < errors.axisRatio;
  return [
    {
      name: trans.__('Pixel size'),
      isResult: true,
      value: trans.__('%1 1/Å', withError(values.pixelSizeInvAng, errors.pixelSizeInvAng)),
      note: trans.__(
        'along the short axis; known to within %1',
        percent(errors.pixelSizeInvAng / values.pixelSizeInvAng)
      )
    },
    {
      name: trans.__('Ellipse, long / short axis'),
      isResult: true,
      value: withError(values.axisRatio, errors.axisRatio),
      note: isRound
        ? trans.__('round within its error')
        : tiltWords(withError(Math.abs(DEGREES * values.theta), DEGREES * errors.theta), values.theta < 0, trans)
    },
    {
      name: trans.__('Direct beam'),
      isResult: true,
      value: trans.__(
        'row %1, column %2 px',
        withError(values.centreRow, errors.centreRow),
        withError(values.centreColumn, errors.centreColumn)
      ),
      note: trans.__('the middle of the rings')
    },
    {
      name: trans.__('Rings used'),
      value: ringWords(used, trans),
      // One alone is always where it should be
      note:
        used.length > 0 && record.rule !== 'one-ring'
          ? trans.__('on average %1 from where they should be (rms)', percent(rms))
          : ''
    },
    {
      name: trans.__('Is this the right scale?'),
      value: conditionWords(record, trans) ?? leadWords(lead, trans),
      note: isDenied ? trans.__('the verdict says why') : scoreWords(record.indexing, trans)
    },
    {
      name: trans.__('Other distortions'),
      isResult: true,
      value: higher ? distortionWords(higher, edge).join(', ') : trans.__('none found'),
      note: higher
        ? trans.__('at the edge, %1 1/Å; taken into account', edge.toFixed(2))
        : trans.__('beyond the ellipse')
    }
  ];
}

/** What the scale hangs on, where the verdict doubts it. */
function conditionWords(record: CalibrationRecord, trans: TranslationBundle): string | undefined {
  if (ABOUT_RINGS.includes(record.rule)) {
    return trans.__('only if these are the rings of %1', recordStandard(record).name);
  }
  return record.rule === 'chip-gap' ? trans.__('only if no gap between chips was left out') : undefined;
}

function ringWords(used: CalibrationRecord['rings'], trans: TranslationBundle): string {
  const names = (isWhole: boolean): string =>
    used
      .filter(ring => isWholeEnough(ring) === isWhole)
      .map(({ name }) => name)
      .join(', ');
  const [whole, part] = [names(true), names(false)];
  const inPart = part && trans.__('a part of %1', part);
  return [whole, inPart].filter(Boolean).join('; ') || trans.__('none');
}

function tiltWords(degrees: string, isLeft: boolean, trans: TranslationBundle): string {
  return isLeft
    ? trans.__('long axis %1° from straight down, to the left', degrees)
    : trans.__('long axis %1° from straight down, to the right', degrees);
}

function leadWords(margin: number | null, trans: TranslationBundle): string {
  if (margin === null) {
    return trans.__('cannot be told');
  }
  if (margin >= LEAD.clear) {
    return trans.__('yes, no other scale comes close');
  }
  if (margin >= LEAD.enough) {
    return trans.__('yes');
  }
  return margin > 0 ? trans.__('another one fits nearly as well') : trans.__('another one fits better');
}

/** How well this scale and the best of the others fit. */
function scoreWords({ score, margin }: CalibrationRecord['indexing'], trans: TranslationBundle): string {
  return score === null || margin === null
    ? ''
    : trans.__('fit %1 of 1, any other scale at most %2', score.toFixed(2), (score - margin).toFixed(2));
}

/** 0.009259 ± 0.000003: both to the same decimals, one digit of the error, two where it begins with 1. */
export function withError(value: number, error: number): string {
  if (!(error > 0 && Number.isFinite(error))) {
    return String(Number(value.toPrecision(5))).replace('-', '\u2212');
  }
  const [digit, power] = error.toExponential(0).split('e').map(Number);
  const decimals = Math.min(12, Math.max(0, (digit === 1 ? 1 : 0) - power));
  return `${value.toFixed(decimals)} ± ${error.toFixed(decimals)}`.replace(/^-/, '\u2212');
}
