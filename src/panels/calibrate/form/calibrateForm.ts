import type { TranslationBundle } from '@jupyterlab/translation';

import type { CalibrationOptions } from '../../../protocol/calibrate/calibrationOptions';
import { calibrationOptionsSchema } from '../../../protocol/calibrate/calibrationOptions';
import type { FormProblems, FormReading, FormRules } from '../../form/formModel';

/** The form as the user leaves it: boxes hold text until it is read, in the units that are shown. Empty: found by itself. */
export interface CalibrateForm {
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
  /** kV */
  readonly voltage: string;
  /** cm */
  readonly cameraLength: string;
  readonly mask: string;
}

export const emptyForm: CalibrateForm = {
  qFrom: '',
  qTo: '',
  pixelSize: '',
  pixelSizeFactor: '',
  rings: '',
  latticeParameter: '',
  voltage: '',
  cameraLength: '',
  mask: ''
};

type Reading = FormReading<CalibrateForm, CalibrationOptions>;

export function calibrateRules(trans: TranslationBundle): FormRules<CalibrateForm, CalibrationOptions> {
  return { empty: emptyForm, demands: {}, read: form => readForm(form, trans) };
}

/** Options of a calibration, or for every field that stands in the way a sentence. The backend's own schema decides. */
export function readForm(form: CalibrateForm, trans: TranslationBundle): Reading {
  const [from, to] = [numberIn(form.qFrom), numberIn(form.qTo)];
  if ((from === undefined) !== (to === undefined)) {
    const sentence = trans.__('A q range has both ends: give the other one too.');
    return { problems: from === undefined ? { qFrom: sentence } : { qTo: sentence } };
  }
  const rings = form.rings.split(/[\s,;]+/).filter(Boolean);
  const voltage = numberIn(form.voltage);
  const cameraLength = numberIn(form.cameraLength);
  const options = defined({
    qRange: from !== undefined && to !== undefined ? ([from, to] as [number, number]) : undefined,
    pixelSize: numberIn(form.pixelSize),
    pixelSizeFactor: numberIn(form.pixelSizeFactor),
    rings: rings.length > 0 ? rings : undefined,
    latticeParameter: numberIn(form.latticeParameter),
    voltage: voltage && voltage * 1000,
    cameraLength: cameraLength && cameraLength / 100,
    mask: form.mask.trim() || undefined
  });
  const given = calibrationOptionsSchema.safeParse(options);
  return given.success ? { options: given.data } : { problems: sentences(given.error.issues, trans) };
}

/** The form that would give these options. */
export function formOf(options: CalibrationOptions): CalibrateForm {
  const { qRange, rings, voltage, cameraLength } = options;
  const text = (value: number | undefined): string =>
    value === undefined ? '' : String(Number(value.toPrecision(12)));
  return {
    qFrom: text(qRange?.[0]),
    qTo: text(qRange?.[1]),
    pixelSize: text(options.pixelSize),
    pixelSizeFactor: text(options.pixelSizeFactor),
    rings: rings?.join(', ') ?? '',
    latticeParameter: text(options.latticeParameter),
    voltage: text(voltage && voltage / 1000),
    cameraLength: text(cameraLength && cameraLength * 100),
    mask: options.mask ?? ''
  };
}

function sentences(
  issues: readonly { path: PropertyKey[]; message: string }[],
  trans: TranslationBundle
): FormProblems<CalibrateForm> {
  const above = trans.__('A number above 0 is needed here, or nothing.');
  const words: FormProblems<CalibrateForm> = {
    pixelSize: above,
    pixelSizeFactor: above,
    latticeParameter: above,
    voltage: trans.__('The voltage is given in kV, from 1 to 3000.'),
    cameraLength: trans.__('The camera length is given in cm, up to 2000.')
  };
  return Object.fromEntries(
    issues.map(({ path, message }) => {
      const field = path[0] === 'qRange' ? (path[1] === 0 ? 'qFrom' : 'qTo') : (String(path[0]) as keyof CalibrateForm);
      return [field, words[field] ?? message];
    })
  );
}

/** Without the keys that have no value, so that equal options are equal texts. */
function defined<T extends object>(options: T): T {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as T;
}

/** The number in a box; undefined when it is empty, NaN when it holds anything else. A decimal comma is read too. */
function numberIn(text: string): number | undefined {
  return text.trim() === '' ? undefined : Number(text.trim().replace(',', '.'));
}
