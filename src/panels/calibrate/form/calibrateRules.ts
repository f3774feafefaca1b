import type { TranslationBundle } from '@jupyterlab/translation';

import { LARGEST_G } from '../../../core/standards/standard';
import type { CalibrationOptions } from '../../../protocol/calibrate/calibrationOptions';
import { calibrationOptionsSchema } from '../../../protocol/calibrate/calibrationOptions';
import { problemsAt } from '../../form/fieldWords';
import type { FormReading, FormRules } from '../../form/formModel';
import { readFields, showFields } from '../../form/holding';
import { numberIn, numberText } from '../../form/numberIn';
import type { CalibrateForm } from './calibrateForm';
import { calibrateHolding, emptyForm } from './calibrateForm';
import { calibrateFormWords } from './calibrateFormWords';
import { chosenIn } from './tickedRings';

export function calibrateRules(trans: TranslationBundle): FormRules<CalibrateForm, CalibrationOptions> {
  return { empty: emptyForm, demands: {}, read: form => readForm(form, trans) };
}

/** Options of a calibration, or for every field that stands in the way a sentence. The backend's own schema decides. */
export function readForm(
  form: CalibrateForm,
  trans: TranslationBundle
): FormReading<CalibrateForm, CalibrationOptions> {
  const rings = chosenIn(form.rings);
  const qRange = rangeIn(form.qFrom, form.qTo);
  const given = calibrationOptionsSchema.safeParse({
    ...readFields(calibrateHolding, form),
    // Without keys that have no value, so that equal options are equal texts
    ...(qRange && { qRange }),
    ...(rings.length > 0 && { rings })
  });
  return given.success
    ? { options: given.data }
    : { problems: problemsAt(given.error.issues, { holding: calibrateHolding, words: calibrateFormWords(trans) }) };
}

/** The form that would give these options. */
export function formOf(options: CalibrationOptions): CalibrateForm {
  const { qRange, rings } = options;
  return {
    ...showFields(calibrateHolding, options),
    // As readForm takes it: nothing is written into a box that a person left empty
    qFrom: numberText(qRange?.[0], 0),
    qTo: numberText(qRange?.[1], LARGEST_G),
    rings: rings?.join(', ') ?? ''
  };
}

/** The numbers in two boxes, an empty one for all there is on its side; undefined for all there is. */
function rangeIn(from: string, to: string): [number, number] | undefined {
  const [low, high] = [numberIn(from) ?? 0, numberIn(to) ?? LARGEST_G];
  return low === 0 && high === LARGEST_G ? undefined : [low, high];
}
