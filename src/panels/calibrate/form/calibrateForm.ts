import type { TranslationBundle } from '@jupyterlab/translation';

import { LARGEST_G } from '../../../core/standards/standard';
import type { CalibrationOptions } from '../../../protocol/calibrate/calibrationOptions';
import { calibrationOptionsSchema } from '../../../protocol/calibrate/calibrationOptions';
import type { ExperimentForm } from '../../form/experiment';
import { emptyExperiment, experimentForm, experimentProblems, readExperiment } from '../../form/experiment';
import type { FormProblems, FormReading, FormRules } from '../../form/formModel';
import { numberIn, numberText } from '../../form/numberIn';
import { chosenIn } from './tickedRings';

/** The form as the user leaves it: boxes hold text until it is read, in the units that are shown. Empty: found by itself. */
export interface CalibrateForm extends ExperimentForm {
  /** A built-in name or the path of a CIF file; empty: gold */
  readonly standard: string;
  /** 1/Å */
  readonly qFrom: string;
  readonly qTo: string;
  /** 1/Å per px */
  readonly pixelSize: string;
  readonly pixelSizeFactor: string;
  /** Miller indices with commas or blanks between rings */
  readonly rings: string;
  /** Å */
  readonly latticeParameter: string;
  readonly mask: string;
  /** Pages of TIFF files, counted from 1 */
  readonly maskPage: string;
  readonly page: string;
}

export const emptyForm: CalibrateForm = {
  standard: '',
  qFrom: '',
  qTo: '',
  pixelSize: '',
  pixelSizeFactor: '',
  rings: '',
  latticeParameter: '',
  ...emptyExperiment,
  mask: '',
  maskPage: '',
  page: ''
};

type Reading = FormReading<CalibrateForm, CalibrationOptions>;

export function calibrateRules(trans: TranslationBundle): FormRules<CalibrateForm, CalibrationOptions> {
  return { empty: emptyForm, demands: {}, read: form => readForm(form, trans) };
}

/** Options of a calibration, or for every field that stands in the way a sentence. The backend's own schema decides. */
export function readForm(form: CalibrateForm, trans: TranslationBundle): Reading {
  const qRange = rangeIn(form.qFrom, form.qTo);
  const rings = chosenIn(form.rings);
  const options = defined({
    standard: form.standard.trim() || undefined,
    qRange,
    pixelSize: numberIn(form.pixelSize),
    pixelSizeFactor: numberIn(form.pixelSizeFactor),
    rings: rings.length > 0 ? rings : undefined,
    latticeParameter: numberIn(form.latticeParameter),
    ...readExperiment(form),
    mask: form.mask.trim() || undefined,
    maskPage: numberIn(form.maskPage),
    page: numberIn(form.page)
  });
  const given = calibrationOptionsSchema.safeParse(options);
  return given.success ? { options: given.data } : { problems: sentences(given.error.issues, trans) };
}

/** The form that would give these options. */
export function formOf(options: CalibrationOptions): CalibrateForm {
  const { qRange, rings } = options;
  return {
    standard: options.standard ?? '',
    // As readForm takes it: nothing is written into a box that a person left empty
    qFrom: numberText(qRange?.[0] === 0 ? undefined : qRange?.[0]),
    qTo: numberText(qRange?.[1] === LARGEST_G ? undefined : qRange?.[1]),
    pixelSize: numberText(options.pixelSize),
    pixelSizeFactor: numberText(options.pixelSizeFactor),
    rings: rings?.join(', ') ?? '',
    latticeParameter: numberText(options.latticeParameter),
    ...experimentForm(options),
    mask: options.mask ?? '',
    maskPage: numberText(options.maskPage),
    page: numberText(options.page)
  };
}

function sentences(
  issues: readonly { path: PropertyKey[]; message: string }[],
  trans: TranslationBundle
): FormProblems<CalibrateForm> {
  const above = trans.__('A number above 0 is needed here, or nothing.');
  const page = trans.__('Pages are counted from 1.');
  const words: FormProblems<CalibrateForm> = {
    maskPage: page,
    page,
    pixelSize: above,
    pixelSizeFactor: above,
    latticeParameter: above,
    ...experimentProblems(trans)
  };
  return Object.fromEntries(
    issues.map(({ path, message }) => {
      const [option, part] = path;
      const field = option === 'qRange' ? (part === 0 ? 'qFrom' : 'qTo') : (String(option) as keyof CalibrateForm);
      return [field, words[field] ?? message];
    })
  );
}

/** Without the keys that have no value, so that equal options are equal texts. */
function defined<T extends object>(options: T): T {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as T;
}

/** The numbers in two boxes, an empty one for all there is on its side; undefined for all there is. */
function rangeIn(from: string, to: string): [number, number] | undefined {
  const [low, high] = [numberIn(from) ?? 0, numberIn(to) ?? LARGEST_G];
  return low === 0 && high === LARGEST_G ? undefined : [low, high];
}
